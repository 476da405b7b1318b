import { useState } from 'react'
import type { NoteColor } from '@/lib/schema/note-colors'
import { callBackground } from '@/lib/messaging/call'
import { t } from '@/lib/i18n/t'
import { sendInChunks } from '@/lib/notes/export/in-chunks'
import { storageErrorText } from '@/lib/i18n/storage-error-text'

/**
 * Applies one change to many notes, with an undo for exactly the changed ones.
 *
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
      onDone(t('library.colored', before.length), () => void giveBack(before))
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

  /** Gives each note its former colour. */
  async function giveBack(before: readonly { id: string; color: NoteColor | null }[]): Promise<void> {
    for (const color of new Set(before.map((one) => one.color))) {
      const ids = before.filter((one) => one.color === color).map(({ id }) => id)
      await run(ids, (some) => callBackground('color-annotations', { ids: some, color }))
    }
  }
}
