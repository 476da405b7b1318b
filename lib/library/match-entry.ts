import type { Verdict } from '@/lib/engine/types'
import type { Entry } from './entry'
import { parseQuery, type Term } from './parse-query'
import { traits, type SearchFilters, type Trait } from './types'

/** What the library knows besides the notes themselves. */
export interface MatchContext {
  /** Folded texts of the dossier's claims, by id: a note is found by them, too. */
  claims: ReadonlyMap<string, string>
  /** Folded words for the verdicts, in whichever languages. */
  verdictWords: ReadonlyMap<string, Verdict>
  /** Of the dossier as it is now. */
  dossierVersion: string
  /** Ids of notes whose words are gone from their page. */
  orphans: ReadonlySet<string>
  /** What a second check said, by id. */
  judged: ReadonlyMap<string, Verdict>
}

/** What an entry fails by; 0 when it is found. Each can be counted as if it were not set. */
export const FAILS = { rest: 1, verdict: 2, color: 4 } as const

/** Makes the question that is put to each entry. */
export function createMatcher(looking: SearchFilters, about: MatchContext): (entry: Entry) => number {
  const { verdict, color, tags, only } = looking
  const tests = parseQuery(looking.query).map((term) => testOf(term, about))
  const from = looking.from === null ? Number.NEGATIVE_INFINITY : Date.parse(looking.from)
  const to = looking.to === null ? Number.POSITIVE_INFINITY : Date.parse(looking.to) + DAY_MS
  return (entry) => {
    const holds =
      entry.modified >= from &&
      entry.modified < to &&
      tags.every((tag) => entry.tags.includes(tag)) &&
      only.every((trait) => hasTrait(entry, trait, about)) &&
      tests.every((test) => test(entry))
    return (
      (holds ? 0 : FAILS.rest) |
      (verdict === null || entry.verdict === verdict ? 0 : FAILS.verdict) |
      (color === null || entry.color === color ? 0 : FAILS.color)
    )
  }
}

/** All that a note is besides. */
export function traitsOf(entry: Entry, about: MatchContext): Trait[] {
  return traits.filter((trait) => hasTrait(entry, trait, about))
}

const DAY_MS = 24 * 60 * 60_000

export function hasTrait(entry: Entry, trait: Trait, about: MatchContext): boolean {
  switch (trait) {
    case 'claim':
      return entry.isOnClaim
    case 'orphaned':
      return about.orphans.has(entry.id)
    case 'older':
      return entry.dossierVersion !== null && entry.dossierVersion !== about.dossierVersion
    case 'turned':
      return about.judged.has(entry.id) && about.judged.get(entry.id) !== entry.verdict
  }
}

function testOf({ field, value, isNot }: Term, about: MatchContext): (entry: Entry) => boolean {
  const test = positive(field, value, about)
  return isNot ? (entry) => !test(entry) : test
}

function positive(field: Term['field'], value: string, about: MatchContext): (entry: Entry) => boolean {
  switch (field) {
    case 'tag':
      return ({ foldedTags }) => foldedTags.some((tag) => tag.startsWith(value))
    case 'site':
      return ({ site }) => site.includes(value)
    case 'verdict': {
      const meant = new Set(
        [...about.verdictWords].flatMap(([word, verdict]) => (word.startsWith(value) ? verdict : [])),
      )
      return ({ verdict }) => verdict !== null && meant.has(verdict)
    }
    case 'any': {
      // The claims are asked once, and not once for every note that names them.
      const saying = new Set([...about.claims].flatMap(([id, text]) => (text.includes(value) ? id : [])))
      if (saying.size === 0) return ({ text }) => text.includes(value)
      return ({ text, claims }) => text.includes(value) || claims.some((id) => saying.has(id))
    }
  }
}
