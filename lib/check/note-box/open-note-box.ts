import { t } from '@/lib/i18n/t'
import type { MenuClick } from '@/lib/platform/menus'
import { mergedOnPart } from '@/lib/check/check-together'
import { moveFinding } from '@/lib/page/mark/move-finding'
import type { SelectionRead } from '@/lib/page/lifecycle/page-agent-host'
import { anchorOnPage } from '@/lib/messaging/ask-page'
import { draftPlaceOf, newestPageDraft } from '@/lib/platform/drafts'
import { showNoteBoxIn } from '@/lib/platform/scripts'
import { noteRequest, pageState, selectionCheck } from '@/lib/platform/session'
import type { SelectionCheck } from '@/lib/schema/page-state'
import { findingsOnPage, placeInArticle } from '../asked-on-page'
import { readClickedText } from '../ask-question'
import { changeCheck, newCheck } from '../check-states'

/**
 * Opens the editor of a note on the clicked words, in their page.
 * @returns false where the browser allows no script: the sidebar has the editor then, once it is open
 */
export async function openNoteBox(click: MenuClick): Promise<boolean> {
  const { tabId } = click
  const { asked, read } = await readClickedText(click)
  if (read.text.trim() === '') {
    await changeCheck(selectionCheck(tabId), () => ({ ...asked, status: 'error', message: t('selection.noWords') }))
    return false
  }
  const selection = await withPageFindings({ ...asked, text: read.text, anchor: read.anchor }, read)
  if (await showNoteBox(selection)) return true
  await changeCheck(selectionCheck(tabId), () => ({ ...selection, wantsNote: true }))
  return false
}

/** Opens the editor of a note on the sentence of a finding. @returns false where the page shows none */
export async function openNoteBoxOnFinding(tabId: number, start: number): Promise<boolean> {
  const page = await pageState(tabId).read()
  const finding = page?.findings.find((candidate) => candidate.start === start)
  if (!page || !finding) return false
  const { url, pageKey, title, site, date, dossiers } = page
  const onPage = { tabId, url, pageKey, title, site, date, dossiers, status: 'done' as const }
  const findings = [moveFinding(finding, -start)]
  const anchor = await anchorOnPage(tabId, start, finding.end)
  return showNoteBox(newCheck({ ...onPage, text: finding.quote, findings, anchor }))
}

/** Shows the editor of a note on a selection in its page. @returns false where the browser allows no script */
async function showNoteBox(selection: SelectionCheck): Promise<boolean> {
  const { tabId, pageKey, url, title, text } = selection
  const place = draftPlaceOf(pageKey, 'question', text)
  const id = crypto.randomUUID()
  const about = { pageKey, url, title, quote: text }
  const draft = { key: id, place, id, basedOn: null, note: '', tagText: '', color: null, about, at: '' }
  await noteRequest(tabId).write({ selection, draft: (await newestPageDraft(place)) ?? draft })
  if (await showNoteBoxIn(tabId)) return true
  await noteRequest(tabId).remove()
  return false
}

/** Returns a selection with what the page shows on it: a note asks nothing. */
async function withPageFindings(selection: SelectionCheck, read: SelectionRead): Promise<SelectionCheck> {
  const { tabId, url } = selection
  const [onPage, page] = await Promise.all([placeInArticle(tabId, url, read), pageState(tabId).read()])
  if (onPage === null || page === null) return { ...selection, status: 'unasked' }
  const { start, end } = onPage
  const onPart = (await findingsOnPage(tabId, onPage)).map((finding) => mergedOnPart(finding, start, end))
  const findings = onPart.filter((finding) => finding !== null).map((finding) => moveFinding(finding, -start))
  return {
    ...selection,
    status: findings.length === 0 ? 'unasked' : 'done',
    findings,
    dossiers: page.dossiers,
  }
}
