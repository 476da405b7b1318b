import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import type { NoteChange } from '@/lib/schema/note-change'
import { noteWithOldWords } from './formats/shared/say-change'
import type { PageState } from '@/lib/schema/page-state'
import { selectionOnPage } from '@/lib/messaging/ask-page'
import { contentOf } from './note-drafts'
import { isNoteOf } from './data/page-notes'
import { storageErrorText } from '@/lib/i18n/storage-error-text'

/**
 * Attaches a note of the open page to the selection on it. The rest of the note is unchanged; `onDone` receives a
 * function that restores the old anchor.
 *
 * @param page the tab's current page
 * @returns null on success, else one sentence with the reason
 */
export async function attachToSelection(
  note: Annotation,
  page: PageState | null,
  onDone: (says: string, undo: () => void) => void,
): Promise<string | null> {
  if (page === null || !isNoteOf(note, page)) return t('pageNotes.notOpen')
  const { isThere, anchor } = await selectionOnPage(page.tabId)
  if (!isThere) return t('pageNotes.noReader')
  if (anchor === null) return t('pageNotes.nothingSelected')
  return attach(note, { anchor }, onDone)
}

/** Attaches a note to the words that took the place of its own, which are added to its text. */
export async function attachToNewWords(
  note: Annotation,
  { anchor }: NoteChange,
  onDone: (says: string, undo: () => void) => void,
): Promise<string | null> {
  return attach(note, { anchor, note: noteWithOldWords(note, new Date()) }, onDone)
}

async function attach(
  note: Annotation,
  change: Partial<Pick<Annotation, 'anchor' | 'note'>>,
  onDone: (says: string, undo: () => void) => void,
): Promise<string | null> {
  const { id, modified: basedOn } = note
  const saved = await callBackground('save-annotation', { ...contentOf(note), ...change, id, basedOn })
  if (!saved.ok) return t('notes.notKept', { why: storageErrorText(saved.code) })
  if (saved.value.outcome === 'changed-elsewhere') return t('storage.changedElsewhere')
  const { annotation } = saved.value
  const former = { anchor: note.anchor, note: note.note }
  const back: AnnotationDraft = { ...contentOf(annotation), ...former, id, basedOn: annotation.modified }
  onDone(t('pageNotes.attached'), () => void callBackground('save-annotation', back))
  return null
}
