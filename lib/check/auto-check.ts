import { callPage } from '@/lib/messaging/call'
import { ALL_SITES, mayReadAllSites, sitesAllowed, watchAllSites } from '@/lib/platform/permissions'
import { registerSubjectDetector, startSubjectDetectorIn } from '@/lib/platform/scripts'
import { changeSettings, readSettings, watchSettings } from '@/lib/platform/settings'
import { patternOfSite } from '@/lib/platform/sites'
import { tabsWithPages } from '@/lib/platform/tabs'
import { logError } from '@/lib/platform/lifecycle'

/**
 * Watches the settings and permissions for automatic checks, and at each change updates the pages on which the subject
 * detector is registered.
 */
export function watchAutoCheckSettings(): void {
  watchSettings(() => void updateDetectorRegistration().catch(logError))
  watchAllSites((allowed) => void turnOffUnpermittedSites(allowed).then(updateDetectorRegistration).catch(logError))
}

/** Updates the registration after a change of settings or permissions. Can be called at any time and repeatedly. */
export function updateDetectorRegistration(): Promise<void> {
  // Updates run one after another: setting and permission often change together, and a script is registered once.
  const turn = queuedUpdate.then(updateRegistration)
  queuedUpdate = turn.catch(() => undefined)
  return turn
}

/** The last queued update; safe to lose with the worker. */
let queuedUpdate: Promise<void> = Promise.resolve()

async function updateRegistration(): Promise<void> {
  const { matches, except } = await readDetectorPatterns()
  const changed = await registerSubjectDetector(matches, except)
  if (!changed || matches.length === 0) return
  // A registration affects only new pages. Pages already open get the detector one by one, as most are not visible.
  for (const tabId of await tabsWithPages(matches)) {
    const there = await callPage(tabId, 'which-visit', null)
    if (!there.ok) await startSubjectDetectorIn(tabId)
  }
}

async function readDetectorPatterns(): Promise<{ matches: string[]; except: string[] }> {
  const [{ readAlong, sites, off }, allowed] = await Promise.all([readSettings(), mayReadAllSites()])
  if (off.everywhere) return { matches: [], except: [] }
  const matches = readAlong && allowed ? [ALL_SITES] : (await sitesAllowed(sites)).map(patternOfSite)
  // If automatic checks are off, nothing needs excluding. A page that the user has switched off is rejected on its own
  // request.
  return { matches, except: matches.length === 0 ? [] : off.sites.map(patternOfSite) }
}

/** Turns off the settings whose permission was removed in the browser. */
async function turnOffUnpermittedSites(allSites: boolean): Promise<void> {
  const { readAlong, sites } = await readSettings()
  const still = await sitesAllowed(sites)
  const gone = sites.filter((site) => !still.includes(site))
  if (readAlong && !allSites) await changeSettings({ readAlong: false })
  if (gone.length > 0) await changeSettings((now) => ({ sites: now.sites.filter((site) => !gone.includes(site)) }))
}
