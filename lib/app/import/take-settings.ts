import { mayReadAllSites, sitesAllowed } from '@/lib/platform/permissions'
import { changeSettings, readSettings } from '@/lib/platform/settings'
import type { Settings } from '@/lib/schema/settings'

/**
 * Takes over the settings of a backup. Sites are checked automatically only where this browser has the permission.
 *
 * @returns what undoes it
 */
export async function takeSettings(settings: Settings): Promise<() => Promise<void>> {
  const before = await readSettings()
  const [readAlong, sites] = [settings.readAlong && (await mayReadAllSites()), await sitesAllowed(settings.sites)]
  await changeSettings({ ...settings, readAlong, sites })
  return async () => {
    await changeSettings(before)
  }
}
