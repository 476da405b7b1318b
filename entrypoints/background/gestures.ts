import { callPage } from '@/lib/messaging/call'
import { report } from '@/lib/platform/lifecycle'
import { onMenuClick } from '@/lib/platform/menus'
import { openPanel } from '@/lib/platform/panel'
import { onCommand, onToolbarClick } from '@/lib/platform/toolbar'
import { askQuestion } from '@/lib/check/ask-question'
import { checkTab } from '@/lib/check/check-tab'

/** Handles user gestures outside the extension's pages. The panel is opened first: an await would end the gesture. */
export function listenForGestures(): void {
  onToolbarClick((tabId, windowId) => {
    openPanel(windowId, tabId).catch(report)
    checkTab(tabId, true).catch(report)
  })
  onMenuClick((click) => {
    openPanel(click.windowId, click.tabId).catch(report)
    if (click.item === 'check-page') checkTab(click.tabId, true).catch(report)
    else askQuestion(click).catch(report)
  })
  onCommand((command, tabId, windowId) => {
    if (command === 'check-page') {
      openPanel(windowId, tabId).catch(report)
      checkTab(tabId, true).catch(report)
    } else void callPage(tabId, 'step-finding', { by: STEPS[command] })
  })
}

const STEPS = { 'next-finding': 1, 'previous-finding': -1, 'toggle-card': 0 } as const
