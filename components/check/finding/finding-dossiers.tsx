import { createContext, use, type ReactNode } from 'react'
import { stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'

const DossiersContext = createContext<readonly NamedDossier[]>([])

/** The dossiers that the findings inside are from. Where there is more than one, each finding names its own. */
export function FindingDossiers({ of, children }: { of: readonly NamedDossier[] | undefined; children: ReactNode }) {
  return <DossiersContext value={of ?? []}>{children}</DossiersContext>
}

/** Name of the dossier that a finding is from; null where there is only one. */
export function useDossierName({ dossier = 'bundled' }: Pick<Finding, 'dossier'>): string | null {
  const dossiers = use(DossiersContext)
  return dossiers.length < 2 ? null : (dossiers.find(({ id }) => id === dossier)?.name ?? null)
}

/** The subjects of dossiers, each once: two dossiers on one subject have their version after its name. */
export function subjectsOf(dossiers: readonly NamedDossier[] = []): string {
  return [...new Set(dossiers.map(({ name }) => subjectOf(name)))].join(', ')
}

/** The end of a name that tells two dossiers on one subject apart. */
const VERSION = / \(([^()]*)\)$/

function subjectOf(name: string): string {
  return name.replace(VERSION, '')
}

/** Names of the dossiers that have something on a finding; null where there is only one, or all of them agree. */
export function useDossierNames(finding: Finding): string | null {
  const dossiers = use(DossiersContext)
  if (dossiers.length < 2) return null
  if (finding.answers?.length === dossiers.length && new Set(finding.answers.map(stateOf)).size === 1) return null
  const ids = (finding.answers ?? [finding]).map(({ dossier = 'bundled' }) => dossier)
  const names = dossiers.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []))
  const isOneSubject = new Set(dossiers.map(({ name }) => subjectOf(name))).size === 1
  return names.map((name) => (isOneSubject ? (VERSION.exec(name)?.[1] ?? name) : name)).join(', ') || null
}
