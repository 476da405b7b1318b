import { browser } from 'wxt/browser'

/** Calls back about every hour while the browser runs, also when the worker was stopped. In its first turn. */
export function everyHour(due: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) due()
  })
}

/** Sets the clock going; one that goes already goes on. */
export async function startClock(): Promise<void> {
  if (await browser.alarms.get(NAME)) return
  await browser.alarms.create(NAME, { delayInMinutes: 1, periodInMinutes: 60 })
}

const NAME = 'every-hour'
