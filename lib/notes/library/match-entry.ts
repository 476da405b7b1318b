import { mapDefined } from '@/lib/text/lists'
import { type FindingState, stateOf } from '@/lib/details/state'
import { dayMs } from '@/lib/text/date-value'
import { noteTraits, type SearchFilters, type NoteTrait } from './types'
import { foldWords } from '@/lib/text/fold-words'
import { hostOf } from '@/lib/text/urls'
import type { Annotation } from '@/lib/schema/annotation'

/** Data of the panel that searches need, given once at the start. */
export interface LibraryStart {
  claims: readonly (readonly [id: string, text: string])[]
  /** Words for the verdicts, as the user would type them. */
  verdictWords: readonly (readonly [word: string, verdict: FindingState])[]
  dossierVersion: string
}

export type MatchContext = ReturnType<typeof createMatchContext>

export function createMatchContext({ claims, verdictWords, dossierVersion }: LibraryStart) {
  return {
    /** Folded texts of the dossier's claims, by id: notes are found by their claims, too. */
    claims: new Map(claims.map(([id, text]) => [id, foldWords(text)])),
    verdictWords: new Map(verdictWords.map(([word, verdict]) => [foldWords(word), verdict])),
    dossierVersion,
    versions: new Map<string, string>(),
    orphans: new Set<string>(),
    /** Ids of notes whose words were changed or deleted on their page. */
    changed: new Set<string>(),
    /** Verdicts of a second check, by id of the note. */
    judged: new Map<string, FindingState>(),
  }
}

/** The filters that an entry fails; 0 when it matches. Verdict and colour can be ignored separately for counting. */
export const FAILED_FILTER_BITS = { rest: 1, verdict: 2, color: 4 } as const

export function createMatcher(filters: SearchFilters, about: MatchContext): (entry: SearchableNote) => number {
  const { verdict, color, tags, only } = filters
  const tests = parseQuery(filters.query).map((term) => testOf(term, about))
  const from = filters.from === null ? Number.NEGATIVE_INFINITY : Date.parse(filters.from)
  const to = filters.to === null ? Number.POSITIVE_INFINITY : Date.parse(filters.to) + dayMs
  return (entry) => {
    const holds =
      entry.modified >= from &&
      entry.modified < to &&
      tags.every((tag) => entry.tags.includes(tag)) &&
      only.every((trait) => noteTraitTests[trait](entry, about)) &&
      tests.every((test) => test(entry))
    return (
      (holds ? 0 : FAILED_FILTER_BITS.rest) |
      (verdict === null || entry.verdict === verdict ? 0 : FAILED_FILTER_BITS.verdict) |
      (color === null || entry.color === color ? 0 : FAILED_FILTER_BITS.color)
    )
  }
}

export const noteTraitTests: Record<NoteTrait, (entry: SearchableNote, about: MatchContext) => boolean> = {
  changed: ({ id }, { changed }) => changed.has(id),
  claim: ({ isOnClaim }) => isOnClaim,
  orphaned: ({ id }, { orphans }) => orphans.has(id),
  older: isOlder,
  turned: ({ id, verdict }, { judged }) => judged.has(id) && judged.get(id) !== verdict,
}

/** Returns whether the verdict is from another version than the installed one; false if the dossier was removed. */
function isOlder({ dossier, dossierVersion }: SearchableNote, about: MatchContext): boolean {
  const version = dossier === null ? about.dossierVersion : about.versions.get(dossier)
  return dossierVersion !== null && version !== undefined && dossierVersion !== version
}

function testOf({ field, value, isNot }: Term, about: MatchContext): (entry: SearchableNote) => boolean {
  const test = positiveTestOf(field, value, about)
  return isNot ? (entry) => !test(entry) : test
}

function positiveTestOf(
  field: Term['field'],
  value: string,
  context: MatchContext,
): (entry: SearchableNote) => boolean {
  switch (field) {
    case 'tag':
      return ({ foldedTags }) => foldedTags.some((tag) => tag.startsWith(value))
    case 'site':
      return ({ site }) => site.includes(value)
    case 'verdict': {
      const meant = new Set(
        mapDefined(context.verdictWords, ([word, verdict]) => (word.startsWith(value) ? verdict : null)),
      )
      return ({ verdict }) => verdict !== null && meant.has(verdict)
    }
    case 'is':
      return (entry) => noteTraits.some((trait) => trait.startsWith(value) && noteTraitTests[trait](entry, context))
    case 'any': {
      // Claims are searched once, not for every note that refers to them.
      const saying = new Set(mapDefined(context.claims, ([id, text]) => (text.includes(value) ? id : null)))
      if (saying.size === 0) return ({ text }) => text.includes(value)
      return ({ text, claims }) => text.includes(value) || claims.some((id) => saying.has(id))
    }
  }
}

/** A condition on notes, negated with `isNot`. `value` is folded and never empty. */
interface Term {
  field: 'any' | 'tag' | 'verdict' | 'site' | 'is'
  value: string
  isNot: boolean
}

/**
 * Parses a query: words, "exact phrases", -without, tag:…, verdict:…, site:…, is:changed (also with quotes, also negated). All
 * conditions must hold. Incomplete ones (`tag:`, `"`) are ignored.
 */
export function parseQuery(typed: string): Term[] {
  const terms: Term[] = []
  for (const [, minus = '', field = '', phrase, word = ''] of typed.replace(/[“”„«»]/g, '"').matchAll(QUERY_TERM)) {
    if (phrase === undefined && INCOMPLETE_FILTER.test(word)) continue
    const value = foldWords(phrase ?? word)
    if (value !== '') terms.push({ field: queryFieldOf(field), value, isNot: minus !== '' })
  }
  return terms
}

const QUERY_TERM = /(?<!\S)(-(?=\S))?(?:(tag|verdict|site|is):(?=\S))?(?:"([^"]*)"?|(\S+))/giu
const INCOMPLETE_FILTER = /^(?:tag|verdict|site|is):$/i

function queryFieldOf(name: string): Term['field'] {
  const field = name.toLowerCase()
  return field === 'tag' || field === 'verdict' || field === 'site' || field === 'is' ? field : 'any'
}

/** The index entry of a note: only the data needed to find, count and sort it. */
export type SearchableNote = ReturnType<typeof toSearchableNote>

export function toSearchableNote(annotation: Annotation) {
  const { id, pageKey, url, title, claim, dossier, anchor, note, tags, color, finding, modified } = annotation
  const foldedTags = tags.map(foldWords)
  return {
    id,
    /** The page's key, or "claim:" and the key of the claim. */
    place: claim === null ? pageKey : `claim:${claimKey(claim, dossier?.id)}`,
    title,
    site: hostOf(url),
    /** Note, quote, tags, title and address, folded, one per line, so that no phrase matches across two of them. */
    text: [note, anchor?.quote.exact ?? '', title, url].map(foldWords).concat(foldedTags).join('\n'),
    tags,
    foldedTags,
    verdict: finding === null ? null : stateOf(finding),
    color,
    isOnClaim: claim !== null,
    /** The note's claim, and the claims of its finding, by `claimKey`. */
    claims: [...(claim === null ? [] : [claimKey(claim, dossier?.id)]), ...claimsOf(finding)],
    /** Time of the last change, in ms since 1970. */
    modified: Date.parse(modified) || 0,
    /** Time of the last change as stored, to detect changes. */
    stamp: modified,
    dossierVersion: finding?.dossierVersion ?? null,
    /** Id of the dossier of the verdict; null for the bundled one. */
    dossier: finding?.dossier?.id ?? null,
  }
}

function claimsOf(finding: Annotation['finding']): string[] {
  return finding?.claims.map((id) => claimKey(id, finding.dossier?.id)) ?? []
}

/** Returns a key that differs for claims with the same id in several dossiers; for the bundled one, the id itself. */
function claimKey(id: string, dossier: string | undefined): string {
  return dossier === undefined ? id : `${dossier}\n${id}`
}
