import { mayReadAllSites, sitesAllowed } from '@/lib/platform/permissions'
import { changeSettings, readSettings } from '@/lib/platform/settings'
import type { Settings } from '@/lib/schema/settings'

/**
 * Takes over the settings of a backup. Sites are checked automatically only where this browser has the permission. The list of checked pages and the model that is
 * asked stay as they are here: a file decides neither on what is stored of the user's reading nor on who gets sentences.
 *
 * @returns what undoes it
 */
export async function takeSettings(settings: Settings): Promise<() => Promise<void>> {
  const { history: _history, secondOpinion: _model, modelServer: _server, ...before } = await readSettings()
  const [readAlong, sites] = [settings.readAlong && (await mayReadAllSites()), await sitesAllowed(settings.sites)]
  const { history, secondOpinion, modelServer, ...taken } = settings
  await changeSettings({ ...taken, readAlong, sites })
  return async () => {
    await changeSettings(before)
  }
}
