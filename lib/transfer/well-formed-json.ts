/**
 * A value as JSON that any program can read: half letters (lone surrogates), which `JSON.stringify` escapes and many
 * readers refuse, become U+FFFD.
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
