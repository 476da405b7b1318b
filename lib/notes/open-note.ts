import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import { safeUrl } from '@/lib/text/safe-url'
import type { Annotation } from '@/lib/schema/annotation'
import type { TabEntry } from '@/lib/schema/page-state'
import { knownTabs } from '@/lib/platform/session'
import { openPage, showTab } from '@/lib/platform/tabs'
import { withTextFragment } from '@/lib/text/text-fragment'
import { isNoteOf } from './data/page-notes'
import { scrollPageToNote } from '@/lib/messaging/ask-page'

/**
 * Opens the place of a note: its claim in the dossier, or its words in a tab with its page, the panel's own first.
 * Without such a tab, opens the page at the words.
 */
export function openNote(note: Annotation, page: TabEntry | null): void {
  if (note.claim !== null) location.hash = dossierHref({ at: 'claim', id: note.claim }, note.dossier?.id)
  else void openPageOfNote(note, page)
}

async function openPageOfNote(note: Annotation, page: TabEntry | null): Promise<void> {
  const tabs = [...(page ? [page] : []), ...(await knownTabs())]
  const tab = tabs.find((state) => isOn(note, state))
  if (tab && (await showNoteInTab(tab, note))) return
  const url = safeUrl(note.url)
  if (url !== null) await openPage(note.anchor ? withTextFragment(url, note.anchor.quote) : url)
}

function isOn(note: Annotation, state: TabEntry): boolean {
  return (note.pageKey !== '' && isNoteOf(note, state)) || (state.moved?.includes(note.id) ?? false)
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
