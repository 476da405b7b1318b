import { callPage } from '@/lib/messaging/call'
import { logError } from '@/lib/platform/lifecycle'
import { onMenuClick, type MenuClick } from '@/lib/platform/menus'
import { openPanel } from '@/lib/platform/panel'
import { askForCheck, evidenceRequest } from '@/lib/platform/session'
import { pageInTab } from '@/lib/platform/tabs'
import { onCommand, onToolbarClick } from '@/lib/platform/toolbar'
import { checkClickedText } from '@/lib/check/ask-question'
import { openNoteBox } from '@/lib/check/note-box/open-note-box'
import { warmUp } from '@/lib/check/active-dossiers'
import { checkTab } from '@/lib/check/check-tab'
import { isSwitchedOff } from '@/lib/check/off'
import { isPdfAddress } from '@/lib/text/urls'

/** Handles user gestures outside the extension's pages. The panel is opened first: an await would end the gesture. */
export function listenForGestures(): void {
  onToolbarClick(openPanelAndCheck)
  onMenuClick((click) => {
    if (click.item === 'check-page') return openPanelAndCheck(click.tabId, click.windowId)
    // In its viewer of PDFs, Firefox runs no script, and it opens its sidebar only before any await.
    if (click.item === 'note' && !isPdfAddress(click.pageUrl)) return void writeNote(click).catch(logError)
    openPanel(click.windowId, click.tabId).catch(logError)
    answerClick(click).catch(logError)
  })
  onCommand((command, tabId, windowId) => {
    if (command === 'check-page') openPanelAndCheck(tabId, windowId)
    else if (command === 'note') writeNoteByKey(tabId, windowId).catch(logError)
    else void callPage(tabId, 'step-finding', STEP_BY_COMMAND[command])
  })
}

/** Opens the editor of a note in the page; in the sidebar where the page has none. */
async function writeNote(click: MenuClick): Promise<void> {
  const isOff = await isSwitchedOff(click.pageUrl)
  if (!isOff && (await openNoteBox(click))) return
  // Where the browser refuses, the editor waits in the sidebar for a click on the toolbar button.
  openPanel(click.windowId, click.tabId).catch(logError)
  if (isOff) showCheck(click.tabId)
}

async function writeNoteByKey(tabId: number, windowId: number): Promise<void> {
  const { url, title } = await pageInTab(tabId)
  const page = { pageUrl: url ?? '', pageTitle: title ?? '' }
  await writeNote({ item: 'note', tabId, windowId, frameId: 0, selection: '', on: {}, ...page })
}

async function answerClick(click: MenuClick): Promise<void> {
  const { item, tabId, selection, pageUrl } = click
  // The page view says that the page is off and how to turn it on; the page itself is not read.
  if (await isSwitchedOff(pageUrl)) showCheck(tabId)
  else if (item === 'note') await openNoteBox(click)
  else if (item !== 'use-evidence') await checkClickedText(click)
  else await evidenceRequest.write({ tabId, id: crypto.randomUUID(), isPart: selection !== '' })
}

function openPanelAndCheck(tabId: number, windowId: number): void {
  openPanel(windowId, tabId).catch(logError)
  warmUp().catch(logError)
  showCheck(tabId)
}

function showCheck(tabId: number): void {
  askForCheck(tabId).catch(logError)
  checkTab(tabId, true).catch(logError)
}

const STEP_BY_COMMAND = {
  'next-finding': { by: 1 },
  'previous-finding': { by: -1 },
  'next-mark': { by: 1, isAny: true },
  'toggle-card': { by: 0 },
} as const
