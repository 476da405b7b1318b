import { callReader } from '@/lib/messaging/call'
import { mayReadAllSites, watchAllSites } from '@/lib/platform/permissions'
import { setReadAlong, startGateIn } from '@/lib/platform/scripts'
import { changeSettings, readSettings, watchSettings } from '@/lib/platform/settings'
import { tabsWithPages } from '@/lib/platform/tabs'
import { report } from '@/lib/platform/lifecycle'

/** Has the reader started on every page while the reader of this extension has turned that on and allows it. */
export function keepReadingAlong(): void {
  watchSettings(() => void bringInLine().catch(report))
  watchAllSites((allowed) => {
    // Taken back in the browser's own settings: the switch here must not go on saying otherwise.
    const settled = allowed ? Promise.resolve() : changeSettings({ readAlong: false }).then(() => undefined)
    settled.then(bringInLine).catch(report)
  })
}

/** Brings the registration in line with setting and permission. May run at any time and any number of times. */
export async function bringInLine(): Promise<void> {
  const [{ readAlong }, allowed] = await Promise.all([readSettings(), mayReadAllSites()])
  const changed = await setReadAlong(readAlong && allowed)
  if (!changed || !(readAlong && allowed)) return
  // The pages that are open already: one after the other, as most of them are not looked at now.
  for (const tabId of await tabsWithPages()) {
    const there = await callReader(tabId, 'which-visit', null)
    if (!there.ok) await startGateIn(tabId)
  }
}
