import { formatNumber, locale, t } from './t'

/** Returns what stands between two parts of a list: French has a space before it. */
export const semicolon = (): string => t('detail.join', { one: '', other: '' })

/** Joins names as "Ada, Bo or Cy" in the current language; more than `MOST_NAMES` as "Ada, Bo, Cy or +4". */
export function joinWithOr(names: readonly string[]): string {
  return joinNames(names, 'disjunction')
}

/** Joins names as "Ada, Bo and Cy"; shortens long lists like `joinWithOr`. */
export function joinWithAnd(names: readonly string[]): string {
  return joinNames(names, 'conjunction')
}

function joinNames(names: readonly string[], type: 'disjunction' | 'conjunction'): string {
  const shown = names.slice(0, MOST_NAMES)
  const rest = names.length - shown.length
  return new Intl.ListFormat(locale(), { type }).format(rest > 0 ? [...shown, `+${formatNumber(rest)}`] : shown)
}

const MOST_NAMES = 3
