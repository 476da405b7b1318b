import type { Loss } from '../shared/exchange'
import { isRecord } from '@/lib/schema/is-record'
import { decodeFromUrl } from '@/lib/text/safe-url'
import { firstText, listOf, type UntrustedRecord } from '../shared/untrusted'

/** The position of a note, with the field names of `Anchor`; not validated yet. */
export interface ReadPlace {
  quote: { exact: string; prefix: unknown; suffix: unknown }
  position: unknown
  range: unknown
}

/**
 * Combines the selectors of the W3C model into one anchor. The quote is required; it may be nested in another selector
 * (`refinedBy`). A position counts only if it refers to the page, not to the text of another selector.
 *
 * @returns null without a quote, because only the quote contains the words
 */
export function readSelectors(selector: unknown, losses: Set<Loss>): ReadPlace | null {
  const given = listOf(selector)
  const outer = given.filter(isRecord)
  const all = outer.flatMap(withRefinements)
  const quote = all.map(quoteOf).find((one) => one !== null) ?? null
  const position = outer.find((one) => isOf(one, 'TextPositionSelector')) ?? null
  const range = outer.map(rangeOf).find((one) => one !== null) ?? null
  const isLost = all.some((one) => !isOf(one, 'TextQuoteSelector', 'TextPositionSelector') && !isUsed(one, quote))
  if (isLost || outer.length < given.length || (quote === null && given.length > 0)) losses.add('place')
  return quote && { quote, position, range }
}

function withRefinements(selector: UntrustedRecord): UntrustedRecord[] {
  const all = [selector]
  for (let at: unknown = selector.refinedBy; isRecord(at); at = at.refinedBy) all.push(at)
  return all
}

function isOf({ type, '@type': oldType }: UntrustedRecord, ...names: readonly string[]): boolean {
  return listOf(type ?? oldType).some((one) => typeof one === 'string' && names.includes(one.replace(/^oa:/, '')))
}

function isUsed(selector: UntrustedRecord, quote: ReadPlace['quote'] | null): boolean {
  return rangeOf(selector) !== null || (isOf(selector, 'FragmentSelector') && quoteOf(selector)?.exact === quote?.exact)
}

function quoteOf(selector: UntrustedRecord): ReadPlace['quote'] | null {
  if (isOf(selector, 'TextQuoteSelector')) {
    const exact = firstText(selector.exact)
    return exact === undefined
      ? null
      : { exact, prefix: firstText(selector.prefix), suffix: firstText(selector.suffix) }
  }
  return isOf(selector, 'FragmentSelector') ? quoteOfFragment(firstText(selector.value) ?? '') : null
}

/**
 * Returns the quote of a text directive (`:~:text=prefix-,words,-suffix`); null if the directive gives only the
 * beginning and the end of the text, since it does not contain the full quote then.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
function quoteOfFragment(fragment: string): ReadPlace['quote'] | null {
  const at = fragment.indexOf(':~:')
  const directives = at < 0 ? [] : fragment.slice(at + 3).split('&')
  const directive = directives.find((one) => one.startsWith('text='))
  if (directive === undefined) return null
  const terms = directive.slice('text='.length).split(',').map(decodeFromUrl)
  const prefix = terms[0]?.endsWith('-') ? (terms.shift() ?? '').slice(0, -1) : ''
  const suffix = terms.at(-1)?.startsWith('-') ? (terms.pop() ?? '').slice(1) : ''
  const [exact, end] = terms
  return exact === undefined || exact === '' || end !== undefined ? null : { exact, prefix, suffix }
}

/** Returns the two points of a range, each a path and an offset, from the notation of the model or of Hypothesis. */
function rangeOf(selector: UntrustedRecord): object | null {
  if (!isOf(selector, 'RangeSelector')) return null
  const { startContainer, startOffset, endContainer, endOffset } = selector
  if (startContainer !== undefined) return { startContainer, startOffset, endContainer, endOffset }
  const [start, end] = [pointOf(selector.startSelector), pointOf(selector.endSelector)]
  return start && end
    ? { startContainer: start.path, startOffset: start.offset, endContainer: end.path, endOffset: end.offset }
    : null
}

function pointOf(selector: unknown): { path: unknown; offset: unknown } | null {
  if (!isRecord(selector) || !isOf(selector, 'XPathSelector')) return null
  const { refinedBy } = selector
  if (refinedBy === undefined) return { path: selector.value, offset: 0 }
  return isRecord(refinedBy) && isOf(refinedBy, 'TextPositionSelector')
    ? { path: selector.value, offset: refinedBy.start }
    : null
}
