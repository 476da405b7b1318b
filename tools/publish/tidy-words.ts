/**
 * Makes foreign text safe for the dossier: one line, without control characters, lone surrogates, and direction marks
 * that could disguise a line.
 */
export function tidyWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\uFFF9-\uFFFB]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Where and when a sentence was met: an http(s) address without what belongs to a visit, and a day; undefined for neither. */
export function metAt({ url, date }: { url: string; date: string }): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const from = [addressOf(url), day].filter((part) => part !== undefined).join(', ')
  return from || undefined
}

function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const address = new URL(url)
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return undefined
  address.username = address.password = address.hash = ''
  return address.href.length > LONGEST_ADDRESS ? address.origin : address.href
}

const LONGEST_ADDRESS = 500
