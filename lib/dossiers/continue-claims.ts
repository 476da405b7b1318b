import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import { compileDossier } from '@/lib/dossier/format/compile'
import { chosenTopics } from '@/lib/dossier/import/with-edits'
import { folderOf } from '@/lib/dossier/format/folder-of'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/lists'
import { sentencesOf } from '@/lib/text/sentences'
import { countShared, relationOf, statementPartsOf, type StatementParts } from '@/lib/research/align-claims'

interface FormerDocument {
  dossier: Dossier
  /** Ids of claims that the user left out of the reading before. */
  unticked?: readonly string[] | undefined
}

/**
 * Continues the dossier of a document with another reading of it: subject and names stay, a statement that only has
 * other values keeps its id, and with it the user's notes, and so do the choices that the user made in the preview.
 * @param dropped claims that the reader left out; those that the user had added before are added again
 * @returns null where the result is no dossier
 */
export function continueClaims(
  { dossier: former, unticked = [] }: FormerDocument,
  record: ImportRecord,
  dropped: readonly AuthoredClaim[] = [],
): { record: ImportRecord; dossier: Dossier } | null {
  const untickedIds = new Set(unticked)
  const formerIds = new Set(former.claims.map(({ id }) => id))
  const ticked = dropped.filter(({ id }) => formerIds.has(id))
  const now = chosenTopics(record.topics, ticked, untickedIds)
  const presentIds = new Set(now.flatMap(({ claims }) => claims.map(({ id }) => id)))
  const names = [former.subject.name, ...former.subject.aliases]
  const ids = pairSameClaims(
    former.claims.filter(({ id }) => !presentIds.has(id)),
    now.flatMap(({ claims }) => claims.filter(({ id }) => !formerIds.has(id))),
    names,
  )
  const idOf = (id: string): string => ids.get(id) ?? id
  const nextRecord: ImportRecord = {
    ...record,
    subject: { ...record.subject, ...former.subject },
    topics: now.map(({ topic, claims }) => ({
      topic,
      claims: claims.map((claim) => ({ ...claim, id: idOf(claim.id) })),
    })),
    unticked: [...untickedIds],
    originals: record.originals && new Map([...record.originals].map(([id, words]) => [idOf(id), words])),
    research: record.research && {
      ...record.research,
      passages: record.research.passages.map((passage) => ({ ...passage, claim: idOf(passage.claim) })),
    },
  }
  const compiled = compileDossier(folderOf(nextRecord))
  return compiled.ok ? { record: nextRecord, dossier: compiled.dossier } : null
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
function likenessOf(parts: StatementParts, other: StatementParts, isEdited: boolean): number {
  if (parts.isDenied !== other.isDenied) return 0
  const sizes = [parts, other].map(({ words, names, values }) => words.size + names.size + values.length)
  const share = countShared(parts, other) / Math.max(1, ...sizes)
  const relation = relationOf(parts, other)
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

/** Returns whether a few words within two statements differ, and not those that they begin with. */
function differsInOnePlace(before: string, after: string): boolean {
  const old = before.split(/\s+/)
  const now = after.split(/\s+/)
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const same = start + end
  const other = Math.max(old.length, now.length) - same
  return start > 0 && other <= 4 && same >= 2 * other
}
