/**
 * A value in which no text has half letters (lone surrogates) or control characters other than tabs and line ends. Each
 * becomes U+FFFD, so that offsets stay.
 *
 * @param value plain JSON of limited depth
 */
export function cleanTexts<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return UNCLEAN.test(value) ? value.replace(CONTROLS, '\ufffd').toWellFormed() : value
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, cleaned(field)]))
}

const UNCLEAN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]/
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g
