import { defined } from '@/lib/text/defined'
import { groupedBy } from '@/lib/text/lists'
import { peopleIn } from '@/lib/text/people'
import { shortened } from '@/lib/text/shortened'
import type { ClaimWithOpinion, FoundOpinions, RecordsOf } from '../evidence-feature'
import { claimReviewsIn, type ClaimReview } from './claim-reviews'
import { sayRating } from './rating'

/** Finds the claims that a page or file rates, each with its review as its source. */
export function findRatedClaims(recordsOf: RecordsOf): FoundOpinions | undefined {
  const records = recordsOf('ClaimReview')
  const { reviews, refused } = claimReviewsIn(records.filter((record) => record !== undefined))
  const broken = records.filter((record) => record === undefined).map(() => ({ words: '', reason: 'it is not JSON' }))
  if (reviews.length + refused.length + broken.length === 0) return undefined
  return {
    topic: 'Rated claims',
    claimsOn: (page) => reviews.map((review) => claimOf(review, page)),
    refused: [...refused, ...broken],
    subjectOf: () => subjectOfReviews(reviews),
  }
}

function claimOf({ claim, rated: given, url }: ClaimReview, page: string | undefined): ClaimWithOpinion {
  // Words behind the name, as of a tier, are no part of it.
  const name = shortened(given.by.split(/[,;:(|]/)[0]?.trim() || given.by, 100)
  const by = page === undefined ? name : `${name}, as ${shortened(page, 80)} says`
  const rated = { ...given, by }
  const source = defined({ title: `${by}: ${shortened(claim, 100)}`, publisher: by, url, date: rated.on })
  return { text: claim, note: sayRating(rated), source, fields: { rated } }
}

/** Returns the subject of a file of reviews: who rated most of its claims, and for finding pages, whom the claims name. */
export function subjectOfReviews(reviews: readonly ClaimReview[]): ReturnType<FoundOpinions['subjectOf']> {
  const raters = [...groupedBy(reviews, ({ rated }) => rated.by)].sort(([, a], [, b]) => b.length - a.length)
  const [rater] = raters[0] ?? []
  const most = rater ?? 'somebody'
  const names = reviews.flatMap(({ claim }) => [
    ...peopleIn(claim).map(({ name }) => name),
    ...[...claim.matchAll(NAME_INSIDE)].map(([name]) => name),
  ])
  const asOf = reviews
    .flatMap(({ rated }) => rated.on ?? [])
    .toSorted()
    .at(-1)
  return { subject: `Claims rated by ${most}`.slice(0, 200), aliases: [...new Set(names)].slice(0, MOST_NAMES), asOf }
}
const NAME_INSIDE = /(?<=[\p{Ll}\d,] )\p{Lu}[\p{L}\d-]{2,}(?: \p{Lu}[\p{L}\d-]+)*/gu
const MOST_NAMES = 100
