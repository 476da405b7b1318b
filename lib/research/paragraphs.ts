import type { ReportSentence, ResearchSection } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { dateOfIso, datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { refersBack, wordParagraph } from './flow'
import { compareClaims } from './shared-stems'
import { mapDefined } from '@/lib/text/lists'

export const isSure = ({ status }: Claim): boolean => status === 'established'
const sentenceOf = ({ text, id }: Claim): ReportSentence => ({ text, claims: [id] })

/** Returns the text of a section: what was written, with the established claims that it leaves out. */
export function paragraphsOf(
  { prose = [] }: Pick<ResearchSection, 'prose'>,
  claims: readonly Claim[],
  named: Pick<Dossier, 'subject' | 'entities'>,
): ReportSentence[][] {
  const told = new Set(prose.flat().flatMap((sentence) => sentence.claims))
  const sure = claims.filter(isSure)
  const texts = new Set(claims.map(({ text }) => text))
  const all = inReadingOrder(sure, prose.length === 0)
  const left = all.filter(({ id }) => !told.has(id))
  return withUntold(prose, left.map(sentenceOf), all).map((part) => wordParagraph(part, named, texts))
}

/** Adds sentences on claims to written ones, each behind the last one on an earlier claim of `inOrder`. */
export function withUntold(
  prose: readonly (readonly ReportSentence[])[],
  left: readonly ReportSentence[],
  inOrder: readonly Claim[],
): ReportSentence[][] {
  const compare = compareClaims(inOrder)
  const places = new Map(inOrder.map(({ id }, at) => [id, at]))
  const placeOf = ({ claims: [id = ''] }: ReportSentence): number => places.get(id) ?? Infinity
  const likeness = (sentence: ReportSentence, other: ReportSentence): number =>
    refersBack(other.text) ? Infinity : compare(sentence.claims[0] ?? '', other.claims[0] ?? '')
  const untold = left.toSorted((a, b) => placeOf(a) - placeOf(b))
  const parts = prose.map((part) => [...part])
  const [first] = parts
  if (first === undefined) return divided(untold, likeness)
  for (const sentence of untold) {
    const told = parts.flatMap((part) => part.map((written, at) => ({ part, at, place: placeOf(written) })))
    const before = told.findLast(({ place }) => place < placeOf(sentence)) ?? { part: first, at: -1 }
    // "It" is what the sentence before is about.
    const next = before.part.findIndex(({ text }, at) => at > before.at && !refersBack(text))
    before.part.splice(next < 0 ? before.part.length : next, 0, sentence)
  }
  return parts.flatMap((part) => (part.length > LONGEST ? divided(part, likeness) : [part]))
}

/** Divides sentences into paragraphs, between neighbours that have least in common. */
function divided(
  sentences: readonly ReportSentence[],
  likeness: (sentence: ReportSentence, other: ReportSentence) => number,
): ReportSentence[][] {
  const parts: ReportSentence[][] = []
  let left = [...sentences]
  while (left.length > MOST_SENTENCES) {
    const cuts = mapDefined(left.slice(0, MOST_SENTENCES), (sentence, at) => {
      const next = left[at + 1]
      // The last sentence is no paragraph by itself.
      const isCut = next && at + 1 >= LEAST_SENTENCES && left.length - at > 2
      return isCut ? { at: at + 1, likeness: likeness(sentence, next) } : undefined
    })
    const { at } = cuts.reduce((best, cut) => (cut.likeness < best.likeness ? cut : best))
    parts.push(left.slice(0, at))
    left = left.slice(at)
  }
  return left.length > 0 ? [...parts, left] : parts
}

const LEAST_SENTENCES = 3
const MOST_SENTENCES = 6
const LONGEST = 9

/** Returns claims by matter; by time where most have a date, unless an author has put them in order (`isAuthored`). */
export function inReadingOrder(claims: readonly Claim[], isAuthored = false): Claim[] {
  const days = mapDefined(claims, dayOf)
  const steps = days.slice(1).filter((day, at) => day >= (days[at] ?? 0)).length
  const isTold = isAuthored && steps * 2 >= days.length - 1
  return days.length * 2 > claims.length && !isTold ? sortedByDate(gathered(claims)) : gathered(claims)
}

/** Returns claims from the earliest to the latest. One without a date stays behind the one before it. */
function sortedByDate(claims: readonly Claim[]): Claim[] {
  let day = claims.map(dayOf).find((known) => known !== undefined) ?? 0
  const placed = claims.map((claim) => ({ claim, day: (day = dayOf(claim) ?? day) }))
  return placed.sort((a, b) => a.day - b.day).map(({ claim }) => claim)
}

const dayOf = ({ time = '', text }: Claim): number | undefined =>
  (dateOfIso(time.split('/')[0] ?? '') ?? datesOf(fold(text))[0]?.value)?.from

/** Returns claims in their order, but one that has much more in common with an earlier one behind that. */
function gathered(claims: readonly Claim[]): Claim[] {
  if (claims.length > MOST_COMPARED) return [...claims]
  const likeness = compareClaims(claims)
  const told: Claim[] = []
  for (const claim of claims) {
    const found = told.map((earlier) => (areOfOneSeries(earlier, claim) ? 0 : likeness(earlier.id, claim.id)))
    const most = Math.max(0, ...found)
    const place = found.lastIndexOf(most) + 1
    const isApart = most >= LEAST_LIKENESS && (found.at(-1) ?? 0) * 2 < most
    // A claim does not pass one whose date lies between its own and that of the claim it would follow.
    const before = told[place - 1]
    const from = (before && dayOf(before)) ?? -Infinity
    const to = dayOf(claim) ?? -Infinity
    const isBetween = told.slice(place).some((later) => {
      const day = dayOf(later)
      return day !== undefined && day >= from && day < to
    })
    told.splice(isApart && !isBetween ? place : told.length, 0, claim)
  }
  return told
}

/** Returns whether claims begin with numbers of one series: "Debian 1.1 …" and "Debian 3.1 …". */
function areOfOneSeries(...claims: [Claim, Claim]): boolean {
  const [one, other] = claims.map(({ text }) => NUMBERED.exec(text))
  return one != null && one[1] === other?.[1] && one[2] !== other?.[2]
}
const NUMBERED = /^(\D{1,40} )(\d[\d.]*)/
const LEAST_LIKENESS = 0.4
/** More claims of a section are too many to compare each with each. */
const MOST_COMPARED = 400
