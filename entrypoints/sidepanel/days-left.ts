/** Returns the whole days until something that was removed at `since` is deleted, today included. */
export function daysLeft(since: string, daysKept: number): number {
  return Math.max(0, Math.ceil(daysKept - (Date.now() - Date.parse(since)) / DAY_MS))
}

const DAY_MS = 24 * 60 * 60_000
