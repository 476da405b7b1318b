import { mayReadAllSites, sitesAllowed } from '@/lib/platform/permissions'
import { changeSettings, readSettings } from '@/lib/platform/settings'
import { importedSettings, type Settings } from '@/lib/schema/settings'

/**
 * Applies the settings of a backup; settings that it does not have stay unchanged. Sites are checked automatically only
 * if this browser has the permission.
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
  return Object.fromEntries(importedSettings.filter((name) => name in settings).map((name) => [name, settings[name]]))
}
