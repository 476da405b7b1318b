import { mayReadAllSites, sitesAllowed } from '@/lib/platform/permissions'
import { changeSettings, readSettings } from '@/lib/platform/settings'
import type { Settings } from '@/lib/schema/settings'

/**
 * Takes over the settings of a backup. Sites are checked automatically only where this browser has the permission. Whether
 * checked pages are listed, and which model is asked, stays as it is here: a file decides neither on what is stored of the
 * user's reading nor on who gets sentences.
 *
 * @returns what undoes it
 */
export async function takeSettings(settings: Settings): Promise<() => Promise<void>> {
  const before = taken(await readSettings())
  const [readAlong, sites] = [settings.readAlong && (await mayReadAllSites()), await sitesAllowed(settings.sites)]
  await changeSettings({ ...taken(settings), readAlong, sites })
  return async () => {
    await changeSettings(before)
  }
}

/** Named one by one: a file decides on a further setting only when it is added here. */
function taken({
  readAlong,
  sites,
  marks,
  theme,
  off,
  density,
  lessMotion,
  announce,
  badge,
}: Settings): Partial<Settings> {
  return { readAlong, sites, marks, theme, off, density, lessMotion, announce, badge }
}
