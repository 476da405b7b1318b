const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "2022-07-13" → "13 July 2022", "2022-07" → "July 2022", "2022" → "2022"; what is no such date comes back as it is. */
export function formatDate(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$/.exec(iso)
  if (!parts) return iso
  const month = months[Number(parts[2]) - 1]
  if (month === undefined) return parts[1] ?? iso
  return parts[3] === undefined ? `${month} ${parts[1]}` : `${Number(parts[3])} ${month} ${parts[1]}`
}

/** A date, or an interval such as "2017-06/2022-07"; an open end ("2024-07/..", "2024-07/") reads "since July 2024". */
export function formatTime(time: string): string {
  const [from = '', to] = time.split('/')
  if (to === undefined) return formatDate(from)
  if (to === '' || to === '..') return `since ${formatDate(from)}`
  return from === '' || from === '..' ? `until ${formatDate(to)}` : `${formatDate(from)} to ${formatDate(to)}`
}

/** The as-of date at the grain of a month: nobody writes a dossier on one day. */
export function formatAsOf(asOf: string): string {
  return formatDate(asOf.slice(0, 7))
}
