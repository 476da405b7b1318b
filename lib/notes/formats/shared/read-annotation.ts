import type {
  Anchor,
  Annotation,
  DocumentRange,
  StoredArticle,
  StoredDetail,
  StoredDossierRef,
  StoredFinding,
} from '@/lib/schema/annotation'
import { noteColors, type NoteColor } from '@/lib/schema/note-colors'
import { isDetailKind } from '@/lib/schema/detail-kinds'
import { isDetailVerdict, isVerdict } from '@/lib/schema/verdicts'
import { pageKeyOf } from '@/lib/text/same-page'
import { contentId } from '@/lib/text/content-id'
import type { Loss, ReaderContext, UnreadableReason } from './exchange'
import { importedVerdict } from './exported-verdict'
import { noteLimits } from '@/lib/schema/limits'
import { isoInstantOf, isScriptUrl } from '@/lib/text/read-address-and-date'
import { isRecord, isValidId } from '@/lib/schema/is-record'
import { tidyTags } from '@/lib/rows/note'

export interface ReadNote {
  annotation: Annotation
  losses: ReadonlySet<Loss>
}

/**
 * Creates a note from untrusted data with the field names of `Annotation`. It repairs small problems and reports them,
 * and rejects the item only if its text or place would be incorrect or truncated. Lone surrogates become U+FFFD. A note
 * without an id gets a hash of its content, one without dates the date `undated`.
 * @param losses losses reported so far, such as fields that a note does not have; losses of this note are added to it
 */
export function readAnnotation(
  raw: unknown,
  { undated = EPOCH }: ReaderContext = {},
  losses: Losses = new Set(),
): ReadNote | UnreadableReason {
  if (!isRecord(raw)) return 'not-a-note'
  const note = textIn(raw.note, losses)
  const url = textIn(raw.url, losses)
  const pageKey = textIn(raw.pageKey, losses)
  const claim = textIn(raw.claim, losses)
  if (note === null || url === null || pageKey === null) return 'not-a-note'
  if (note.length > noteLimits.joined) return 'too-long'
  if (url.length > noteLimits.address || pageKey.length > noteLimits.address) return 'bad-address'
  if (isScriptUrl(url) || isScriptUrl(pageKey)) return 'bad-address'
  const isOnClaim = claim !== null && claim !== '' && claim.length <= noteLimits.claim
  if (!isOnClaim && claim !== '') losses.add('other')
  if (!isOnClaim && url === '' && pageKey === '') return 'no-target'
  const anchor = readAnchor(raw.anchor, losses)
  if (anchor === 'too-long') return anchor
  const content = {
    pageKey: pageKey === '' && url !== '' ? pageKeyOf(url) : pageKey,
    url: url === '' && !isOnClaim ? pageKey : url,
    title: cutText(raw.title, noteLimits.line, 'title', losses),
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

type Losses = Set<Loss>

/** Returns a text without lone surrogates; empty if the value is absent, null if it is not text. */
function textIn(value: unknown, losses: Losses): string | null {
  if (value == null) return ''
  return typeof value === 'string' ? cutText(value, Infinity, 'letters', losses) : null
}

/** Returns the first `most` characters of a text (the last if negative); empty if it is no text. Reports a loss. */
function cutText(value: unknown, most: number, loss: Loss, losses: Losses): string {
  if (typeof value !== 'string') return ''
  if (!value.isWellFormed()) losses.add('letters')
  if (value.length > Math.abs(most)) losses.add(loss)
  return (most < 0 ? value.slice(most) : value.slice(0, most)).toWellFormed()
}

/** Returns the items that can be read among the first `most` of a list. Reports a loss if any is left out. */
function readList<T extends object | string | number>(
  value: unknown,
  { most, loss, losses }: { most: number; loss: Loss; losses: Losses },
  read: (one: unknown) => T | null,
): T[] {
  const given: unknown[] = Array.isArray(value) ? value : []
  const kept = given
    .slice(0, most)
    .map(read)
    .filter((one) => one !== null)
  if ((value != null && !Array.isArray(value)) || kept.length < given.length) losses.add(loss)
  return kept
}

function articleIn(value: unknown): { article?: StoredArticle } {
  if (!isRecord(value)) return {}
  const line = (given: unknown, most: number = noteLimits.line): string =>
    typeof given === 'string' ? given.toWellFormed().trim().slice(0, most).toWellFormed() : ''
  const author = line(value.author)
  const site = line(value.site)
  const date = line(value.date, 40)
  return author + site + date === '' ? {} : { article: { author, site, date } }
}

function tagsIn(value: unknown, losses: Losses): string[] {
  const usable = readList(value, { most: Infinity, loss: 'tags', losses }, (tag) =>
    typeof tag === 'string' && tag.trim().length <= noteLimits.tag
      ? cutText(tag, Infinity, 'tags', losses).trim()
      : null,
  )
  if (new Set(usable).size > noteLimits.tags) losses.add('tags')
  return tidyTags(usable)
}

function colorIn(value: unknown, losses: Losses): NoteColor | null {
  const color = noteColors.find((color) => color === value) ?? null
  if (color === null && value != null) losses.add('color')
  return color
}

function datesIn(created: unknown, modified: unknown, undated: string, losses: Losses) {
  const first = isoInstantOf(created)
  const last = isoInstantOf(modified)
  if ((first ?? last) === null || (created != null && !first) || (modified != null && !last)) losses.add('dates')
  return { created: first ?? last ?? undated, modified: last ?? first ?? undated }
}

function idIn(value: unknown, content: Omit<Annotation, 'id' | 'created' | 'modified'>, losses: Losses): string {
  const id = textIn(value, losses)
  if (isValidId(id)) return id
  losses.add('id')
  const { pageKey, claim, anchor, note, tags } = content
  return contentId([pageKey, claim, anchor?.quote.exact, note, tags])
}

/**
 * Reads the anchor of a note from a file. It needs a quote, because only the quote can confirm the place. An invalid
 * position or range is left out and reported.
 * @returns `too-long` when the quote would have to be cut
 */
function readAnchor(raw: unknown, losses: Losses): Anchor | null | 'too-long' {
  if (raw == null) return null
  const quote = isRecord(raw) && isRecord(raw.quote) ? raw.quote : null
  if (!isRecord(raw) || typeof quote?.exact !== 'string') {
    losses.add('place')
    return null
  }
  if (quote.exact.length > noteLimits.quote) return 'too-long'
  const position = positionIn(raw.position)
  const range = rangeIn(raw.range)
  const isLost = (read: object | null, given: unknown) => read === null && given != null
  if (isLost(position, raw.position) || isLost(range, raw.range)) losses.add('place')
  return {
    quote: {
      exact: cutText(quote.exact, Infinity, 'place', losses),
      prefix: cutText(quote.prefix, -noteLimits.context, 'context', losses),
      suffix: cutText(quote.suffix, noteLimits.context, 'context', losses),
    },
    position,
    range,
  }
}

function positionIn(value: unknown): Anchor['position'] {
  const { start, end } = isRecord(value) ? value : {}
  return isOffset(start) && isOffset(end) && start <= end ? { start, end } : null
}

function rangeIn(value: unknown): DocumentRange | null {
  const { startContainer, startOffset, endContainer, endOffset } = isRecord(value) ? value : {}
  if (!isPath(startContainer) || !isPath(endContainer) || !isOffset(startOffset) || !isOffset(endOffset)) return null
  return {
    startContainer: startContainer.toWellFormed(),
    startOffset,
    endContainer: endContainer.toWellFormed(),
    endOffset,
  }
}

function isOffset(value: unknown): value is number {
  return isCount(value, noteLimits.offset)
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.length <= noteLimits.line
}

/** Reads the finding of a note from a file; null if there is none or it is not valid. Invalid parts of it are left out. */
function readFinding(raw: unknown, losses: Losses): StoredFinding | null {
  if (raw == null) return null
  const verdict = isRecord(raw) ? importedVerdict(raw.verdict) : undefined
  if (!isRecord(raw) || !isVerdict(verdict)) {
    losses.add('finding')
    return null
  }
  const upTo = (most: number) => ({ most, loss: 'finding' as const, losses })
  const claimsOf = (list: unknown) =>
    readList(list, upTo(noteLimits.evidence), (claim) =>
      typeof claim === 'string' && claim.length <= noteLimits.claim
        ? cutText(claim, Infinity, 'finding', losses)
        : null,
    )
  const { details, answers } = raw
  const related = claimsOf(raw.related ?? [])
  return {
    verdict,
    ...(raw.partial === true ? { partial: true } : {}),
    reason: cutText(raw.reason, noteLimits.reason, 'finding', losses),
    ...(raw.head == null ? {} : { head: cutText(raw.head, noteLimits.line, 'finding', losses) }),
    claims: claimsOf(raw.claims),
    sources: readList(raw.sources, upTo(noteLimits.evidence), (source) =>
      Number.isSafeInteger(source) ? (source as number) : null,
    ),
    dossierVersion: cutText(raw.dossierVersion, noteLimits.version, 'finding', losses),
    ...(details == null
      ? {}
      : { details: readList(details, upTo(noteLimits.details), (detail) => readDetail(detail, losses)) }),
    ...readDossier(raw.dossier, losses),
    ...(related.length > 0 && { related }),
    ...(raw.reader == null ? {} : { reader: cutText(raw.reader, noteLimits.line, 'finding', losses) }),
    ...(answers == null
      ? {}
      : { answers: readList(answers, upTo(noteLimits.answers), (answer) => readAnswer(answer, losses)) }),
  }
}

/** Returns the dossier of a finding or claim as an object to spread; empty for the bundled one and if invalid. */
function readDossier(raw: unknown, losses: Losses): { dossier?: StoredDossierRef } {
  if (raw == null) return {}
  const { id, name } = isRecord(raw) ? raw : {}
  if (typeof id !== 'string' || id === '' || id.length > noteLimits.dossier || typeof name !== 'string') {
    losses.add('finding')
    return {}
  }
  const line = cutText(name, noteLimits.line, 'finding', losses)
  return { dossier: { id: cutText(id, noteLimits.dossier, 'finding', losses), name: line } }
}

function readAnswer(raw: unknown, losses: Losses): NonNullable<StoredFinding['answers']>[number] | null {
  const verdict = isRecord(raw) ? importedVerdict(raw.verdict) : undefined
  if (!isRecord(raw) || !isVerdict(verdict) || typeof raw.dossier !== 'string') return null
  const dossier = cutText(raw.dossier, noteLimits.line, 'finding', losses)
  return { dossier, verdict, ...(raw.partial === true ? { partial: true } : {}) }
}

function readDetail(raw: unknown, losses: Losses): StoredDetail | null {
  if (!isRecord(raw)) return null
  const { kind, verdict, doubted = false, article } = raw
  if (!isDetailKind(kind) || !isDetailVerdict(verdict) || typeof doubted !== 'boolean') return null
  if (typeof article !== 'string') return null
  const words = (value: unknown, most: number = noteLimits.detail): string | null =>
    typeof value === 'string' ? cutText(value, most, 'finding', losses) : null
  return {
    kind,
    verdict,
    doubted,
    article: cutText(article, noteLimits.detail, 'finding', losses),
    dossier: words(raw.dossier),
    question: words(raw.question),
    claim: words(raw.claim, noteLimits.claim),
  }
}

/** An untrusted object from a file. Only its own properties are read, by name. */
export type UntrustedRecord = Readonly<Record<string, unknown>>

export function toList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** Returns the first text in a value that may be a text or a list; undefined if there is none. */
export function firstText(value: unknown): string | undefined {
  return toList(value).find((item) => typeof item === 'string')
}

export function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}
