import { useState } from 'react'
import type { NoteColor } from '@/lib/schema/note-colors'
import { callBackground } from '@/lib/messaging/call'
import { t } from '@/lib/i18n/t'
import { storageErrorText } from '@/lib/i18n/storage-error-text'
import { groupedBy } from '@/lib/text/lists'
import type { Reply } from '@/lib/messaging/envelope'

/**
 * Applies one change to many notes, with an undo for exactly the changed ones.
 * @param onDone called with a description and the undo
 */
export function useBulkActions(onDone: (says: string, undo: () => void) => void) {
  const [working, setWorking] = useState<{ done: number; all: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async <T>(ids: readonly string[], ask: Parameters<typeof sendInChunks<T>>[1]): Promise<T[]> => {
    setProblem(null)
    setWorking({ done: 0, all: ids.length })
    const { answers, refusal } = await sendInChunks(ids, ask, (done) => setWorking({ done, all: ids.length }))
    setWorking(null)
    if (refusal !== null) setProblem(t('library.notDone', { why: storageErrorText(refusal) }))
    return answers
  }
  const tagThem = (ids: readonly string[], tag: string, kind: 'add' | 'remove') =>
    run(ids, (some) =>
      callBackground('tag-annotations', {
        ids: some,
        add: kind === 'add' ? [tag] : [],
        remove: kind === 'add' ? [] : [tag],
      }),
    )
  return {
    working,
    problem,
    async tag(ids: readonly string[], tag: string, kind: 'add' | 'remove') {
      const changed = (await tagThem(ids, tag, kind)).flatMap((answer) => answer.ids)
      const back = kind === 'add' ? 'remove' : 'add'
      onDone(t(kind === 'add' ? 'library.tagged' : 'library.untagged', changed.length), () => {
        void tagThem(changed, tag, back)
      })
    },
    async color(ids: readonly string[], color: NoteColor | null) {
      const before = (await run(ids, (some) => callBackground('color-annotations', { ids: some, color }))).flatMap(
        (answer) => answer.before,
      )
      onDone(t('library.colored', before.length), () => void restoreColors(before, color))
    },
    async remove(ids: readonly string[]) {
      const gone = (await run(ids, (some) => callBackground('delete-annotations', { ids: some }))).flatMap(
        (answer) => answer.ids,
      )
      onDone(t('library.deleted', gone.length), () => {
        void run(gone, (some) => callBackground('restore-annotations', { ids: some }))
      })
    },
  }

  async function restoreColors(before: readonly { id: string; color: NoteColor | null }[], from: NoteColor | null) {
    for (const [color, notes] of groupedBy(before, (note) => note.color))
      await run(
        notes.map(({ id }) => id),
        (ids) => callBackground('color-annotations', { ids, color, from }),
      )
  }
}

/**
 * Sends a message about many notes in parts, for small messages, short transactions and visible progress. Stops at the
 * first error; finished parts are not undone, and their answers are returned with the error code (`refusal`).
 */
export async function sendInChunks<T>(
  ids: readonly string[],
  ask: (ids: string[]) => Promise<Reply<T>>,
  onProgress: (done: number) => void = () => undefined,
): Promise<{ answers: T[]; refusal: string | null }> {
  const answers: T[] = []
  for (let at = 0; at < ids.length; at += CHUNK_LENGTH) {
    const reply = await ask(ids.slice(at, at + CHUNK_LENGTH))
    if (!reply.ok) return { answers, refusal: reply.code }
    answers.push(reply.value)
    onProgress(Math.min(ids.length, at + CHUNK_LENGTH))
  }
  return { answers, refusal: null }
}

const CHUNK_LENGTH = 400
