import { browser } from './browser'

/**
 * Calls back after the extension was installed or updated, or the browser started: registered scripts and menus may be
 * missing.
 */
export function onInstallOrStartup(started: () => void): void {
  browser.runtime.onInstalled.addListener(started)
  browser.runtime.onStartup.addListener(started)
}

/** Calls back once, when the extension has just been installed; not after an update. */
export function onInstalled(installed: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed()
  })
}

/** Returns false in a page whose extension was updated or removed; calls to the browser then fail. */
export function isInstalled(): boolean {
  const { id } = (browser.runtime as typeof browser.runtime | undefined) ?? {}
  return id !== undefined
}

export function logError(error: unknown): void {
  console.error('Claimlight:', error)
}

export function extensionVersion(): string {
  return browser.runtime.getManifest().version
}

/**
 * Calls back about every hour while the browser runs, also after the worker was stopped. Call it when the worker
 * starts.
 */
export function everyHour(due: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === HOURLY_ALARM) due()
  })
}

export async function startHourlyAlarm(): Promise<void> {
  if (await browser.alarms.get(HOURLY_ALARM)) return
  await browser.alarms.create(HOURLY_ALARM, { delayInMinutes: 1, periodInMinutes: 60 })
}

const HOURLY_ALARM = 'every-hour'
