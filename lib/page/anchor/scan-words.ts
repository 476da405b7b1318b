import type { Anchor } from '@/lib/schema/annotation'

/** The words of a text, in order: the position of each and its form. Words with the same form are equal. */
export interface ScannedWords {
  starts: number[]
  ends: number[]
  forms: string[]
}

/**
 * Appends words to `words`. Words are equal when they differ only in case, accents, the form of an apostrophe, composed
 * or decomposed letters, and zero-width characters. Separators (blanks, dashes, quotes, stops) are not words, so they
 * may change. A number includes its point and sign; a currency or per cent sign is a word, and so is each letter of a
 * script without blanks.
 *
 * @param from, until offsets; it stops before the first word that begins at `until` or later
 * @returns the offset where it stopped
 */
function scanWords(text: string, words: ScannedWords, from: number, until = text.length): number {
  WORD.lastIndex = from
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    if (found.index >= until) return found.index
    const [word, alone] = found
    for (const form of alone === undefined ? [comparableForm(word)] : comparableForm(alone)) {
      if (form === '') continue
      words.starts.push(found.index)
      words.ends.push(found.index + word.length)
      words.forms.push(form)
    }
  }
  return text.length
}

/** Returns a word in lower case, without accents, apostrophes and commas of thousands ("1,224", but not "2,5"). */
function comparableForm(word: string): string {
  if (/^\w+$/.test(word)) return word.toLowerCase()
  return foldTypography(word)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f']|(?<=\d),(?=\d{3}(?!\d))/g, '')
}

/** Scripts without blanks between words, and the marks of kana. */
const SCRIPTS_WITHOUT_BLANKS =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u3099\\u309a\\u30fc]'
const WORD_CHARACTER = `(?:[A-Za-z0-9_]{1,99}|(?!${SCRIPTS_WITHOUT_BLANKS})[\\p{L}\\p{M}\\p{Nd}])`
/** Matches characters that no word begins with: accents and other marks, and the apostrophe that counts as a letter. */
const NOT_AT_WORD_START = '[\\u0300-\\u036f\\u180b-\\u180d\\ufe00-\\ufe0fʼ]'
/** Matches a hyphen before a number, if no word precedes the hyphen. */
const MINUS_SIGN = '(?<=^|[\\x00-\\x20(\\u00a0])-(?=\\d)'
const APOSTROPHE = "\\p{Cf}{0,9}['`’‘‛′ʼ´]\\p{Cf}{0,9}(?=(?!\\d)" + WORD_CHARACTER + ')'
/** Matches a sign that is a word, but no trade mark, and no minus sign, which is treated as a dash. */
const SIGN_AS_WORD = '(?![|~©®™℠−])[%&#@\\p{No}\\p{Nl}\\p{Sc}\\p{Sm}\\p{So}]'
/** Matches a word, at most 120 letters; or, as a group, a sign or letter that is a word by itself. */
const WORD = new RegExp(
  `(?:${MINUS_SIGN})?(?!${NOT_AT_WORD_START})${WORD_CHARACTER}(?:${WORD_CHARACTER}|\\p{Cf}{1,9}(?=${WORD_CHARACTER})|${APOSTROPHE}|(?<=\\d)[.,:](?=\\d)){0,119}|(${SIGN_AS_WORD}|${SCRIPTS_WITHOUT_BLANKS})`,
  'gu',
)

/**
 * Replaces typographic variants of quotes, apostrophes, dashes, dots, blanks and composed letters by one form, and
 * removes zero-width characters, to compare short texts. Case and accents stay.
 *
 * `lib/text/fold` keeps the length of a text and handles single quotes by their context; here a quote and its place on
 * a page must give the same result in any context.
 */
export function foldTypography(text: string): string {
  return needsNoFolding.test(text)
    ? text
    : text
        .replace(/\p{Cf}|[\u180b-\u180d\ufe00-\ufe0f]/gu, '')
        .replace(/[\ufb00-\ufb06]/g, (joined) => joined.normalize('NFKD'))
        .normalize('NFC')
        .replace(/[‘’‚‛′ʼ`´]/g, "'")
        .replace(/[“”„‟″«»]/g, '"')
        .replace(/[-\u2010-\u2015\u2212]+/g, '-')
        .replace(/…/g, '...')
        .replace(/\s+/g, ' ')
}

const needsNoFolding = /^(?:[!-,.-_a-~]| (?! )|-(?!-))*$/

export interface PageWords {
  text: string
  words: ScannedWords
  ids: number[]
  /** @returns −1 for a word that is not on the page */
  idOf(form: string): number
  /** The positions of each word in `ids`, by its number. */
  places: number[][]
}

/** Indexes a page's words once, for all notes of the page. */
export function* indexPage(text: string): Generator<undefined, PageWords, undefined> {
  const words: ScannedWords = { starts: [], ends: [], forms: [] }
  const page: PageWords = { text, words, ids: [], idOf: (form) => idByForm.get(form) ?? -1, places: [] }
  const idByForm = new Map<string, number>()
  for (let at = 0; at < text.length;) {
    at = scanWords(text, words, at, at + STEP_LENGTH)
    for (const form of words.forms.slice(page.ids.length)) {
      const id = idByForm.get(form) ?? page.places.push([]) - 1
      idByForm.set(form, id)
      page.places[id]?.push(page.ids.push(id) - 1)
    }
    yield
  }
  return page
}

export const countOnPage = ({ places }: PageWords, id: number): number => places[id]?.length ?? 0

/** Number of characters per step; a step takes well below a millisecond. */
const STEP_LENGTH = 4096

/** The words of a stored quote and its context, as numbers of the page's words (−1: not on the page). */
export interface QuoteWords {
  /** `prefix + exact + suffix`: a quote may begin inside a word. Offsets of `words` refer to it. */
  text: string
  words: ScannedWords
  ids: number[]
  start: number
  end: number
  /** Indexes of the quote's first word, and of the word after its last one (`quoteTo`). */
  quoteFrom: number
  quoteTo: number
  /** Indexes of the first word of quote and context, and after the last, without outermost words, which may be cut. */
  contextFrom: number
  contextTo: number
  /** The words occurred more than once when the note was made: then more context is stored. */
  wasRepeated: boolean
}

export function quoteWordsOf({ quote }: Anchor, page: PageWords): QuoteWords {
  const prefix = quote.prefix.slice(-MOST_CONTEXT)
  const text = prefix + quote.exact + quote.suffix.slice(0, MOST_CONTEXT)
  const start = prefix.length
  const end = prefix.length + quote.exact.length
  const words: ScannedWords = { starts: [], ends: [], forms: [] }
  scanWords(text, words, 0)
  const count = words.forms.length
  const indexOr = (index: number): number => (index < 0 ? count : index)
  const quoteTo = indexOr(words.starts.findIndex((offset) => offset >= end))
  const quoteFrom = Math.min(quoteTo, indexOr(words.ends.findIndex((offset) => offset > start)))
  return {
    text,
    words,
    ids: words.forms.map((form) => page.idOf(form)),
    start,
    end,
    quoteFrom,
    quoteTo,
    contextFrom: quoteFrom > 1 ? 1 : 0,
    contextTo: count - quoteTo > 1 ? count - 1 : count,
    wasRepeated: start > CONTEXT_LENGTH || text.length - end > CONTEXT_LENGTH,
  }
}

/** Length of the stored context on each side of a quote, in UTF-16 units. */
export const CONTEXT_LENGTH = 64
/**
 * Maximum length of the context if the words occur elsewhere on the page, in UTF-16 units. It then includes the text
 * that is equal at both places and `CONTEXT_LENGTH` characters beyond; only these outermost characters count.
 */
export const MOST_CONTEXT = 200

/** Returns whether a sentence ends after a word: at a stop before a capital, but not that of a title or initial. */
export function isSentenceEnd({ text, words }: Pick<PageWords, 'text' | 'words'>, word: number): boolean {
  if (word < 0) return true
  const end = words.ends[word] ?? 0
  const next = words.starts[word + 1]
  if (next === undefined) return true
  const between = text.slice(end, next)
  if (/[\n。！？]/.test(between)) return true
  if (!/[.!?…]["'”’)\]]*\s/.test(between) || /^[\p{Ll}]/u.test(text.slice(next))) return false
  return !between.startsWith('.') || !TITLE_WORD.test(text.slice(words.starts[word], end))
}

const TITLE_WORD = /^(?:\p{Lu}|Capt|Col|Dr|Gen|Gov|Lt|Mr|Mrs|Ms|No|Prof|Rep|Sen|St)$/u
