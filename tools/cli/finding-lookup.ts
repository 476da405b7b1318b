import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import type { Finding } from '@/lib/schema/finding'

/** A dossier that texts are compared with. `id` is null for the only one, else the path of its evidence. */
export interface ComparedDossier {
  id: string | null
  dossier: Dossier
}

/** Returns claims and sources of the dossier that a finding is of. */
export function lookupIn(compared: readonly ComparedDossier[]) {
  const lookups = new Map(
    compared.map(({ id, dossier }): [string | null, DossierLookup] => [
      id,
      {
        claims: new Map(dossier.claims.map((claim) => [claim.id, claim])),
        sources: new Map(dossier.sources.map((source) => [source.n, source])),
        quotes: new Map(dossier.research?.passages.map(({ claim, quote }) => [claim, quote])),
      },
    ]),
  )
  return ({ dossier = null }: Pick<Finding, 'dossier'> | { dossier?: null }): DossierLookup =>
    lookups.get(dossier) ?? EMPTY
}

interface DossierLookup {
  claims: ReadonlyMap<string, Claim>
  sources: ReadonlyMap<number, Source>
  /** The words of the evidence, by claim. */
  quotes: ReadonlyMap<string, string>
}

const EMPTY: DossierLookup = { claims: new Map(), sources: new Map(), quotes: new Map() }

/** Returns the names of the subjects in one line. */
export function subjectNames(compared: readonly ComparedDossier[]): string {
  return [...new Set(compared.map(({ dossier }) => dossier.subject.name))].join(', ')
}
