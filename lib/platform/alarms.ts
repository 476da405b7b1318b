import { browser } from './browser'

/**
 * Calls back about every hour while the browser runs, also after the worker was stopped. Call at the start of the
 * worker.
 */
export function everyHour(due: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) due()
  })
}

/** Starts the hourly alarm unless it exists. */
export async function startClock(): Promise<void> {
  if (await browser.alarms.get(NAME)) return
  await browser.alarms.create(NAME, { delayInMinutes: 1, periodInMinutes: 60 })
}

const NAME = 'every-hour'
