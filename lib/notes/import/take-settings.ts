import { mayReadAllSites, sitesAllowed } from '@/lib/platform/permissions'
import { changeSettings, readSettings } from '@/lib/platform/settings'
import type { Settings } from '@/lib/schema/settings'

/** A file decides on a further setting only when it is added here. */
const TAKEN = ['readAlong', 'sites', 'marks', 'theme', 'off', 'announce', 'badge'] as const

/**
 * Takes over the settings of a backup; those that it does not have stay as they are. Sites are checked automatically only
 * where this browser has the permission. Whether checked pages are listed, and which model is asked, stays as it is here: a
 * file decides neither on what is stored of the user's reading nor on who gets sentences.
 *
 * @returns what undoes it
 */
export async function takeSettings(settings: Partial<Settings>): Promise<() => Promise<void>> {
  const before = taken(await readSettings())
  const next = taken(settings)
  if (next.readAlong) next.readAlong = await mayReadAllSites()
  if (next.sites) next.sites = await sitesAllowed(next.sites)
  await changeSettings(next)
  return async () => {
    await changeSettings(before)
  }
}

function taken(settings: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(TAKEN.filter((name) => name in settings).map((name) => [name, settings[name]]))
}
