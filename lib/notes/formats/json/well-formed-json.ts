/**
 * Writes a value as JSON that every program can read: lone surrogates, which `JSON.stringify` escapes and many parsers
 * reject, become U+FFFD.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7493#section-2.1
 */
export function wellFormedJson(value: unknown): string {
  const json = JSON.stringify(value)
  return /\\ud[89a-f]/.test(json) ? JSON.stringify(value, mend) : json
}

function mend(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}
