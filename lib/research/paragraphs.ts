import type { ReportSentence, ResearchSection } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { dateOfIso, datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { refersBack, wordParagraph } from './flow'
import { compareClaims, type ComparedClaims } from './compare-claims'
import type { StatementTable } from './statement-table'

export const isSure = ({ status }: Claim): boolean => status === 'established'
const sentenceOf = ({ text, id }: Claim): ReportSentence => ({ text, claims: [id] })

/** Returns the text of a section: what was written, with the established claims that it and the table leave out. */
export function paragraphsOf(
  { prose = [] }: Pick<ResearchSection, 'prose'>,
  claims: readonly Claim[],
  named: Pick<Dossier, 'subject' | 'entities'>,
  table: StatementTable | null = null,
): ReportSentence[][] {
  const told = new Set([...prose, table?.rows ?? []].flat().flatMap((one) => one.claims))
  const sure = claims.filter(isSure)
  const left = sure.filter(({ id }) => !told.has(id))
  const texts = new Set(claims.map(({ text }) => text))
  return withUntold(prose, left.map(sentenceOf), sure, named.subject.name).map((part) =>
    wordParagraph(part, named, texts),
  )
}

/**
 * Puts sentences on claims into paragraphs by topic and time: into written ones behind the last sentence on an earlier
 * day; else by themselves, behind the one that says what the section is about.
 */
export function withUntold(
  prose: readonly (readonly ReportSentence[])[],
  left: readonly ReportSentence[],
  claims: readonly Claim[],
  subject: string,
): ReportSentence[][] {
  const compared = compareClaims(claims)
  const placed = placesInTime(claims, compared)
  const placeOf = ({ claims: [id = ''] }: ReportSentence): number => placed.get(id) ?? Infinity
  const likeness = (one: ReportSentence, other: ReportSentence): number =>
    refersBack(other.text) ? Infinity : compared.likeness(one.claims[0] ?? '', other.claims[0] ?? '')
  const parts = prose.map((part) => [...part])
  const rest = left
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .filter((sentence) => {
      const all = parts.flatMap((part) =>
        part.map((one, at) => ({ part, at, isEarlier: placeOf(one) < placeOf(sentence) })),
      )
      const place = all.findLast(({ isEarlier }) => isEarlier)
      if (place === undefined || placeOf(sentence) === Infinity) return true
      let at = place.at + 1
      // "It" is what the sentence before is about.
      while (refersBack(place.part[at]?.text ?? '')) at += 1
      place.part.splice(at, 0, sentence)
      return false
    })
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const rateOf = ({ claims: [id = ''] }: ReportSentence): number => {
    const claim = byId.get(id)
    return claim ? (isDefinition(claim, subject) ? 9 : claim.sources.length < 2 ? 0 : compared.rateOf(claim)) : 0
  }
  const [opening] = prose.length > 0 ? [] : rest.toSorted((a, b) => rateOf(b) - rateOf(a))
  const inOrder = opening && rateOf(opening) > 0 ? [opening, ...rest.filter((one) => one !== opening)] : rest
  const written = parts.flatMap((part) => (part.length > LONGEST ? divided(part, likeness) : [part]))
  const lone = inOrder.length === 1 ? written.at(-1)?.push(...inOrder) : undefined
  return lone === undefined ? [...written, ...divided(inOrder, likeness)] : written
}

/** Divides sentences into paragraphs, between neighbours that have least in common. */
function divided(
  sentences: readonly ReportSentence[],
  likeness: (one: ReportSentence, other: ReportSentence) => number,
): ReportSentence[][] {
  const parts: ReportSentence[][] = []
  let left = [...sentences]
  while (left.length > MOST_SENTENCES) {
    const cuts = left.slice(0, MOST_SENTENCES).flatMap((one, at) => {
      const next = left[at + 1]
      // The last sentence is no paragraph by itself.
      const isCut = next && at + 1 >= LEAST_SENTENCES && left.length - at > 2
      return isCut ? { at: at + 1, likeness: likeness(one, next) } : []
    })
    const { at } = cuts.reduce((best, one) => (one.likeness < best.likeness ? one : best))
    parts.push(left.slice(0, at))
    left = left.slice(at)
  }
  return left.length > 0 ? [...parts, left] : parts
}

const [LEAST_SENTENCES, MOST_SENTENCES, LONGEST] = [3, 6, 9]

/** Returns claims from the earliest to the latest, and those of no time last. */
export function sortedByDate(claims: readonly Claim[]): Claim[] {
  const places = placesInTime(claims, compareClaims(claims))
  const placeOf = ({ id }: Claim): number => places.get(id) ?? claims.length
  return claims.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/**
 * Numbers claims in order of time. One without a date stands behind the one with a date that is on its matter, else
 * behind the one before it on its page. Those that have neither have no number.
 */
function placesInTime(claims: readonly Claim[], { likeness, rateOf }: ComparedClaims): Map<string, number> {
  const dated = claims.flatMap((claim) => {
    const day = (dateOfIso(claim.time ?? '') ?? datesOf(fold(claim.text))[0]?.value)?.from
    return day === undefined ? [] : { claim, day }
  })
  const own = new Set(dated.map(({ claim }) => claim))
  const followers = new Map<Claim, Claim[]>()
  const last = new Map<number, Claim>()
  for (const claim of claims) {
    const [source = 0] = claim.sources
    if (own.has(claim)) {
      last.set(source, claim)
      continue
    }
    let [nearest, most] = [last.get(source), LEAST_LIKENESS]
    for (const one of claims.length > MOST_COMPARED ? [] : own) {
      const found = likeness(one.id, claim.id)
      if (found > most) [nearest, most] = [one, found]
    }
    if (nearest) followers.set(nearest, [...(followers.get(nearest) ?? []), claim])
  }
  const inOrder = dated
    .sort((a, b) => a.day - b.day || rateOf(b.claim) - rateOf(a.claim))
    .flatMap(({ claim }) => [claim, ...(followers.get(claim) ?? [])])
  return new Map(inOrder.map(({ id }, at) => [id, at]))
}

const LEAST_LIKENESS = 0.35
/** More claims of a section are too many to compare each with each. */
const MOST_COMPARED = 400

/** Returns what the subject is, then of each section the claim with most sources that is on what the dossier is about. */
export function leadOf(subject: string, sections: readonly (readonly Claim[])[]): ReportSentence[] {
  const sure = sections.map((own) => sortedByDate(own.filter(isSure)))
  const { likeness, rateOf } = compareClaims(sure.flat())
  const definition = sure.flat().find((claim) => isDefinition(claim, subject))
  const told = definition ? [definition] : []
  for (const own of sure.slice(0, MOST_LEAD)) {
    const further = own.filter(({ id }) => told.every((one) => likeness(one.id, id) < MOST_LIKENESS))
    // Of claims with nearly equal rates the earliest is chosen, because a lead begins with the origin.
    const [best] = further.toSorted((a, b) => Math.round(rateOf(b) * 5) - Math.round(rateOf(a) * 5))
    if (best) told.push(best)
  }
  return told.map(sentenceOf)
}

const MOST_LEAD = 5
const MOST_LIKENESS = 0.5

function isDefinition({ text }: Claim, subject: string): boolean {
  const [, words = ''] = DEFINITION.exec(text) ?? []
  return words === subject || (words.startsWith(`${subject} `) && !/\d/.test(words))
}
const DEFINITION = /^(?:The )?(.+?) (?:is|was) (?:an?|the|one) /
