import type { PageState } from '@/lib/schema/page-state'
import { switchedOffScope } from '@/lib/platform/switched-off'
import { startPageAgentIn } from '@/lib/platform/scripts'
import { knownTabs } from '@/lib/platform/session'
import { readSettings } from '@/lib/platform/settings'
import { newCheck } from './check-states'
import { beginPage, changePage } from './page-states'
import { repaint } from './card-texts'

export async function isSwitchedOff(url: string): Promise<boolean> {
  return switchedOffScope(await readSettings(), url) !== null
}

/** Returns the state of a page that is switched off: its address and title, without date and findings. */
export function switchedOffState(tabId: number, { visit, url, pageKey, otherKeys, title, site }: Address): PageState {
  const named = { ...(visit && { visit }), ...(otherKeys && { otherKeys }) }
  return newCheck({ tabId, url, pageKey, ...named, title, site, status: 'off' })
}

type Address = Pick<PageState, 'visit' | 'url' | 'pageKey' | 'otherKeys' | 'title' | 'site'>

/**
 * Updates every known tab: removes the marks where Claimlight was switched off, and checks again where it was switched
 * on.
 */
export async function updateSwitchedOffTabs(): Promise<void> {
  const settings = await readSettings()
  for (const { tabId, url, status } of await knownTabs()) {
    const off = switchedOffScope(settings, url) !== null
    if (off && status !== 'off') {
      beginPage(tabId) // ends a running check
      await changePage(tabId, (state) => (state?.url === url ? switchedOffState(tabId, state) : state))
      await repaint(tabId, { findings: [] })
    } else if (!off && status === 'off') {
      // Where an automatic check is not allowed, the page counts as not checked.
      await changePage(tabId, (state) => (state?.status === 'off' ? null : state))
      await startPageAgentIn(tabId)
    }
  }
}
