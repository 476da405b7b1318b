/** Returns the ISO day at the start of a page's or a file's own date; null if there is none or no such day. */
export function isoDate(value: string): string | null {
  const day = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(value)
  if (!day) return null
  const text = `${day[1] ?? ''}-${day[2] ?? ''}-${day[3] ?? ''}`
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text) ? text : null
}
