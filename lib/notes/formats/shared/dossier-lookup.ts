import type { Annotation, StoredDossierRef } from '@/lib/schema/annotation'
import type { BookSource, DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { sayState } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'

/**
 * Looks up the sources and claims of a finding. Missing ones are skipped, because notes may be older than the dossier.
 */
export interface DossierLookup extends Pick<DossierBook, 'version' | 'asOf' | 'sourcesOf' | 'claimsOf'> {
  subject: { name: string }
}

export interface DossierLookups extends DossierLookup {
  /** Looks up another dossier by id, null if it is not installed. Absent if only the bundled dossier is used. */
  other?: ((id: string) => DossierLookup | null) | undefined
}

/** Returns the dossier of a note; with the name stored in the note, and no sources and claims, if not installed. */
export function lookupOf(dossier: StoredDossierRef | undefined, lookups: DossierLookups): DossierLookup {
  if (dossier === undefined) return lookups
  return lookups.other?.(dossier.id) ?? noDossier(dossier.name)
}

export function noDossier(name: string): DossierLookup {
  return { subject: { name }, version: '', asOf: '', sourcesOf: () => [], claimsOf: () => [] }
}

type DossierParts = Pick<Annotation, 'finding' | 'claim' | 'dossier'>

/** Returns the dossier of a note's claim, or of its finding if it is on no claim; undefined for the bundled one. */
export function dossierOfNote({ finding, claim, dossier }: DossierParts): StoredDossierRef | undefined {
  return finding !== null && claim === null ? finding.dossier : (dossier ?? finding?.dossier)
}

export function claimsOfNote({ finding }: DossierParts, lookups: DossierLookups): Claim[] {
  if (finding === null) return []
  const { dossier, claims, related = [] } = finding
  return lookupOf(dossier, lookups).claimsOf([...claims, ...related].slice(0, MOST_CLAIMS))
}

const MOST_CLAIMS = 3

export function sourcesOfNote({ finding, claim, dossier }: DossierParts, lookups: DossierLookups): BookSource[] {
  const own = lookupOf(dossier, lookups)
  const ofClaim = claim === null ? [] : own.claimsOf([claim]).flatMap(({ sources }) => sources)
  const all = [
    ...(finding ? lookupOf(finding.dossier, lookups).sourcesOf(finding.sources) : []),
    ...own.sourcesOf(ofClaim),
  ]
  return [...new Set(all)]
}

/**
 * Returns the dossier that a note's verdict is from: "Dossier on Ada Byron, version 2." If several dossiers gave one,
 * each follows: "Ada Byron: Contradicted." For a note on a claim, returns the claim's dossier; empty for other notes.
 */
export function sayOrigin(
  { finding, claim, dossier }: Pick<Annotation, 'finding' | 'claim' | 'dossier'>,
  lookups: DossierLookups,
): string {
  if (finding !== null) {
    const { dossierVersion: version, answers = [] } = finding
    const subject = lookupOf(finding.dossier, lookups).subject.name
    const others = answers.map((answer) => t('copied.answer', { dossier: answer.dossier, verdict: sayState(answer) }))
    return [t('copied.dossier', { subject, version }), ...new Set(others)].join(' ')
  }
  return claim === null ? '' : t('copied.claim', { subject: lookupOf(dossier, lookups).subject.name })
}
