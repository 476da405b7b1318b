import { mayReadAllSites, sitesAllowed } from '@/lib/platform/permissions'
import { changeSettings, readSettings } from '@/lib/platform/settings'
import type { Settings } from '@/lib/schema/settings'

/** The settings that are read from a backup; all others keep their value in this browser. */
const IMPORTED_SETTINGS = ['readAlong', 'sites', 'marks', 'theme', 'off', 'announce', 'badge'] as const

/**
 * Applies the settings of a backup; settings that it does not have stay unchanged. Sites are checked automatically only
 * if this browser has the permission. A file cannot turn on the list of checked pages or choose the model, since these
 * decide what is stored of the user's reading and who receives sentences.
 *
 * @returns a function that restores the former settings
 */
export async function importSettings(settings: Partial<Settings>): Promise<() => Promise<void>> {
  const before = pickImported(await readSettings())
  const next = pickImported(settings)
  if (next.readAlong) next.readAlong = await mayReadAllSites()
  if (next.sites) next.sites = await sitesAllowed(next.sites)
  await changeSettings(next)
  return async () => {
    await changeSettings(before)
  }
}

function pickImported(settings: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(IMPORTED_SETTINGS.filter((name) => name in settings).map((name) => [name, settings[name]]))
}
