/** A raised number is a mark like [1]; behind a digit it is an exponent. */
export function withRaised(text: string, from: number): string {
  const inner = text.slice(from).trim()
  if (/^\[\d{1,4}\]$/.test(inner)) return text
  if (!/^\d{1,4}(?:\s*,\s*\d{1,4})*$/.test(inner)) return text
  if (/\d$/.test(text.slice(Math.max(0, from - 1), from))) return `${text.slice(0, from)}^${inner}`
  return `${text.slice(0, from)}[${inner}]`
}
