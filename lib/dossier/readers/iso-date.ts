/** Returns the ISO day at the start of a page's or a file's own date; null if there is none or no such day. */
export function isoDate(value: string): string | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(value)?.[1]
  const time = new Date(`${day ?? ''}T00:00:00Z`)
  return day !== undefined && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day) ? day : null
}
