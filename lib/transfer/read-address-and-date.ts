/** An address that would run when opened. Browsers read past blanks and controls in front of and inside the scheme. */
export function isScript(url: string): boolean {
  return /^(?:javascript|vbscript|data|blob):/i.test(url.replace(/[\p{Cc}\s]/gu, ''))
}

/** An address without its fragment, as browsers write it: what notes of a page hang on where nobody knows better. */
export function withoutFragment(url: string): string {
  if (!URL.canParse(url)) return url.replace(/#.*$/s, '')
  const page = new URL(url)
  page.hash = ''
  return page.href
}

/**
 * A date after ISO 8601 as an instant; null for anything else. Where no zone is given it is taken for UTC, so that a file
 * means the same everywhere.
 */
export function instant(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40) return null
  const [, date, time, zone] = DATE.exec(value.trim()) ?? []
  if (date === undefined) return null
  const parsed = new Date(time === undefined ? date : `${date}T${time}${zone ?? 'Z'}`)
  return Number.isNaN(parsed.getTime()) ? null : parsed.toISOString()
}

const DATE = /^((?:\d{4}|[+-]\d{6})(?:-\d\d(?:-\d\d)?)?)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/i
