import { callPage } from '@/lib/messaging/call'
import { report } from '@/lib/platform/lifecycle'
import { onMenuClick } from '@/lib/platform/menus'
import { openPanel } from '@/lib/platform/panel'
import { checkWish } from '@/lib/platform/session'
import { onCommand, onToolbarClick } from '@/lib/platform/toolbar'
import { askQuestion } from '@/lib/check/ask-question'
import { checkTab } from '@/lib/check/check-tab'

/** Handles user gestures outside the extension's pages. The panel is opened first: an await would end the gesture. */
export function listenForGestures(): void {
  onToolbarClick(checkPage)
  onMenuClick((click) => {
    if (click.item === 'check-page') return checkPage(click.tabId, click.windowId)
    openPanel(click.windowId, click.tabId).catch(report)
    askQuestion(click).catch(report)
  })
  onCommand((command, tabId, windowId) => {
    if (command === 'check-page') checkPage(tabId, windowId)
    else void callPage(tabId, 'step-finding', { by: STEPS[command] })
  })
}

function checkPage(tabId: number, windowId: number): void {
  openPanel(windowId, tabId).catch(report)
  checkWish.write({ tabId, id: crypto.randomUUID() }).catch(report)
  checkTab(tabId, true).catch(report)
}

const STEPS = { 'next-finding': 1, 'previous-finding': -1, 'toggle-card': 0 } as const
