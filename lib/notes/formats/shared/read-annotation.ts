import type { Annotation, StoredArticle, Anchor, DocumentRange } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'
import { samePage } from '@/lib/text/same-page'
import { contentId } from '@/lib/text/content-id'
import type { Loss, ReadingAbout, Unreadable } from './exchange'
import { noteLimits } from '@/lib/schema/limits'
import { instant, isScript } from '@/lib/text/read-address-and-date'
import { readDossier, readFinding } from './read-finding'
import { isRecord, isReference } from '@/lib/schema/is-record'
import { tidyTags } from '@/lib/rows/note'
import { isCount } from './untrusted'

/** A valid note, and what was lost in reading it. */
export interface ReadNote {
  annotation: Annotation
  losses: ReadonlySet<Loss>
}

/**
 * Creates a note from untrusted data with the field names of `Annotation`. It repairs small problems and reports them,
 * and rejects the item only if its text or place would be incorrect or truncated. Lone surrogates become U+FFFD. A note
 * without an id gets a hash of its content, one without dates the date `undated`.
 */
export function readAnnotation(
  raw: unknown,
  { undated = EPOCH, pageKeyOf = samePage }: ReadingAbout = {},
): ReadNote | Unreadable {
  if (!isRecord(raw)) return 'not-a-note'
  const losses = new Set<Loss>()
  const note = textIn(raw.note, losses)
  const [url, pageKey] = [textIn(raw.url, losses), textIn(raw.pageKey, losses)]
  const claim = textIn(raw.claim, losses)
  if (note === null || url === null || pageKey === null) return 'not-a-note'
  if (note.length > noteLimits.joined) return 'too-long'
  if (url.length > noteLimits.address || pageKey.length > noteLimits.address) return 'bad-address'
  if (isScript(url) || isScript(pageKey)) return 'bad-address'
  const isOnClaim = claim !== null && claim !== '' && claim.length <= noteLimits.claim
  if (!isOnClaim && claim !== '') losses.add('other')
  if (!isOnClaim && url === '' && pageKey === '') return 'no-target'
  const anchor = readAnchor(raw.anchor, losses)
  if (anchor === 'too-long') return anchor
  const content = {
    pageKey: pageKey === '' && url !== '' ? pageKeyOf(url) : pageKey,
    url: url === '' && !isOnClaim ? pageKey : url,
    title: titleIn(raw.title, losses),
    ...articleIn(raw.article),
    claim: isOnClaim ? claim : null,
    ...(isOnClaim ? readDossier(raw.dossier, losses) : {}),
    anchor,
    note,
    tags: tagsIn(raw.tags, losses),
    color: colorIn(raw.color, losses),
    finding: readFinding(raw.finding, losses),
  }
  const { created, modified } = datesIn(raw.created, raw.modified, undated, losses)
  return { annotation: { ...content, id: idIn(raw.id, content, losses), created, modified }, losses }
}

const EPOCH = '1970-01-01T00:00:00.000Z'
const COLORS: Record<NoteColor, true> = { yellow: true, green: true, blue: true, pink: true, purple: true }

/** @returns null if it is present but not text */
function textIn(value: unknown, losses: Set<Loss>): string | null {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? wellFormed(value, losses) : null
}

function titleIn(value: unknown, losses: Set<Loss>): string {
  const title = textIn(value, losses) ?? ''
  if (title.length <= noteLimits.line) return title
  losses.add('title')
  return title.slice(0, noteLimits.line).toWellFormed()
}

function articleIn(value: unknown): { article?: StoredArticle } {
  if (!isRecord(value)) return {}
  const line = (given: unknown): string =>
    typeof given === 'string' ? given.toWellFormed().trim().slice(0, noteLimits.line).toWellFormed() : ''
  const [author, site, date] = [line(value.author), line(value.site), line(value.date).slice(0, 40)]
  return author + site + date === '' ? {} : { article: { author, site, date } }
}

function tagsIn(value: unknown, losses: Set<Loss>): string[] {
  const given: unknown[] = Array.isArray(value) ? value : []
  const usable = given.flatMap((tag) => {
    const text = textIn(tag, losses)?.trim() ?? null
    return text !== null && text.length <= noteLimits.tag ? [text] : []
  })
  const isList = Array.isArray(value) || value === undefined || value === null
  if (!isList || usable.length < given.length || new Set(usable).size > noteLimits.tags) losses.add('tags')
  return tidyTags(usable)
}

function colorIn(value: unknown, losses: Set<Loss>): NoteColor | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && Object.hasOwn(COLORS, value)) return value as NoteColor
  losses.add('color')
  return null
}

function datesIn(created: unknown, modified: unknown, undated: string, losses: Set<Loss>) {
  const [first, last] = [instant(created), instant(modified)]
  const isGiven = (value: unknown) => value !== undefined && value !== null
  if ((first ?? last) === null || (isGiven(created) && !first) || (isGiven(modified) && !last)) losses.add('dates')
  return { created: first ?? last ?? undated, modified: last ?? first ?? undated }
}

function idIn(value: unknown, content: Omit<Annotation, 'id' | 'created' | 'modified'>, losses: Set<Loss>): string {
  const id = textIn(value, losses)
  if (isReference(id)) return id
  losses.add('id')
  const { pageKey, claim, anchor, note, tags } = content
  return contentId([pageKey, claim, anchor?.quote.exact, note, tags])
}

/**
 * Reads the anchor of a note from a file. It needs a quote, because only the quote can confirm the place. An invalid
 * position or range is left out and reported.
 *
 * @returns `too-long` when the quote would have to be cut
 */
function readAnchor(raw: unknown, losses: Set<Loss>): Anchor | null | 'too-long' {
  if (raw === undefined || raw === null) return null
  const quote = isRecord(raw) && isRecord(raw.quote) ? raw.quote : null
  if (!isRecord(raw) || typeof quote?.exact !== 'string') {
    losses.add('place')
    return null
  }
  if (quote.exact.length > noteLimits.quote) return 'too-long'
  const [prefix, suffix] = [contextIn(quote.prefix, losses), contextIn(quote.suffix, losses)]
  const position = positionIn(raw.position)
  const range = rangeIn(raw.range)
  if (position === undefined || range === undefined) losses.add('place')
  if (prefix.length > noteLimits.context || suffix.length > noteLimits.context) losses.add('context')
  return {
    quote: {
      exact: wellFormed(quote.exact, losses),
      prefix: prefix.slice(-noteLimits.context).toWellFormed(),
      suffix: suffix.slice(0, noteLimits.context).toWellFormed(),
    },
    position: position ?? null,
    range: range ?? null,
  }
}

function contextIn(value: unknown, losses: Set<Loss>): string {
  return typeof value === 'string' ? wellFormed(value, losses) : ''
}

/** Reports what is lost. */
function wellFormed(text: string, losses: Set<Loss>): string {
  if (!text.isWellFormed()) losses.add('letters')
  return text.toWellFormed()
}

/** @returns undefined when it is there and cannot be */
function positionIn(value: unknown): Anchor['position'] | undefined {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) return undefined
  const { start, end } = value
  return isCount(start, noteLimits.offset) && isCount(end, noteLimits.offset) && start <= end
    ? { start, end }
    : undefined
}

function rangeIn(value: unknown): DocumentRange | null | undefined {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = value
  if (!isPath(startContainer) || !isPath(endContainer)) return undefined
  if (!isCount(startOffset, noteLimits.offset) || !isCount(endOffset, noteLimits.offset)) return undefined
  return {
    startContainer: startContainer.toWellFormed(),
    startOffset,
    endContainer: endContainer.toWellFormed(),
    endOffset,
  }
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.length <= noteLimits.line
}
