import { parseSettings, type Settings } from '@/lib/schema/settings'
import { browser } from './browser'
import { chromium } from './chromium'
import { inTurn } from './one-at-a-time'

// The settings are in `storage.local` under one key, which content scripts cannot read where the browser supports that.

/**
 * Restricts `storage.local` to extension pages and the worker, because a page's renderer may be compromised. Firefox
 * does not support this.
 */
export async function keepSettingsFromPages(): Promise<void> {
  await chromium.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY])
}

/**
 * Changes some settings under a lock, so that changes by other extension pages at the same time are kept.
 *
 * @param change the new values, or a function that computes them from the current settings
 * @returns the current settings
 */
export function changeSettings(change: SettingsChange): Promise<Settings> {
  return inTurn('claimlight-settings', async () => {
    const current = await readSettings()
    const settings = { ...current, ...(typeof change === 'function' ? change(current) : change) }
    await browser.storage.local.set({ [KEY]: settings })
    return settings
  })
}

type SettingsChange = Partial<Settings> | ((current: Settings) => Partial<Settings>)

/** Calls back with the settings after each change, in any context. @returns a function that stops it */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>): void => {
    if (changes[KEY]) changed(parseSettings(changes[KEY].newValue))
  }
  browser.storage.local.onChanged.addListener(listener)
  return () => browser.storage.local.onChanged.removeListener(listener)
}

const KEY = 'settings'
