import type { Purpose } from './block'

/**
 * A raised number is a mark like [1], which an article does without. Behind a single digit or a power of ten it is an exponent, behind a year or a longer
 * number it is a mark.
 */
export function withRaised(text: string, from: number, purpose: Purpose): string {
  const inner = text
    .slice(from)
    .trim()
    .replace(/^[([]?(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)[)\].]?$/, '$1')
    .replace(/\s*;\s*/g, ', ')
  const marked = text.slice(0, from) + (purpose === 'report' ? `[${inner}]` : '')
  // "born in 1867<sup>a</sup>": a letter behind a word, never the end of an ordinal number.
  if (/^[a-k*†‡§](?:\s*,\s*[a-k*†‡§])*$/.test(inner) && /[\p{L}.,;:)”"’]\s?$|\b\d{4}$/u.test(text.slice(0, from)))
    return marked
  if (/^\[\d{1,4}\]$/.test(inner)) return text
  if (!/^\d{1,4}(?:\s*[,–-]\s*\d{1,4})*$/.test(inner)) return text
  if (/^[23]$/.test(inner) && /[\d\s/](?:[kcm]?m|ft|yd|mi|s)$/.test(text.slice(Math.max(0, from - 4), from)))
    return text.slice(0, from) + (inner === '2' ? '²' : '³')
  if (/(?:^|[^\d.,])(?:\d|10+)$/.test(text.slice(Math.max(0, from - 8), from))) return `${text.slice(0, from)}^${inner}`
  return marked
}
