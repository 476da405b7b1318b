import { callPage } from '@/lib/messaging/call'
import { ALL_SITES, mayReadAllSites, sitesAllowed, watchAllSites } from '@/lib/platform/permissions'
import { setReadAlong, startSubjectDetectorIn } from '@/lib/platform/scripts'
import { changeSettings, readSettings, watchSettings } from '@/lib/platform/settings'
import { patternOfSite } from '@/lib/platform/sites'
import { tabsWithPages } from '@/lib/platform/tabs'
import { report } from '@/lib/platform/lifecycle'

/** Has the reader started on every page, or on some sites, while the reader of this extension has chosen and allows it. */
export function startReadAlong(): void {
  watchSettings(() => void applyReadAlong().catch(report))
  watchAllSites((allowed) => void takeBack(allowed).then(applyReadAlong).catch(report))
}

/** Brings the registration in line with settings and permissions. May run at any time and any number of times. */
export function applyReadAlong(): Promise<void> {
  // One after the other: setting and permission often change together, and a name can be registered only once.
  const turn = waiting.then(settle)
  waiting = turn.catch(() => undefined)
  return turn
}

/** The last turn, not state: with the worker go those who wait. */
let waiting: Promise<void> = Promise.resolve()

async function settle(): Promise<void> {
  const { matches, except } = await pagesToRead()
  const changed = await setReadAlong(matches, except)
  if (!changed || matches.length === 0) return
  // The pages that are open already: one after the other, as most of them are not looked at now.
  for (const tabId of await tabsWithPages(matches)) {
    const there = await callPage(tabId, 'which-visit', null)
    if (!there.ok) await startSubjectDetectorIn(tabId)
  }
}

async function pagesToRead(): Promise<{ matches: string[]; except: string[] }> {
  const [{ readAlong, sites, off }, allowed] = await Promise.all([readSettings(), mayReadAllSites()])
  if (off.everywhere) return { matches: [], except: [] }
  const matches = readAlong && allowed ? [ALL_SITES] : (await sitesAllowed(sites)).map(patternOfSite)
  // Without anything to read, what is off says nothing. A single page that is off is met when it asks to be checked.
  return { matches, except: matches.length === 0 ? [] : off.sites.map(patternOfSite) }
}

/** What was taken back in the browser's own settings: the switch and the list here must not go on saying otherwise. */
async function takeBack(allSites: boolean): Promise<void> {
  const { readAlong, sites } = await readSettings()
  const still = await sitesAllowed(sites)
  if (readAlong && !allSites) await changeSettings({ readAlong: false })
  if (still.length < sites.length) await changeSettings({ sites: still })
}
