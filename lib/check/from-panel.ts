import type { ClaimWithWords } from '@/lib/details/claims-behind'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { changeWithUndo } from '@/lib/dossiers/change-dossier'
import { storageErrorText } from '@/lib/i18n/storage-error-text'
import { t } from '@/lib/i18n/t'
import { scrollPageTo } from '@/lib/messaging/ask-page'
import { callBackground } from '@/lib/messaging/call'
import { fixedTabId } from '@/lib/platform/panel'
import { askForCheck, selectionCheck } from '@/lib/platform/session'
import { showTab } from '@/lib/platform/tabs'
import { changeCheck } from './check-states'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import { collapseSpaces } from '@/lib/text/fold-words'
import type { Span } from '@/lib/text/spans'

// Requests of the panel to the check of its tab.

export function checkPageOf(tabId: number): void {
  void askForCheck(tabId)
  void callBackground('check-tab', { tabId })
}

/** Scrolls the page to a place, and shows its tab. @returns false if the place is no longer on the page */
export async function showOnPage(tabId: number, { start, end }: Span): Promise<boolean> {
  return showIfFound(tabId, await scrollPageTo(tabId, start, end))
}

/** Shows the tab of a place that was found, where the panel stands in a tab of its own. */
export async function showIfFound(tabId: number, isFound: boolean): Promise<boolean> {
  if (isFound && fixedTabId() !== null) await showTab(tabId)
  return isFound
}

/** Removes the wish for a note from an answered question. The background writes the question until then. */
export async function removeNoteRequest(tabId: number): Promise<void> {
  await changeCheck(selectionCheck(tabId), (asked) =>
    asked?.wantsNote && asked.status !== 'checking' ? { ...asked, wantsNote: false } : asked,
  )
}

/**
 * Hides a sentence with its claims. Resolves to the undo, else to one sentence with the reason.
 * @param book of the dossier of the finding
 * @param name of that dossier
 */
export async function muteFinding(
  { quote: sentence, claims: ids, verdict, dossier }: Finding,
  { url, title }: { url: string; title: string },
  book: DossierBook | null,
  name: string,
): Promise<(() => void) | string> {
  const of = dossier === undefined || dossier === BUNDLED_ID ? {} : { dossier: { id: dossier, name } }
  const claims = (book?.claimsOf(ids) ?? []).map(({ id, text }) => ({ id, words: collapseSpaces(text) }))
  // A mute without its claims would mute nothing.
  if (claims.length === 0 && ids.length > 0) return t('wrongFinding.notMuted', { why: storageErrorText('failed') })
  const reply = await callBackground('save-mute', { sentence, claims, verdict, url, title, ...of })
  if (!reply.ok) return t('wrongFinding.notMuted', { why: storageErrorText(reply.code) })
  return () => void callBackground('delete-mute', { id: reply.value.id })
}

/** Sets aside a claim of a finding. Resolves like `muteFinding`. */
export async function setClaimAside(
  { quote }: Finding,
  { url }: { url: string },
  { dossier = BUNDLED_ID, id, text }: ClaimWithWords,
): Promise<(() => void) | string> {
  const adjustments = await import('@/lib/dossiers/data/adjustments')
  const change = () => adjustments.setClaimAside(dossier, { id, text, about: { sentence: quote, url } })
  return (await changeWithUndo(change)) ?? t('dossiers.failed')
}
