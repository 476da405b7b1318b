import { defineBackground } from 'wxt/utils/define-background'
import { serveBackground } from '@/lib/messaging/serve'
import { purgeRemoved } from '@/lib/dossiers/data/list'
import { backUpIfDue } from '@/lib/notes/backup/run-backup'
import { applyBrowserLanguage } from '@/lib/platform/language'
import { everyHour, onInstallOrStartup, onInstalled, logError, startHourlyAlarm } from '@/lib/platform/lifecycle'
import { createMenus } from '@/lib/platform/menus'
import { openWelcome } from '@/lib/platform/tabs'
import { restrictStorageToExtension, watchSettings } from '@/lib/platform/settings'
import { followTabs } from '@/lib/check/follow-tabs'
import { listenForGestures } from './gestures'
import { messages } from './messages'
import { updateSwitchedOffTabs } from '@/lib/check/off'
import { purgeNotes } from '@/lib/notes/messages'
import { updateToolbarButtons } from '@/lib/check/toolbar-button'
import { updateDetectorRegistration, watchAutoCheckSettings } from '@/lib/check/auto-check'
import { watchEncoding } from '@/lib/check/active-dossiers'
import { checkPagesAgain } from '@/lib/check/dossier-changes'
import { callPage } from '@/lib/messaging/call'
import { knownTabs } from '@/lib/platform/session'
import { appearanceOf, type Settings } from '@/lib/schema/settings'

/** The worker may stop and restart at any time: all listeners are added synchronously, without await or state. */
export default defineBackground({
  type: 'module',
  main() {
    applyBrowserLanguage()
    serveBackground(messages)
    listenForGestures()
    followTabs()
    watchAutoCheckSettings()
    watchEncoding((dossier) => void checkPagesAgain(dossier).catch(logError))
    restrictStorageToExtension().catch(logError)
    watchSettings((settings) => {
      sendPageStyle(settings).catch(logError)
      updateSwitchedOffTabs().then(updateToolbarButtons).catch(logError)
    })
    onInstalled(() => void openWelcome().catch(logError))
    everyHour(() => {
      backUpIfDue(new Date()).catch(logError)
      purgeNotes().catch(logError)
      purgeRemoved(new Date().toISOString()).catch(logError)
    })
    onInstallOrStartup(() => {
      startHourlyAlarm().catch(logError)
      createMenus().catch(logError)
      updateDetectorRegistration().catch(logError)
    })
  },
})

async function sendPageStyle(settings: Settings): Promise<void> {
  const look = appearanceOf(settings)
  await Promise.all((await knownTabs()).map(({ tabId }) => callPage(tabId, 'look-changed', look)))
}
