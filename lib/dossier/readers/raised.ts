import type { Purpose } from './block'

/**
 * Converts raised text from an offset on: a number to a mark such as [1] in a report, and to nothing in an article.
 * After a single digit or a power of ten a number is an exponent; after a year or another long number it is a mark.
 */
export function convertRaisedText(text: string, from: number, purpose: Purpose): string {
  const inner = text
    .slice(from)
    .trim()
    .replace(/^[([]?(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)[)\].]?$/, '$1')
    .replace(/\s*;\s*/g, ', ')
  const marked = text.slice(0, from) + (purpose === 'report' ? `[${inner}]` : '')
  // "born in 1867<sup>a</sup>": a letter after a word or a year is a mark, unlike the ending of an ordinal number.
  if (/^[a-k*†‡§](?:\s*,\s*[a-k*†‡§])*$/.test(inner) && /[\p{L}.,;:)”"’]\s?$|\b\d{4}$/u.test(text.slice(0, from)))
    return marked
  if (/^\[\d{1,4}\]$/.test(inner)) return text
  if (!/^\d{1,4}(?:\s*[,–-]\s*\d{1,4})*$/.test(inner)) return text
  if (/^[23]$/.test(inner) && /[\d\s/](?:[kcm]?m|ft|yd|mi|s)$/.test(text.slice(Math.max(0, from - 4), from)))
    return text.slice(0, from) + (inner === '2' ? '²' : '³')
  if (/(?:^|[^\d.,])(?:\d|10+)$/.test(text.slice(Math.max(0, from - 8), from))) return `${text.slice(0, from)}^${inner}`
  return marked
}
