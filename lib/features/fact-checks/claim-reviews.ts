import { defined } from '@/lib/text/defined'
import { isRecord } from '@/lib/schema/is-record'
import { dateOfIso, datesOf } from '@/lib/text/dates'
import { lettersAndDigits } from '@/lib/text/fold-words'
import { shortened } from '@/lib/text/shortened'
import { toSingleLine } from '@/lib/text/to-single-line'
import { isoDateOf } from '@/lib/text/iso-date-of'
import { webAddress } from '@/lib/text/web-address'
import type { Rating } from './rating'

/** A claim that somebody has rated, with the address of the review. */
export interface ClaimReview {
  claim: string
  rated: Rating
  url?: string
}

interface ClaimReviews {
  reviews: ClaimReview[]
  refused: { words: string; reason: string }[]
}

/** Reads the claim reviews in data: records of schema.org anywhere in it, or the answer of a search for fact checks. */
export function claimReviewsIn(json: unknown): ClaimReviews {
  const records = recordsIn(json)
  const byId = new Map(records.map((record) => [record['@id'], record]))
  const found = new Map<string, ClaimReview>()
  const refused: ClaimReviews['refused'] = []
  for (const record of records.flatMap((record) => (isClaimReview(record) ? [record] : reviewsOfAnswer(record)))) {
    const read = readReview(record, (value) => withReferred(value, byId))
    if ('reason' in read) {
      refused.push(read)
      continue
    }
    const key = lettersAndDigits(`${read.claim} ${read.rated.by}`)
    const other = found.get(key)
    if (!other || (other.rated.on ?? '') < (read.rated.on ?? '')) found.set(key, read)
  }
  return { reviews: [...found.values()], refused }
}

const MOST_RECORDS = 20_000
const DEEPEST = 13

/** Returns the objects in the data, each before the objects inside it. */
function recordsIn(data: unknown): Record<string, unknown>[] {
  const records: Record<string, unknown>[] = []
  const add = (value: unknown, depth: number): void => {
    if (depth > DEEPEST || records.length >= MOST_RECORDS || typeof value !== 'object' || value === null) return
    if (isRecord(value)) records.push(value)
    for (const part of Object.values(value)) add(part, depth + 1)
  }
  add(data, 0)
  return records
}

const typesOf = (record: Record<string, unknown>): string[] =>
  [record['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''))
const isClaimReview = (record: Record<string, unknown>): boolean => typesOf(record).includes('ClaimReview')

/** Returns the reviews of a claim in the form in which search engines for fact checks answer, in the names of schema.org. */
function reviewsOfAnswer({ text, claimReview, claimant }: Record<string, unknown>): Record<string, unknown>[] {
  if (typeof text !== 'string' || !Array.isArray(claimReview)) return []
  return claimReview.filter(isRecord).map(({ textualRating, reviewDate, publisher, url }) => ({
    claimReviewed: text,
    author: publisher,
    datePublished: reviewDate,
    url,
    reviewRating: { alternateName: textualRating },
    itemReviewed: { author: { name: claimant } },
  }))
}

/** Returns the first of several values; the record that is only referred to by its id in another place. */
function withReferred(value: unknown, byId: ReadonlyMap<unknown, Record<string, unknown>>): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (!isRecord(first) || typeof first['@id'] !== 'string') return first
  return { ...byId.get(first['@id']), ...first }
}

type Field = (value: unknown) => unknown

function readReview(record: Record<string, unknown>, field: Field): ClaimReview | { words: string; reason: string } {
  const item = field(record.itemReviewed)
  const ofItem = isRecord(item) ? (item.text ?? item.name) : undefined
  const claim = lineOf(field(record.claimReviewed) ?? field(ofItem)).replace(/^["“«](.*)["”»]$/, '$1')
  const refuse = (reason: string) => ({ words: claim.slice(0, 120), reason })
  if (claim === '') return refuse('it names no claim')
  if (webAddress(claim) !== undefined) return refuse('its claim is an address')
  if ((claim.match(/\p{L}+/gu) ?? []).length < LEAST_WORDS) return refuse('its claim is no sentence')
  if (claim.length > LONGEST_CLAIM) return refuse('its claim is too long')
  const by = nameIn(record.author, field) || nameIn(record.publisher, field)
  if (by === '') return refuse('it does not say who rated the claim')
  if (webAddress(by) !== undefined) return refuse('it names an address in the place of who rated the claim')
  const claimant = isRecord(item) ? nameIn(item.author, field) : ''
  if (lettersAndDigits(claimant) === lettersAndDigits(by)) return refuse('the claim is rated by the one who made it')
  const as = ratingIn(field(record.reviewRating))
  if (typeof as !== 'string') return refuse(as.reason)
  const on = dayIn(field(record.datePublished) ?? field(record.dateModified))
  if (on === null) return refuse('its date is no day')
  const rated = defined({ by: shortened(by, LONGEST_RATING), as: shortened(as, LONGEST_RATING), on })
  return defined({ claim, rated, url: webAddress(lineOf(field(record.url))) })
}
const LEAST_WORDS = 3
const LONGEST_CLAIM = 1000
/** UTF-16 units of a rating, and of the name of who gave it. */
const LONGEST_RATING = 200

const lineOf = (value: unknown): string => (typeof value === 'string' ? toSingleLine(value) : '')

function nameIn(value: unknown, field: Field): string {
  const person = field(value)
  return lineOf(isRecord(person) ? field(person.name) : person)
}

/** Returns a rating in words, or a figure with the best one of its scale: without that, 3 says nothing. */
function ratingIn(rating: unknown): string | { reason: string } {
  if (!isRecord(rating)) return { reason: 'it has no rating' }
  const words = lineOf(rating.alternateName) || lineOf(rating.name)
  if (/\p{L}/u.test(words)) return words
  const value = figureOf(rating.ratingValue)
  const best = figureOf(rating.bestRating)
  const worst = figureOf(rating.worstRating) ?? 1
  if (value === undefined || Number.isNaN(value)) return { reason: 'its rating has no words' }
  if (best === undefined || Number.isNaN(best)) return { reason: 'its rating is a figure without a scale' }
  if (value < Math.min(worst, best) || value > Math.max(worst, best)) return { reason: 'its rating is off its scale' }
  return `${value} of ${best}`
}

const figureOf = (value: unknown): number | undefined =>
  value === undefined || value === '' ? undefined : Number(value)

/** Returns the day of a review; undefined where it gives none, null for words that are no day. */
function dayIn(value: unknown): string | null | undefined {
  const words = lineOf(value)
  if (words === '') return undefined
  const iso = /^\d{4}-\d{2}(?:-\d{2})?/.exec(words)?.[0]
  if (iso !== undefined) return dateOfIso(iso) ? iso : null
  const [date] = datesOf(words)
  return (date && isoDateOf(date.value)) ?? null
}
