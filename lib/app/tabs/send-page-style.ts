import { callPage } from '@/lib/messaging/call'
import { knownTabs } from '@/lib/platform/session'
import { lookOf, type Settings } from '@/lib/schema/settings'

/** Sends the appearance settings to every tab that may have a page agent. */
export async function sendPageStyle(settings: Settings): Promise<void> {
  const look = lookOf(settings)
  await Promise.all((await knownTabs()).map(({ tabId }) => callPage(tabId, 'look-changed', look)))
}
