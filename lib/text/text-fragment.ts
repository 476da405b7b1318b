import { collapseSpaces } from './fold-words'
import { encodeForUrl } from './urls'

/** Words of a page, with up to 64 characters of context on each side. */
interface QuotedWords {
  exact: string
  prefix: string
  suffix: string
}

/**
 * An address that makes the browser scroll to these words and mark them: `…#:~:text=prefix-,start,end,-suffix`. An
 * existing fragment stays. If the words are too few to be unique, the address is unchanged.
 *
 * A short quote is given in full with its context, a long one by its first and last words: the address stays short, and
 * words in several paragraphs can be given only this way. Browsers match whole words only, so cut words are completed.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
export function withTextFragment(url: string, quote: QuotedWords): string {
  const directive = directiveFor(quote)
  if (directive === null) return url
  const at = url.indexOf('#')
  const [page, fragment] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
  return `${page}#${fragment.split(':~:')[0] ?? ''}:~:text=${directive}`
}

/** Minimum number of words of a quote: fewer words occur in many places, even with their context. */
const LEAST_QUOTE_WORDS = 2
/** Number of words from which a quote is unique: its context is omitted, because it may have changed. */
const UNIQUE_QUOTE_WORDS = 8
/**
 * Longer quotes, in characters, are given by their first and last `END_WORDS`. Chromium's "Copy link to highlight" does
 * so from 300 characters on. `CONTEXT_WORDS` is the number of context words on each side.
 */
const LONGEST_FULL_QUOTE = 200
const END_WORDS = 6
const CONTEXT_WORDS = 4

function directiveFor(quote: QuotedWords): string | null {
  const { before, words, after } = wholeWords({
    exact: quote.exact,
    prefix: quote.prefix.slice(-MOST_LETTERS),
    suffix: quote.suffix.slice(0, MOST_LETTERS),
  })
  const blocks = words
    .split('\n')
    .map((block) => block.trim())
    .filter((block) => countWords(block) > 0)
  const first = blocks[0]
  const last = blocks.at(-1)
  const count = blocks.reduce((sum, block) => sum + countWords(block), 0)
  if (first === undefined || last === undefined || count < LEAST_QUOTE_WORDS) return null
  if (blocks.length > 1 || (words.length > LONGEST_FULL_QUOTE && count >= 2 * END_WORDS))
    return `${encodeWords(firstWords(first, END_WORDS))},${encodeWords(lastWords(last, END_WORDS))}`
  const start = encodeWords(first)
  if (count >= UNIQUE_QUOTE_WORDS) return start
  const prefix = lastWords(before, CONTEXT_WORDS)
  const suffix = firstWords(after, CONTEXT_WORDS)
  return [prefix && `${encodeWords(prefix)}-`, start, suffix && `-${encodeWords(suffix)}`].filter(Boolean).join(',')
}

/** Returns the quote with its cut words completed, and its context within the same block. */
function wholeWords({ exact, prefix, suffix }: QuotedWords): { before: string; words: string; after: string } {
  const head = isLetter(exact[0]) ? (/(?<![\p{L}\p{M}\p{N}_])[\p{L}\p{M}\p{N}_]+$/u.exec(prefix)?.[0] ?? '') : ''
  const tail = isLetter(exact.at(-1)) ? (/^[\p{L}\p{M}\p{N}_]+/u.exec(suffix)?.[0] ?? '') : ''
  const before =
    prefix
      .slice(0, prefix.length - head.length)
      .split('\n')
      .at(-1) ?? ''
  const after = suffix.slice(tail.length).split('\n')[0] ?? ''
  return {
    // The stored context may begin and end inside a word.
    before: before.length + head.length === prefix.length ? before.replace(/^\S+/, '') : before,
    words: (head + exact + tail).trim(),
    after: after.length + tail.length === suffix.length ? after.replace(/\S+$/, '') : after,
  }
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(sign)
}

/** Uses the browsers' rules for ends of words, which also work for scripts without spaces. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Maximum characters that are segmented at each end of a text: segmenting takes more than linear time. */
const MOST_LETTERS = 400

function countWords(text: string): number {
  return wordsOf(text.slice(0, MOST_LETTERS)).length
}

function wordsOf(text: string): Intl.SegmentData[] {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike)
}

function firstWords(text: string, most: number): string {
  // A word cut by the limit is not a whole word and would not match.
  const words = wordsOf(text.slice(0, MOST_LETTERS)).slice(0, text.length > MOST_LETTERS ? -1 : undefined)
  const first = words[0]
  const last = words[Math.min(most, words.length) - 1]
  return first && last ? text.slice(first.index, last.index + last.segment.length) : ''
}

function lastWords(whole: string, most: number): string {
  const text = whole.slice(-MOST_LETTERS)
  const words = wordsOf(text).slice(whole.length > MOST_LETTERS ? 1 : 0)
  const first = words[Math.max(0, words.length - most)]
  const last = words.at(-1)
  return first && last ? text.slice(first.index, last.index + last.segment.length) : ''
}

/** Encodes words for the directive, also its special characters; `encodeForUrl` leaves only the dash as it is. */
function encodeWords(words: string): string {
  return encodeForUrl(collapseSpaces(words)).replaceAll('-', '%2D')
}
