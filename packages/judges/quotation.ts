/**
 * Finds a quotation of whole words in the text of a page, letter by letter; only the kind of quotation marks, dashes
 * and white space may differ. One with fewer words than `least` proves nothing.
 */
export function quotePlace(page: PlainText, quote: string, least = LEAST_WORDS): { start: number; end: number } | null {
  const wanted = toPlainText(quote).plain.replace(/^["' ]+|["' ]+$/g, '')
  if (wanted.length > LONGEST_QUOTATION || wanted.split(' ').length < least) return null
  for (let at = page.plain.indexOf(wanted); at >= 0; at = page.plain.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const before = page.plain.slice(Math.max(0, at - 2), at)
    const after = page.plain.slice(end, end + 2)
    if (startsInsideWord(before, wanted) || endsInsideWord(wanted, after)) continue
    return { start: page.startOf[at] ?? 0, end: (page.startOf[end - 1] ?? 0) + 1 }
  }
  return null
}

/** Returns a quotation as a reader of the page sees it; null if it is not on the page. */
export function quotedIn(page: PlainText, quote: string): string | null {
  const place = quotePlace(page, quote)
  return place && withoutUnseen(page.text.slice(place.start, place.end)).replace(/\s+/g, ' ')
}

/** Removes signs that nobody sees: joiners, marks of direction, tags, variation selectors. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN_SIGNS, '')
}
const UNSEEN_SIGNS = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/** Fewer words prove nothing; `LONGEST_QUOTATION`: characters above which a text is no quotation. */
const LEAST_WORDS = 3
const LONGEST_QUOTATION = 800

/** A text with the plain form in which quotations are looked for. */
interface PlainText {
  text: string
  plain: string
  /** For each unit of `plain`, its offset in `text`. */
  startOf: number[]
}

/** Returns the plain form of a text, in linear time: a string that grew sign by sign would be copied at each look at it. */
export function toPlainText(text: string): PlainText {
  const signs: string[] = []
  const startOf: number[] = []
  let isBlank = true
  for (let at = 0; at < text.length; at += 1) {
    // Tags and further variation selectors are pairs with this first half.
    if (text.charAt(at) === '\udb40') at += 1
    const sign = text.charAt(at - 1) === '\udb40' ? '' : plainSign(text.charAt(at))
    if (sign === '' || (sign === ' ' && isBlank)) continue
    isBlank = sign === ' '
    signs.push(sign)
    startOf.push(at)
  }
  return { text, plain: signs.join('').trimEnd(), startOf }
}

const plainTextCache = new WeakMap<{ text: string }, PlainText>()

/** Returns the plain form of a page, which is built once for each page object. */
export function plainTextOfPage(page: { text: string }): PlainText {
  const plain = plainTextCache.get(page) ?? toPlainText(page.text)
  plainTextCache.set(page, plain)
  return plain
}

function plainSign(sign: string): string {
  if (sign.search(UNSEEN_SIGNS) === 0) return ''
  if (/\s/.test(sign)) return ' '
  if (/[‘’‚‛′ʼ`´]/.test(sign)) return "'"
  if (/[“”„‟″«»]/.test(sign)) return '"'
  return /[\u2010-\u2015\u2212]/.test(sign) ? '-' : sign
}

/** Returns whether a quotation begins inside a word or a number: "14 million" in "3.14 million". */
function startsInsideWord(before: string, quote: string): boolean {
  if (/[\p{L}\p{N}]$/u.test(before)) return /^[\p{L}\p{N}]/u.test(quote)
  return /^\d/.test(quote) && (/\d[.,]$/.test(before) || /(?:^|[\s(])[-+]$/.test(before))
}

function endsInsideWord(quote: string, after: string): boolean {
  // A raised footnote mark after a word, as in "faster¹", does not continue the word.
  if (/^[\p{L}\p{N}]/u.test(after))
    return /\p{N}$/u.test(quote) || (/^[\p{L}\p{Nd}]/u.test(after) && /\p{L}$/u.test(quote))
  return /\d$/.test(quote) && /^[.,]\d/.test(after)
}
