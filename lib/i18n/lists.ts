import { formatNumber, locale } from './t'

/** "Ada, Bo or Cy" in the current language; of many names the first ones and how many there are besides. */
export function oneOf(names: readonly string[]): string {
  return joined(names, 'disjunction')
}

/** "Ada, Bo and Cy". */
export function allOf(names: readonly string[]): string {
  return joined(names, 'conjunction')
}

function joined(names: readonly string[], type: 'disjunction' | 'conjunction'): string {
  const shown = names.slice(0, MOST)
  const rest = names.length - shown.length
  return new Intl.ListFormat(locale(), { type }).format(rest > 0 ? [...shown, `+${formatNumber(rest)}`] : shown)
}

const MOST = 3
