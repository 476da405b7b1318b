import type { Loss } from '../shared/exchange'
import { isRecord } from '@/lib/schema/is-record'
import { firstText, toList, type UntrustedRecord } from '../shared/read-annotation'
import { withoutFieldPrefix } from './note-iri'
import { decodeFromUrl } from '@/lib/text/urls'

/**
 * Reads the bodies of an annotation. Texts are joined into the note, tags become tags, and the address of an external
 * body becomes a line of the note. Of a choice, the first is used.
 * @returns the field names of a note, not validated yet
 */
export function readBodies(item: UntrustedRecord, losses: Set<Loss>) {
  const [texts, tags]: [string[], string[]] = [[], []]
  let finding: UntrustedRecord | null = null
  let color: string | undefined
  const given = [...toList(item.bodyValue), ...toList(item.body)].flatMap((body) => chosenBodies(body, losses))
  for (const body of given) {
    const text = textOf(body, losses)
    const purpose = isRecord(body) ? purposesOf(body, item) : []
    if (isRecord(body) && body['claimlight:verdict'] !== undefined && !finding) finding = findingOf(body)
    else if (isRecord(body) && body.purpose === 'highlighting' && isColor(text)) color = text
    else if (text === undefined) losses.add('bodies')
    else if (purpose.includes('tagging')) tags.push(text)
    else texts.push(text)
    if (isRecord(body) && typeof body.color === 'string') color ??= body.color
  }
  return { note: texts.filter((text) => text !== '').join('\n\n'), tags, finding, color }
}

function chosenBodies(body: unknown, losses: Set<Loss>): readonly unknown[] {
  if (!isRecord(body) || !Array.isArray(body.items)) return [body]
  const items: readonly unknown[] = body.items
  if (items.length > 1) losses.add('bodies')
  return items.slice(0, 1)
}

function textOf(body: unknown, losses: Set<Loss>): string | undefined {
  if (typeof body === 'string') return body
  if (!isRecord(body)) return undefined
  const text = firstText(body.value ?? body['rdf:value'] ?? body.chars ?? body['cnt:chars'])
  if (text === undefined) return addressOf(body)
  if (!/html/i.test(firstText(body.format) ?? '')) return text
  losses.add('format')
  return textOfHtml(text)
}

function addressOf({ source, id, '@id': oldId }: UntrustedRecord): string | undefined {
  const named = source ?? id ?? oldId
  return firstText(isRecord(named) ? (named.id ?? named['@id']) : named)
}

/** Returns the purposes of a body; if it has none, the motivation of the annotation, if there is exactly one. */
function purposesOf(body: UntrustedRecord, item: UntrustedRecord): readonly unknown[] {
  const own = toList(body.purpose)
  if (own.length > 0) return own
  if (toList(body['@type'] ?? body.type).some((type) => type === 'oa:Tag' || type === 'Tag')) return ['tagging']
  const motivations = toList(item.motivation)
  return motivations.length === 1 ? motivations : []
}

function isColor(text: string | undefined): boolean {
  return text !== undefined && /^(?:#[\da-f]{3,8}|[a-z]{3,20})$/i.test(text)
}

/** Reads the finding from a body written by this extension; in version 0.1 its text was "verdict: reason". */
function findingOf(body: UntrustedRecord): UntrustedRecord {
  const { details, answers, ...finding } = withoutFieldPrefix(body)
  const value = firstText(body.value) ?? ''
  const start = `${String(finding.verdict)}: `
  return {
    ...finding,
    reason: finding.reason ?? (value.startsWith(start) ? value.slice(start.length) : value),
    details: details === undefined ? undefined : toList(details).map(withoutFieldPrefix),
    dossier: dossierOfRecord(body),
    answers: answers === undefined ? undefined : toList(answers).map(withoutFieldPrefix).map(answerOf),
  }
}

export function dossierOfRecord(node: UntrustedRecord): unknown {
  const { dossierId: id, dossierName: name } = withoutFieldPrefix(node)
  return id === undefined ? undefined : { id, name }
}

function answerOf({ dossierName: dossier, ...result }: UntrustedRecord): unknown {
  return { ...result, dossier }
}

/**
 * Extracts text from a piece of HTML, for bodies of annotations from other programs: removes tags, starts a line for
 * each block, and decodes common entities. It need not be a complete parser, because its output is only used as text.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|\/?(?:p|div|li|ul|ol|h[1-6]|blockquote|pre|tr))\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, decodeEntity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? whole
  const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

/** The position of a note, with the field names of `Anchor`; not validated yet. */
interface UncheckedAnchor {
  quote: { exact: string; prefix: unknown; suffix: unknown }
  position: unknown
  range: unknown
}

/**
 * Combines the selectors of the W3C model into one anchor. The quote is required; it may be nested in another selector
 * (`refinedBy`). A position counts only if it refers to the page, not to the text of another selector.
 * @returns null without a quote, because only the quote contains the words
 */
export function readSelectors(selector: unknown, losses: Set<Loss>): UncheckedAnchor | null {
  const given = toList(selector)
  const outer = given.filter(isRecord)
  const all = outer.flatMap(withRefinements)
  const quote = all.map(quoteOf).find((one) => one !== null) ?? null
  const position = outer.find((one) => hasType(one, 'TextPositionSelector')) ?? null
  const range = outer.map(rangeOf).find((one) => one !== null) ?? null
  const isLost = all.some(
    (one) =>
      !hasType(one, 'TextQuoteSelector', 'TextPositionSelector') &&
      !(rangeOf(one) !== null || (hasType(one, 'FragmentSelector') && quoteOf(one)?.exact === quote?.exact)),
  )
  if (isLost || outer.length < given.length || (quote === null && given.length > 0)) losses.add('place')
  return quote && { quote, position, range }
}

function withRefinements(selector: UntrustedRecord): UntrustedRecord[] {
  const all = [selector]
  for (let at: unknown = selector.refinedBy; isRecord(at); at = at.refinedBy) all.push(at)
  return all
}

function hasType({ type, '@type': oldType }: UntrustedRecord, ...names: readonly string[]): boolean {
  return toList(type ?? oldType).some((one) => typeof one === 'string' && names.includes(one.replace(/^oa:/, '')))
}

function quoteOf(selector: UntrustedRecord): UncheckedAnchor['quote'] | null {
  if (hasType(selector, 'TextQuoteSelector')) {
    const exact = firstText(selector.exact)
    return exact === undefined
      ? null
      : { exact, prefix: firstText(selector.prefix), suffix: firstText(selector.suffix) }
  }
  return hasType(selector, 'FragmentSelector') ? quoteOfFragment(firstText(selector.value) ?? '') : null
}

/**
 * Returns the quote of a text directive (`:~:text=prefix-,words,-suffix`); null if the directive gives only the
 * beginning and the end of the text, since it does not contain the full quote then.
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
function quoteOfFragment(fragment: string): UncheckedAnchor['quote'] | null {
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
  if (!hasType(selector, 'RangeSelector')) return null
  const { startContainer, startOffset, endContainer, endOffset } = selector
  if (startContainer !== undefined) return { startContainer, startOffset, endContainer, endOffset }
  const [start, end] = [rangePointOf(selector.startSelector), rangePointOf(selector.endSelector)]
  return start && end
    ? { startContainer: start.path, startOffset: start.offset, endContainer: end.path, endOffset: end.offset }
    : null
}

function rangePointOf(selector: unknown): { path: unknown; offset: unknown } | null {
  if (!isRecord(selector) || !hasType(selector, 'XPathSelector')) return null
  const { refinedBy } = selector
  if (refinedBy === undefined) return { path: selector.value, offset: 0 }
  return isRecord(refinedBy) && hasType(refinedBy, 'TextPositionSelector')
    ? { path: selector.value, offset: refinedBy.start }
    : null
}
