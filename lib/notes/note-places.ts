import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import type { NoteChange } from '@/lib/schema/note-change'
import { noteWithOldWords } from '@/lib/notes/formats/shared/say-change'
import type { PageState, TabEntry } from '@/lib/schema/page-state'
import { selectionOnPage, scrollPageToNote } from '@/lib/messaging/ask-page'
import { contentOf } from './note-drafts'
import { isNoteOf } from '@/lib/notes/data/page-notes'
import { storageErrorText } from '@/lib/i18n/storage-error-text'
import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import { collapseSpaces } from '@/lib/text/fold-words'
import { safeUrl } from '@/lib/text/urls'
import { knownTabs } from '@/lib/platform/session'
import { openPage, showTab } from '@/lib/platform/tabs'
import { withTextFragment } from '@/lib/text/text-fragment'

/**
 * Attaches a note of the open page to the selection on it. The rest of the note is unchanged; `onDone` receives a
 * function that restores the old anchor.
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
  change: { anchor: Annotation['anchor']; note?: string },
  onDone: (says: string, undo: () => void) => void,
): Promise<string | null> {
  const { id, modified: basedOn } = note
  // The verdict was on the old words: a sentence that was corrected is not contradicted.
  const finding = wordsOfAnchor(change.anchor) === wordsOfAnchor(note.anchor) ? note.finding : null
  const saved = await callBackground('save-annotation', { ...contentOf(note), ...change, finding, id, basedOn })
  if (!saved.ok) return t('notes.notKept', { why: storageErrorText(saved.code) })
  if (saved.value.outcome === 'changed-elsewhere') return t('storage.changedElsewhere')
  const { annotation } = saved.value
  const former = { anchor: note.anchor, note: note.note, finding: note.finding }
  const back: AnnotationDraft = { ...contentOf(annotation), ...former, id, basedOn: annotation.modified }
  onDone(t('pageNotes.attached'), () => void callBackground('save-annotation', back))
  return null
}

const wordsOfAnchor = (anchor: Annotation['anchor']): string => collapseSpaces(anchor?.quote.exact ?? '')

/**
 * Opens the place of a note: its claim in the dossier, or its words in a tab with its page, the panel's own first.
 * Opens the page at the quoted words if no tab shows it.
 */
export function openNote(note: Annotation, page: TabEntry | null): void {
  if (note.claim !== null) location.hash = dossierHref({ at: 'claim', id: note.claim }, note.dossier?.id)
  else void openPageOfNote(note, page)
}

async function openPageOfNote(note: Annotation, page: TabEntry | null): Promise<void> {
  const tabs = [...(page ? [page] : []), ...(await knownTabs())]
  const tab = tabs.find(
    (state) => (note.pageKey !== '' && isNoteOf(note, state)) || (state.moved?.includes(note.id) ?? false),
  )
  if (tab && (await showNoteInTab(tab, note))) return
  const url = safeUrl(note.url)
  if (url !== null) await openPage(note.anchor ? withTextFragment(url, note.anchor.quote) : url)
}

/** Shows a note in its tab. @returns false if the tab is closed, or the note is not found there but was before */
async function showNoteInTab({ tabId, orphans }: TabEntry, { id, anchor }: Annotation): Promise<boolean> {
  const found = await scrollPageToNote(tabId, id)
  // True for a note on the whole page, or one whose quote is known to be missing: opening the page again is no help.
  const isAllThereIs = anchor === null || (orphans?.includes(id) ?? false)
  if (!found && !isAllThereIs) return false
  return showTab(tabId).then(
    () => true,
    () => false,
  )
}
