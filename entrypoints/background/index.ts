import { defineBackground } from 'wxt/utils/define-background'
import { serveBackground } from '@/lib/messaging/serve'
import { purgeRemoved } from '@/lib/dossiers/data/list'
import { backUpIfDue } from '@/lib/notes/backup/run-backup'
import { speakBrowsersLanguage } from '@/lib/platform/language'
import { everyHour, onFreshStart, onInstalled, report, startClock } from '@/lib/platform/lifecycle'
import { createMenus } from '@/lib/platform/menus'
import { openWelcome } from '@/lib/platform/tabs'
import { keepSettingsFromPages, watchSettings } from '@/lib/platform/settings'
import { followTabs } from '@/lib/check/follow-tabs'
import { listenForGestures } from './gestures'
import { messages } from './messages'
import { updateTabsOfSite } from '@/lib/check/off'
import { purgeNotes } from '@/lib/notes/messages'
import { showAllPages } from '@/lib/check/show-page'
import { applyReadAlong, startReadAlong } from '@/lib/check/read-along'
import { callPage } from '@/lib/messaging/call'
import { knownTabs } from '@/lib/platform/session'
import { lookOf, type Settings } from '@/lib/schema/settings'

/** The worker may stop and restart at any time: all listeners are added synchronously, without await or state. */
export default defineBackground({
  type: 'module',
  main() {
    speakBrowsersLanguage()
    serveBackground(messages)
    listenForGestures()
    followTabs()
    startReadAlong()
    keepSettingsFromPages().catch(report)
    watchSettings((settings) => {
      sendPageStyle(settings).catch(report)
      updateTabsOfSite().then(showAllPages).catch(report)
    })
    onInstalled(() => void openWelcome().catch(report))
    everyHour(() => {
      backUpIfDue(new Date()).catch(report)
      purgeNotes().catch(report)
      purgeRemoved(new Date().toISOString()).catch(report)
    })
    onFreshStart(() => {
      startClock().catch(report)
      createMenus().catch(report)
      applyReadAlong().catch(report)
    })
  },
})

/** Sends the appearance settings to every tab that may have a page agent. */
async function sendPageStyle(settings: Settings): Promise<void> {
  const look = lookOf(settings)
  await Promise.all((await knownTabs()).map(({ tabId }) => callPage(tabId, 'look-changed', look)))
}
