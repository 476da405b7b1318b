import { formatNumber, locale } from './t'

/** Joins names as "Ada, Bo or Cy" in the current language; more than `MOST` as "Ada, Bo, Cy or +4". */
export function oneOf(names: readonly string[]): string {
  return joined(names, 'disjunction')
}

/** Joins names as "Ada, Bo and Cy"; shortens long lists like `oneOf`. */
export function allOf(names: readonly string[]): string {
  return joined(names, 'conjunction')
}

function joined(names: readonly string[], type: 'disjunction' | 'conjunction'): string {
  const shown = names.slice(0, MOST)
  const rest = names.length - shown.length
  return new Intl.ListFormat(locale(), { type }).format(rest > 0 ? [...shown, `+${formatNumber(rest)}`] : shown)
}

const MOST = 3
