import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { OutsideLink, richText } from '@/components/ui/text'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { openDatabase } from '@/lib/notes/data/database'
import { unreadableAsText, unreadableRows } from '@/lib/notes/data/store'
import { fileName, saveFile, saveDraftAsFile } from '@/lib/notes/export/save-file'
import { unsavedDrafts, saveNoteDraft, splitTags } from '@/lib/notes/save-note'
import { deleteDraft, type StoredDraft } from '@/lib/platform/drafts'

/** Above the notes: unreadable notes, and unsaved drafts. Usually empty. */
export function StorageWarnings() {
  return (
    <>
      <UnreadableNotes />
      <UnsavedDrafts />
    </>
  )
}

/** Says how many stored notes cannot be read. They stay stored unchanged, and can be saved as a file. */
function UnreadableNotes() {
  const rows = useAsyncResult(findUnreadable) ?? []
  if (rows.length === 0) return null
  const save = () =>
    saveFile(fileName(t('storage.unreadableFile'), '.json'), 'application/json', unreadableAsText(rows))
  return (
    <section className="storage-error" role="status">
      <p>{t('storage.unreadable', rows.length)}</p>
      <div className="actions">
        <Button label={t('storage.saveAsFile')} onClick={save} />
      </div>
    </section>
  )
}

/** Scans all rows for unreadable ones; none on an error, which is shown below all views. */
const findUnreadable = (): Promise<readonly unknown[]> =>
  openDatabase()
    .then(unreadableRows)
    .catch(() => [])

/** Drafts of closed editors, most recent first, with the actions for each. */
function UnsavedDrafts() {
  const [drafts, setDrafts] = useState<readonly StoredDraft[]>([])
  const readAgain = useCallback(() => void unsavedDrafts().then(setDrafts), [])
  useEffect(readAgain, [readAgain])
  const [problem, setProblem] = useState<{ key: string; why: string } | null>(null)
  if (drafts.length === 0) return null
  const discard = ({ key }: StoredDraft) => {
    deleteDraft(key)
    readAgain()
  }
  const saveAsNote = async (draft: StoredDraft) => {
    const answer = await saveNoteDraft(noteOf(draft))
    if (answer === null) deleteDraft(draft.key)
    readAgain()
    const why = typeof answer === 'string' ? answer : t('storage.changedElsewhere')
    setProblem(answer === null ? null : { key: draft.key, why })
  }
  return (
    <section className="storage-error" aria-label={t('storage.draftsLeft', drafts.length)}>
      <h2>{t('storage.draftsLeft', drafts.length)}</h2>
      <p className="text-muted">{t('storage.draftsAbout')}</p>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.key}>
            <p className="words">{draft.note}</p>
            <p className="text-muted">
              {richText('storage.draftOf', {
                title: <OutsideLink url={draft.about.url}>{draft.about.title || draft.about.url}</OutsideLink>,
                when: formatDate(draft.at),
              })}
            </p>
            {problem?.key === draft.key && <p role="alert">{problem.why}</p>}
            <div className="actions">
              {/* A draft of a changed note is continued at the note, where both are visible. */}
              {draft.basedOn === null && draft.about.pageKey !== '' && (
                <Button label={t('storage.keepDraft')} onClick={() => void saveAsNote(draft)} />
              )}
              <Button label={t('storage.saveAsFile')} onClick={() => saveDraftAsFile(draft)} />
              <Button kind="bare" label={t('storage.discard')} onClick={() => discard(draft)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Converts a draft to a new note, anchored by its quote without context or position. */
function noteOf({ id, note, tagText, color, about }: StoredDraft) {
  const { quote, claim = null, ...page } = about
  const anchor = quote === '' ? null : { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null }
  const content = { ...page, claim, anchor, finding: null }
  return { id, basedOn: null, note: note.trim(), tags: splitTags(tagText), color, ...content }
}
