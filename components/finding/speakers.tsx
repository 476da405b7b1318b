import { createContext, use, type ReactNode } from 'react'
import { stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { useBooks } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { TextSpeaker } from '@/lib/formats/shared/finding-text'
import type { SpeakingDossier } from '@/lib/schema/page-state'

const SpeakersContext = createContext<readonly SpeakingDossier[]>([])

/** The dossiers that the findings inside are from. Where there is more than one, each finding names its own. */
export function Speakers({ of, children }: { of: readonly SpeakingDossier[] | undefined; children: ReactNode }) {
  return <SpeakersContext value={of ?? []}>{children}</SpeakersContext>
}

/** Name of the dossier that a finding is from; null where there is only one. */
export function useSpeaker({ dossier = 'bundled' }: Pick<Finding, 'dossier'>): string | null {
  const speakers = use(SpeakersContext)
  return speakers.length < 2 ? null : (speakers.find(({ id }) => id === dossier)?.name ?? null)
}

/** Gives the dossier of a finding as a copied text names it. */
export function useTextSpeaker(bundled: DossierBook): (finding: Finding) => TextSpeaker {
  const speakers = use(SpeakersContext)
  const bookOf = useBooks()
  return ({ dossier = BUNDLED_ID }) => {
    const book = bookOf(dossier) ?? (dossier === BUNDLED_ID ? bundled : null)
    const name = book?.subject.name ?? speakers.find(({ id }) => id === dossier)?.name ?? dossier
    return { name, version: book?.version ?? '', sourcesOf: book?.sourcesOf ?? (() => []) }
  }
}

/** The subjects of dossiers, each once: two dossiers on one subject have their version after its name. */
export function subjectsOf(dossiers: readonly SpeakingDossier[] = []): string {
  return [...new Set(dossiers.map(({ name }) => name.replace(/ \([^()]*\)$/, '')))].join(', ')
}

/** Names of the dossiers that have something on a finding; null where there is only one, or all of them agree. */
export function useSpeakers(finding: Finding): string | null {
  const speakers = use(SpeakersContext)
  if (speakers.length < 2) return null
  if (finding.answers?.length === speakers.length && new Set(finding.answers.map(stateOf)).size === 1) return null
  const ids = (finding.answers ?? [finding]).map(({ dossier = 'bundled' }) => dossier)
  return speakers.flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join(', ') || null
}
