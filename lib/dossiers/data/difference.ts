import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import { sourceKeyOf } from './source-key'

export interface VersionDifference {
  added: Claim[]
  changed: { before: Claim; after: Claim; fields: ClaimField[] }[]
  retired: Claim[]
  sources: { added: Source[]; changed: { before: Source; after: Source }[]; removed: Source[] }
}

const CLAIM_FIELDS = [
  ...(['text', 'status', 'confidence', 'time', 'topic'] as const),
  ...(['sources', 'notes', 'values', 'phrasings', 'correction'] as const),
]
export type ClaimField = (typeof CLAIM_FIELDS)[number]

/**
 * Compares two versions of a dossier without the user's adjustments. Matches claims by id and sources by `sourceKeyOf`;
 * a different number of the same source is not a difference.
 */
export function versionDifference(before: Dossier, after: Dossier): VersionDifference {
  const formerById = new Map(before.claims.map((claim) => [claim.id, claim]))
  const now = new Map(after.claims.map((claim) => [claim.id, claim]))
  const cited = { before: sourceKeysByNumber(before), after: sourceKeysByNumber(after) }
  const added = after.claims.filter(({ id }) => !formerById.has(id))
  const retired = before.claims.filter(({ id }) => !now.has(id))
  const changed = after.claims.flatMap((claim) => {
    const former = formerById.get(claim.id)
    const fields = former ? changedFields(former, claim, cited) : []
    return former && fields.length > 0 ? [{ before: former, after: claim, fields }] : []
  })
  return { added, changed, retired, sources: sourceDifference(before.sources, after.sources) }
}

type CitedSourceKeys = Record<'before' | 'after', ReadonlyMap<number, string>>

function sourceKeysByNumber({ sources }: Dossier): Map<number, string> {
  return new Map(sources.map((source) => [source.n, sourceKeyOf(source)]))
}

function changedFields(before: Claim, after: Claim, cited: CitedSourceKeys): ClaimField[] {
  const fieldsOf = ({ text, status, confidence, time, topic, ...claim }: Claim, which: keyof CitedSourceKeys) => ({
    ...{ text, status, confidence, time, topic },
    sources: claim.sources.map((n) => cited[which].get(n) ?? String(n)).sort(),
    notes: claim.notes,
    values: claim.slots,
    phrasings: claim.phrasings.map((phrasing) => phrasing.text),
    correction: claim.correction,
  })
  const [old, now] = [fieldsOf(before, 'before'), fieldsOf(after, 'after')]
  return CLAIM_FIELDS.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
}

function sourceDifference(before: readonly Source[], after: readonly Source[]): VersionDifference['sources'] {
  const old = new Map(before.map((source) => [sourceKeyOf(source), source]))
  const now = new Map(after.map((source) => [sourceKeyOf(source), source]))
  const comparableForm = ({ n: _number, ...source }: Source): string => JSON.stringify(Object.entries(source).sort())
  return {
    added: after.filter((source) => !old.has(sourceKeyOf(source))),
    removed: before.filter((source) => !now.has(sourceKeyOf(source))),
    changed: after.flatMap((source) => {
      const former = old.get(sourceKeyOf(source))
      return former && comparableForm(former) !== comparableForm(source) ? [{ before: former, after: source }] : []
    }),
  }
}
