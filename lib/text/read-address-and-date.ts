/**
 * Whether an address would run a script when opened. Browsers ignore spaces and control characters before and inside
 * the scheme.
 */
export function isScriptUrl(url: string): boolean {
  return /^(?:javascript|vbscript|data|blob):/i.test(url.replace(/[\p{Cc}\s]/gu, ''))
}

/**
 * Reads an ISO 8601 date; null for anything else, and for a year that has not four digits, since such a date could
 * neither be sorted nor followed by a later one. Without a time zone it is UTC, so that a file means the same everywhere.
 */
export function isoInstantOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40) return null
  const [, date, time, zone] = DATE.exec(value.trim()) ?? []
  if (date === undefined) return null
  const parsed = new Date(time === undefined ? date : `${date}T${time}${zone ?? 'Z'}`)
  const iso = Number.isNaN(parsed.getTime()) ? '' : parsed.toISOString()
  return iso.length === ISO_LENGTH ? iso : null
}

const ISO_LENGTH = '2026-01-01T00:00:00.000Z'.length
const DATE = /^((?:\d{4}|[+-]\d{6})(?:-\d\d(?:-\d\d)?)?)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/i
