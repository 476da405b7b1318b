import { callPage } from '@/lib/messaging/call'
import { tabsWithPageState } from '@/lib/platform/session'
import { lookOf, type Settings } from '@/lib/platform/settings'

/** Tells every tab that may have a reader how pages look now. */
export async function sendPageStyle(settings: Settings): Promise<void> {
  const look = lookOf(settings)
  await Promise.all((await tabsWithPageState()).map(({ tabId }) => callPage(tabId, 'look-changed', look)))
}
