import { useAnswer } from '@/components/ui/use-answer'
import { UnsavedDrafts } from '@/components/annotation/unsaved-drafts'
import { UnreadableNotes } from '@/components/annotation/storage-error'
import { splitTags } from '@/components/annotation/note-editor'
import { openDatabase } from '@/lib/annotations/open-database'
import { unreadableAsText, unreadableRows } from '@/lib/annotations/unreadable'
import { t } from '@/lib/i18n/t'
import { dropDraft, type Draft } from '@/lib/platform/drafts'
import { save } from './actions'
import { fileName, saveFile } from '@/lib/app/export/save-file'
import { saveDraftAsFile, useLeftDrafts } from './use-editor'

/** Above the notes: unsaved drafts, and unreadable notes. Usually empty. */
export function StorageWarnings() {
  const { drafts, readAgain } = useLeftDrafts()
  const unreadable = useAnswer(findUnreadable) ?? []
  const keep = async (draft: Draft) => {
    const answer = await save(noteOf(draft))
    if (answer === null) dropDraft(draft.key)
    readAgain()
    return answer === null || typeof answer === 'string' ? answer : t('storage.changedElsewhere')
  }
  return (
    <>
      <UnreadableNotes
        count={unreadable.length}
        onSave={() =>
          saveFile(fileName(t('storage.unreadableFile'), '.json'), 'application/json', unreadableAsText(unreadable))
        }
      />
      <UnsavedDrafts
        drafts={drafts}
        onKeep={keep}
        onSave={saveDraftAsFile}
        onDiscard={(draft) => {
          dropDraft(draft.key)
          readAgain()
        }}
      />
    </>
  )
}

/** All rows are scanned. Errors are shown below all views. */
const findUnreadable = (): Promise<readonly unknown[]> =>
  openDatabase()
    .then(unreadableRows)
    .catch(() => [])

/** A new note from a draft, anchored by its words alone. */
function noteOf({ id, note, tagText, color, about }: Draft) {
  const { quote, claim = null, ...page } = about
  const anchor = quote === '' ? null : { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null }
  const content = { ...page, claim, anchor, finding: null }
  return { id, basedOn: null, note: note.trim(), tags: splitTags(tagText), color, ...content }
}
