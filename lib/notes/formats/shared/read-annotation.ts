import { z } from 'zod'
import {
  anchorSchema,
  storedArticleSchema,
  storedDossierSchema,
  storedFindingSchema,
  type Annotation,
} from '@/lib/schema/annotation'
import { noteColors } from '@/lib/schema/note-colors'
import { pageKeyOf } from '@/lib/text/same-page'
import { contentId } from '@/lib/text/content-id'
import type { Loss, ReaderContext, UnreadableReason } from './exchange'
import { importedFinding } from './exported-verdict'
import { noteLimits } from '@/lib/schema/limits'
import { isoInstantOf, isScriptUrl } from '@/lib/text/read-address-and-date'
import { isRecord, isValidId, wellFormed } from '@/lib/schema/is-record'
import { isSameJson, type Json } from '@/lib/rows/json'
import { tidyTags } from '@/lib/rows/note'
import { defined } from '@/lib/text/defined'

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
  losses = new Set<Loss>(),
): ReadNote | UnreadableReason {
  const given = wellFormed(raw)
  const texts = isRecord(given) ? textsSchema.safeParse(given).data : undefined
  if (!isRecord(given) || !texts) return 'not-a-note'
  const { note, url, pageKey } = texts
  const { claim, created, modified } = given
  if (note.length > noteLimits.joined) return 'too-long'
  if ([url, pageKey].some((at) => at.length > noteLimits.address || isScriptUrl(at))) return 'bad-address'
  const isOnClaim = typeof claim === 'string' && claim !== '' && claim.length <= noteLimits.claim
  if (!isOnClaim && url === '' && pageKey === '') return 'no-target'
  const place = isRecord(given.anchor) ? given.anchor : {}
  const quote = isRecord(place.quote) ? place.quote : {}
  if (isLonger(quote.exact, noteLimits.quote)) return 'too-long'
  const anchor = anchorSchema.safeParse(place).data ?? null
  const dossier = isOnClaim ? given.dossier : undefined
  const storedDossier = storedDossierSchema.safeParse(dossier).data
  const finding = importedFinding(given.finding)
  const storedFinding = storedFindingSchema.safeParse(finding).data ?? null
  const color = noteColors.find((name) => name === given.color) ?? null
  const usable = toList(given.tags).filter((tag) => typeof tag === 'string' && !isLonger(tag.trim(), noteLimits.tag))
  const tags = new Set(usable.map((tag) => String(tag).trim()))
  const title = typeof given.title === 'string' ? given.title : ''
  const article = storedArticleSchema.safeParse(given.article).data
  const first = isoInstantOf(created)
  const last = isoInstantOf(modified)
  const content = defined({
    // A key counts only as a canonical link does: it would show the note on another page than the one it names.
    pageKey: pageKeyOf(url || pageKey, pageKey || null),
    url: url === '' && !isOnClaim ? pageKey : url,
    title: title.slice(0, noteLimits.line).toWellFormed(),
    article: article && Object.values(article).some(Boolean) ? article : undefined,
    claim: isOnClaim ? claim : null,
    dossier: storedDossier,
    anchor,
    note,
    tags: tidyTags([...tags]),
    color,
    finding: storedFinding,
  })
  const isLost: Partial<Record<Loss, boolean>> = {
    letters: !isSame(given, raw),
    other: !isOnClaim && (claim ?? '') !== '',
    place: [
      [given.anchor, anchor],
      [place.position, anchor?.position],
      [place.range, anchor?.range],
    ].some(([part, read]) => part != null && read == null),
    context: isLonger(quote.prefix, noteLimits.context) || isLonger(quote.suffix, noteLimits.context),
    title: title.length > noteLimits.line,
    tags: usable.length < toList(given.tags).length || tags.size > noteLimits.tags,
    color: color === null && given.color != null,
    finding: !isSame(storedFinding ?? undefined, finding ?? undefined) || !isSame(storedDossier, dossier ?? undefined),
    dates: (first ?? last) === null || (created != null && !first) || (modified != null && !last),
    id: !isValidId(given.id),
  }
  for (const loss of Object.keys(isLost) as Loss[]) if (isLost[loss]) losses.add(loss)
  const id = isValidId(given.id)
    ? given.id
    : contentId([content.pageKey, content.claim, anchor?.quote.exact, note, content.tags])
  return {
    annotation: { ...content, id, created: first ?? last ?? undated, modified: last ?? first ?? undated },
    losses,
  }
}

const EPOCH = '1970-01-01T00:00:00.000Z'

const textSchema = z
  .string()
  .nullish()
  .transform((text) => text ?? '')
const textsSchema = z.object({ note: textSchema, url: textSchema, pageKey: textSchema })

const isLonger = (text: unknown, most: number): boolean => typeof text === 'string' && text.length > most

const isSame = (value: unknown, other: unknown): boolean => isSameJson(value as Json, other as Json)

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
