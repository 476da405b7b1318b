import { parseSettings, type Settings } from '@/lib/schema/settings'
import { chromiumApi } from './browser'
import { runInTurn } from './one-at-a-time'
import { createStoredItem } from './stored-item'

/** The settings in `storage.local`, from which Chromium can exclude content scripts (`restrictStorageToExtension`). */
const settingsItem = createStoredItem<unknown>('local', 'settings')

/**
 * Restricts `storage.local` to extension pages and the worker, because a page's renderer may be compromised. Firefox
 * does not support this.
 */
export async function restrictStorageToExtension(): Promise<void> {
  await chromiumApi.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

export async function readSettings(): Promise<Settings> {
  return parseSettings(await settingsItem.read())
}

/**
 * Changes some settings under a lock, so that changes by other extension pages at the same time are kept.
 * @param change the new values, or a function that computes them from the current settings
 * @returns the settings after the change
 */
export function changeSettings(change: SettingsChange): Promise<Settings> {
  return runInTurn('claimlight-settings', async () => {
    const current = await readSettings()
    const settings = { ...current, ...(typeof change === 'function' ? change(current) : change) }
    await settingsItem.write(settings)
    return settings
  })
}

type SettingsChange = Partial<Settings> | ((current: Settings) => Partial<Settings>)

/** Calls back with the settings after each change, in any context. @returns a function that stops it */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  return settingsItem.watch((settings) => changed(parseSettings(settings)))
}
