import type { z } from 'zod'

/** The first problem of a value, as one short line: `claims[3].text: is missing`. */
export function issueLine(error: Pick<z.ZodError, 'issues'>): string {
  const issue = error.issues[0]
  if (!issue) return 'not readable'
  const message = issue.message
    .replace(/^Invalid input: expected \w+, received undefined$/, 'is missing')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 200)
  const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return path ? `${path.replace(/^\./, '').slice(0, 120)}: ${message}` : message
}
