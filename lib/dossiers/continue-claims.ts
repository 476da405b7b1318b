import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import { compileDossier } from '@/lib/dossier/format/compile'
import { withAddedClaims } from '@/lib/dossier/import/with-edits'
import { authoredOf, folderOf } from '@/lib/dossier/format/folder-of'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { sourceKeyOf } from '@/lib/dossiers/data/source-key'
import { groupedBy } from '@/lib/text/lists'
import { sentencesOf } from '@/lib/text/sentences'
import { differenceOf } from '@/lib/text/difference-of'
import { countShared, relationOf, statementPartsOf, type StatementParts } from '@/lib/research/align-claims'

export interface ContinuedClaims {
  record: ImportRecord
  dossier: Dossier
  /** Statements with other words; they keep their ids, and with them the user's notes, ticks and edits. */
  changed: { id: string; before: string; after: string; values: ChangedValue[] }[]
  added: AuthoredClaim[]
  /** Statements that the document no longer has, without those that are kept. */
  gone: Claim[]
}

/** "596" became "605"; `unit`: the word behind both, or empty. */
export interface ChangedValue {
  before: string
  after: string
  unit: string
}

interface FormerDocument {
  dossier: Dossier
  /** Ids of claims that the user left out of the version before. */
  unticked?: readonly string[] | undefined
}

/**
 * Makes another reading of a document the next version of the dossier that was made of it: subject and names stay, a
 * statement that only has other values keeps its id, and so do the choices that the user made in the preview.
 * @param dropped claims that the reader left out; those that the user had added before are added again
 * @param keep ids of statements that stay though the document no longer has them
 * @returns null where the result is no dossier
 */
export function continueClaims(
  { dossier: former, unticked = [] }: FormerDocument,
  record: ImportRecord,
  { dropped = [], keep = [] }: { dropped?: readonly AuthoredClaim[]; keep?: readonly string[] } = {},
): ContinuedClaims | null {
  const [untickedIds, keptIds] = [new Set(unticked), new Set(keep)]
  const formerById = new Map(former.claims.map((claim) => [claim.id, claim]))
  const ticked = dropped.filter(({ id }) => formerById.has(id))
  const now = withAddedClaims(record.topics, ticked)
    .map(({ topic, claims }) => ({ topic, claims: claims.filter(({ id }) => !untickedIds.has(id)) }))
    .filter(({ claims }) => claims.length > 0)
  const presentIds = new Set(now.flatMap(({ claims }) => claims.map(({ id }) => id)))
  const names = [former.subject.name, ...former.subject.aliases]
  const ids = pairSameClaims(
    former.claims.filter(({ id }) => !presentIds.has(id)),
    now.flatMap(({ claims }) => claims.filter(({ id }) => !formerById.has(id))),
    names,
  )
  const idOf = (id: string): string => ids.get(id) ?? id
  const topics = now.map(({ topic, claims }) => ({
    topic,
    claims: claims.map((one) => ({ ...one, id: idOf(one.id) })),
  }))
  const nextIds = new Set(topics.flatMap(({ claims }) => claims.map(({ id }) => id)))
  const missingClaims = former.claims.filter(({ id }) => !nextIds.has(id))
  const nextRecord = withKeptClaims(
    {
      ...record,
      subject: { ...record.subject, ...former.subject },
      topics,
      unticked: [...untickedIds],
      originals: record.originals && new Map([...record.originals].map(([id, words]) => [idOf(id), words])),
      research: record.research && {
        ...record.research,
        passages: record.research.passages.map((one) => ({ ...one, claim: idOf(one.claim) })),
      },
    },
    former,
    missingClaims.filter(({ id }) => keptIds.has(id)),
  )
  const compiled = compileDossier(folderOf(nextRecord))
  if (!compiled.ok) return null
  const after = new Map(compiled.dossier.claims.map((claim) => [claim.id, claim]))
  return {
    record: nextRecord,
    dossier: compiled.dossier,
    changed: [...ids.values()].flatMap((id) => {
      const [old, new_] = [formerById.get(id)?.text, after.get(id)?.text]
      return old === undefined || new_ === undefined || lastSentence(old) === lastSentence(new_)
        ? []
        : [{ id, before: old, after: new_, values: changedValues(old, new_) }]
    }),
    added: topics.flatMap(({ claims }) => claims.filter(({ id }) => !formerById.has(id))),
    gone: missingClaims.filter(({ id }) => !keptIds.has(id)),
  }
}

/** Pairs former claims with new ones that state the same thing; returns the ids of former claims by new ids. */
function pairSameClaims(
  formerClaims: readonly Claim[],
  newClaims: readonly AuthoredClaim[],
  names: readonly string[],
): Map<string, string> {
  const wordsOfOld = formerClaims.map((claim) => ({
    claim,
    parts: statementPartsOf(claim.text, names),
    last: lastSentence(claim.text),
  }))
  // Only statements that share a third of their words are compared, so that two long documents take linear time.
  const placed = wordsOfOld.flatMap(({ parts }, at) => allPartsOf(parts).map((part) => ({ part, at })))
  const having = groupedBy(placed, ({ part }) => part)
  const scored = newClaims.flatMap((claim) => {
    const own = statementPartsOf(textOfClaim(claim), names)
    const all = allPartsOf(own)
    const last = lastSentence(textOfClaim(claim))
    const shared = new Map<number, number>()
    for (const part of all) for (const { at } of having.get(part) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    return [...shared].flatMap(([at, count]) => {
      const one = wordsOfOld[at]
      if (!one || 3 * count < all.length) return []
      const isEdited = differsInOnePlace(one.claim.text, textOfClaim(claim))
      const score = one.last === last ? SURELY_SAME : likenessOf(own, one.parts, isEdited)
      return score > 0 ? [{ id: claim.id, old: one.claim.id, score }] : []
    })
  })
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, old: other } of scored.sort((a, b) => b.score - a.score)) {
    if (ids.has(id) || taken.has(other)) continue
    ids.set(id, other)
    taken.add(other)
  }
  return ids
}

const allPartsOf = ({ words, names, values }: StatementParts): string[] => [...new Set([...words, ...names, ...values])]

/** Returns how surely two statements are of the same thing; 0 where they are not. */
function likenessOf(one: StatementParts, other: StatementParts, isEdited: boolean): number {
  if (one.isDenied !== other.isDenied) return 0
  const sizes = [one, other].map(({ words, names, values }) => words.size + names.size + values.length)
  const share = countShared(one, other) / Math.max(1, ...sizes)
  const relation = relationOf(one, other)
  if (relation === 'apart') return isEdited || share >= LEAST_SHARE ? share : 0
  return share + (relation === 'same' ? 2 : 1)
}

/** Returns the last sentence of a claim: the context sentences before it differ where the statement was moved. */
function lastSentence(text: string): string {
  const { start = 0 } = sentencesOf(text).at(-1) ?? {}
  return text.slice(start)
}

/** Likeness above any other. */
const SURELY_SAME = 4
/** Least share of common words, names and values for a statement whose name has changed. */
const LEAST_SHARE = 0.7

/** Returns the words in the middle of two texts that differ, with the word behind them if it is a unit of a number. */
export function changedValues(before: string, after: string): ChangedValue[] {
  const { old, now, next } = differenceOf(before, after)
  const bare = (words: readonly string[]): string => words.join(' ').replace(/[.,;:]$/, '')
  if (old.length + now.length === 0) return []
  const unit = /\d$/.test(bare(now)) ? bare([next]) : ''
  return [{ before: bare(old), after: bare(now), unit: UNIT_WORD.test(unit) ? unit : '' }]
}

/** A word behind a number that is counted or measured: "kilometres", "people", "kg". */
const UNIT_WORD = /^(?:\p{Ll}{2,}s|people|percent|men|women|children|[kcm]?m|k?g|[%°]\S*)$/u

/** Returns whether a few words within two statements differ, and not those that they begin with. */
function differsInOnePlace(before: string, after: string): boolean {
  const { same, from, old, now } = differenceOf(before, after)
  const most = Math.max(old.length, now.length)
  return from > 0 && most <= 4 && same >= 2 * most
}

/** Adds claims of the version before, with the sources that the new version lacks. */
function withKeptClaims(record: ImportRecord, { sources }: Dossier, keptClaims: readonly Claim[]): ImportRecord {
  if (keptClaims.length === 0) return record
  const allSources = [...record.sources]
  const numbers = new Map(allSources.map((source) => [sourceKeyOf(source), source.n]))
  const numberOf = (n: number): number[] => {
    const source = sources.find((one) => one.n === n)
    if (source === undefined) return []
    const known = numbers.get(sourceKeyOf(source))
    if (known !== undefined) return [known]
    const next = Math.max(0, ...allSources.map((one) => one.n)) + 1
    allSources.push({ ...source, n: next })
    numbers.set(sourceKeyOf(source), next)
    return [next]
  }
  const topics = record.topics.map((topic) => ({ ...topic, claims: [...topic.claims] }))
  for (const claim of keptClaims) {
    const added = { ...authoredOf(claim), sources: claim.sources.flatMap(numberOf) }
    const topic = topics.find((one) => one.topic === claim.topic) ?? topics[0]
    topic?.claims.push(added)
  }
  return { ...record, topics, sources: allSources }
}
