/**
 * Reads an instant from a table cell as ISO text; null if there is none. A bare number is in seconds or milliseconds
 * since 1970. Without a time zone it is UTC, so that the
 * same file gives the same notes everywhere. "3/4/2021" is ambiguous and rejected.
 */
export function instantOf(text: string): string | null {
  const cell = text.trim()
  if (/^\d{9,10}(?:\.\d+)?$/.test(cell)) return valid(Number(cell) * 1000)
  if (/^\d{12,13}$/.test(cell)) return valid(Number(cell))
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i
  const [, year, month, day, hour = '0', minute = '0', second = '0', part = '', zone = 'Z'] = iso.exec(cell) ?? []
  if (year !== undefined && month !== undefined && day !== undefined) {
    const time = `${two(hour)}:${minute}:${two(second)}${part.slice(0, 4)}`
    return valid(`${year}-${two(month)}-${two(day)}T${time}${zoneOf(zone)}`, Number(day))
  }
  const [, one, other, years, rest = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b(.*)$/.exec(cell) ?? []
  if (one !== undefined && other !== undefined && years !== undefined) {
    const [first, second] = [Number(one), Number(other)]
    if (first <= 12 && second <= 12 && first !== second) return null
    return instantOf(`${years}-${first > 12 ? other : one}-${first > 12 ? one : other}${rest.replace(/^,/, '')}`)
  }
  // The month is given by name; all browsers parse such dates alike.
  if (!/[a-z]{3}/i.test(cell) || !/\b\d{4}\b/.test(cell)) return null
  const words = cell.replace(/^added on\s+/i, '').replace(/\bat\b/gi, ' ')
  return valid(/(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/i.test(words) ? words : `${words} UTC`)
}

/** Returns the instant as ISO text, or null. @param day compared with the result: 31 February would become 3 March */
function valid(text: string | number, day?: number): string | null {
  const date = new Date(text)
  if (Number.isNaN(date.getTime()) || date.getTime() < 0 || date.getUTCFullYear() > 9999) return null
  if (day !== undefined && Math.abs(date.getUTCDate() - day) > 1 && Math.abs(date.getUTCDate() - day) < 27) return null
  return date.toISOString()
}

function zoneOf(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}
