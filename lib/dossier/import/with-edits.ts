import { compileDossier } from '@/lib/dossier/format/compile'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { Dossier, Tier } from '@/lib/dossier/format/schema'
import { folderOf } from '@/lib/dossier/format/folder-of'
import type { ImportRecord } from '@/lib/dossier/format/import-record'

export interface ClaimEdits {
  left: readonly string[]
  added: readonly string[]
}

/**
 * Applies the user's changes to a record: removes claims, and adds dropped claims at the end.
 *
 * @param dropped claims that the importer dropped
 * @returns null where no claim is left, or the result is not a dossier
 */
export function withEdits(
  record: ImportRecord,
  edits: ClaimEdits,
  dropped: readonly AuthoredClaim[] = [],
): { record: ImportRecord; dossier: Dossier } | null {
  const leftIds = new Set(edits.left)
  const added = dropped.filter(({ id }) => edits.added.includes(id))
  const topics = chosenTopics(record.topics, added, leftIds)
  if (topics.length === 0) return null
  const edited = {
    ...record,
    topics,
    unticked: [...(record.unticked ?? []), ...edits.left],
  }
  const compiled = compileDossier(folderOf(edited))
  return compiled.ok ? { record: edited, dossier: compiled.dossier } : null
}

/**
 * Adds claims that the importer dropped as the last topic, whose name says so wherever the dossier is read, and removes
 * the claims that the user left out.
 */
export function chosenTopics(
  topics: ImportRecord['topics'],
  added: readonly AuthoredClaim[],
  leftIds: ReadonlySet<string>,
): ImportRecord['topics'] {
  const addedClaims = added.map((claim) => ({ ...claim, section: ADDED_TOPIC }))
  return [...topics, { topic: ADDED_TOPIC, claims: addedClaims }]
    .map(({ topic, claims }) => ({ topic, claims: claims.filter(({ id }) => !leftIds.has(id)) }))
    .filter(({ claims }) => claims.length > 0)
}

const ADDED_TOPIC = 'Left out at first, added by hand'

export function pageSourceOf({ sources, research }: Pick<ImportRecord, 'sources' | 'research'>) {
  return sources.find(({ n }) => n === research?.access[0]?.source)
}

/** Gives the page or document itself a tier, unless it has one. */
export function withPageTier(record: ImportRecord, tier: Tier): ImportRecord {
  const page = pageSourceOf(record)
  const sources = record.sources.map((source) => (source === page ? { tier, ...source } : source))
  return { ...record, sources }
}
