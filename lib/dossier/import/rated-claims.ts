import { defined } from '@/lib/text/defined'
import { groupedBy } from '@/lib/text/lists'
import { sayRating } from '@/lib/text/say-rating'
import type { ClaimReviews } from '@/lib/dossier/format/claim-reviews'
import { peopleIn } from '@/lib/text/people'
import type { ClaimCollector } from './claim-writer'
import type { ImportOptions, ProblemList } from './import-result'
import { shortened } from '@/lib/text/shortened'
import { Section } from './section'
import type { SourceList } from './source-list'

/**
 * Adds the claims that a document has rated, each with its review as its source. They are uncertain, and a statement in
 * the same words is one of them.
 *
 * @param page name of the page that says so in its data: anybody can write there whom they like as the one who rated
 * @returns their section; none where nothing was rated
 */
export function addRatedClaims(
  found: ClaimReviews | undefined,
  writer: ClaimCollector,
  sources: SourceList,
  problems: ProblemList,
  page?: string,
): Section[] {
  const section = new Section(RATED_TOPIC)
  for (const { words, reason } of found?.refused ?? [])
    problems.add({ level: 'dropped', code: 'bad-review', words: shortened(words), reason })
  for (const { claim: text, rated: given, url } of found?.reviews ?? []) {
    // Words behind the name, as of a tier, are no part of it.
    const name = shortened(given.by.split(/[,;:(|]/)[0]?.trim() || given.by, 100)
    const by = page === undefined ? name : `${name}, as ${shortened(page, 80)} says`
    const rated = { ...given, by }
    const title = `${by}: ${shortened(text, 100)}`
    const source = sources.addDocument(defined({ kind: 'page', title, publisher: by, url, date: rated.on }))
    const said = sayRating(rated)
    const origin = { sources: source === undefined ? [] : [source], notes: [said], line: 0, original: text, part: '' }
    const id = writer.addClaim(text, { ...origin, section })
    const claim = writer.claims.find((claim) => claim.id === id)
    if (!claim) continue
    claim.rated ??= rated
    claim.status = 'uncertain'
    claim.notes = [...new Set([...claim.notes, said])]
  }
  return found ? [section] : []
}
const RATED_TOPIC = 'Rated claims'

/** Returns the subject of a file of reviews: who rated most of its claims, and for finding pages, whom the claims name. */
export function subjectOfReviews({ reviews }: ClaimReviews): Pick<ImportOptions, 'subject' | 'aliases' | 'asOf'> {
  const raters = [...groupedBy(reviews, ({ rated }) => rated.by)].sort(([, a], [, b]) => b.length - a.length)
  const [[most] = ['somebody']] = raters
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
