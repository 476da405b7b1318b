import { locale, t } from './t'

/**
 * Formats an ISO date in the current language: "13 July 2022", "July 2022", "2022". A time of day is left out; so are
 * month and day where the month is invalid. Any other text is returned unchanged.
 */
export function formatDate(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$/.exec(iso)
  if (!parts) return iso
  const [year = '', month, day] = parts.slice(1)
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  return formatUtcDate(date, { year: 'numeric', month: 'long', ...(day === undefined ? {} : { day: 'numeric' }) })
}

/** Formats a date or an interval such as "2017-06/2022-07"; an open end ("2024-07/..") gives "since July 2024". */
export function formatTime(time: string): string {
  const [from = '', to] = time.split('/')
  if (to === undefined) return formatDate(from)
  if (to === '' || to === '..') return t(isDay(from) ? 'time.sinceDay' : 'time.since', { from: formatDate(from) })
  if (from === '' || from === '..') return t(isDay(to) ? 'time.untilDay' : 'time.until', { to: formatDate(to) })
  return t('time.span', { from: formatDate(from), to: formatDate(to) })
}

/** Formats an as-of date as month and year: a dossier is not written on one day. */
export function formatAsOf(asOf: string): string {
  return formatDate(asOf.slice(0, 7))
}

/** Returns the day in the user's time zone as ISO date: "2022-07-13". */
export function localDay(date: Date): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

/** Formats the day of an instant in the user's time zone. */
export function formatLocalDay(instant: string): string {
  return formatDate(localDay(new Date(instant)))
}

function isDay(iso: string): boolean {
  return iso.length > 'yyyy-mm'.length
}

/** Formats a date in UTC with the requested precision; the first of a month as "1er" in languages that do so. */
export function formatUtcDate(date: Date, grain: Intl.DateTimeFormatOptions): string {
  return dateFormatterOf(grain)
    .formatToParts(date)
    .map(({ type, value }) => (type === 'day' && value === '1' ? t('time.firstDay') : value))
    .join('')
}

/** Cached, because creating a formatter is slow and a long list has a thousand dates. */
function dateFormatterOf(grain: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${Object.entries(grain).join(' ')}`
  const format = formatters.get(key) ?? new Intl.DateTimeFormat(locale(), { ...grain, timeZone: 'UTC' })
  formatters.set(key, format)
  return format
}

const formatters = new Map<string, Intl.DateTimeFormat>()
