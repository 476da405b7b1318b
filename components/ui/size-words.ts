import { locale } from '@/lib/i18n/t'

const UNITS = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const

/** Formats a number of bytes: "12 kB", "1.4 MB", "10.7 GB"; at least 1 kB. */
export function sizeWords(bytes: number): string {
  const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? UNITS[2]
  const maximumFractionDigits = unit === 'kilobyte' ? 0 : 1
  const format = new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits })
  return format.format(Math.max(1, bytes / size))
}
