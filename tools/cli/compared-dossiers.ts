import { basename } from 'node:path'
import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import type { Finding } from '@/lib/schema/finding'
import type { SourceReading } from '@/lib/schema/source-access'
import { Refusal } from '@/tools/shared/command'
import { readFileOrStdin } from '@/tools/shared/file-bytes'
import { loadDossier } from '@/tools/shared/load-dossier'

/** A dossier that texts are compared with. `id` is null for the only one, else the path of its evidence. */
export interface ComparedDossier {
  id: string | null
  dossier: Dossier
}

/**
 * Loads the dossier, or reads each file of evidence as one.
 *
 * @throws Refusal for a file that cannot be read or states nothing
 */
export async function loadCompared(given: {
  dossier?: string | undefined
  evidence: readonly string[]
}): Promise<ComparedDossier[]> {
  const { dossier, evidence } = given
  if (evidence.length === 0) return [{ id: null, dossier: await loadDossier(dossier) }]
  const today = new Date().toISOString().slice(0, 10)
  return Promise.all(
    evidence.map(async (path) => {
      const bytes = await readFileOrStdin(path)
      if (typeof bytes === 'string') throw new Refusal(`${path}: ${bytes}`)
      const read = await readGivenFile({ name: basename(path), bytes }, { today })
      if (read.ok && read.dossier) return { id: evidence.length > 1 ? path : null, dossier: read.dossier }
      const { problemText } = await import('@/tools/shared/import-problem-text')
      throw new Refusal(`${path}: no evidence: ${read.problems.map(problemText).at(-1) ?? 'it states nothing'}`)
    }),
  )
}

export function findingLookup(compared: readonly ComparedDossier[]) {
  const lookups = new Map(
    compared.map(({ id, dossier }): [string | null, DossierLookup] => [
      id,
      {
        claims: new Map(dossier.claims.map((claim) => [claim.id, claim])),
        sources: new Map(dossier.sources.map((source) => [source.n, source])),
        access: new Map(dossier.research?.access.map((access) => [access.source, access])),
        author: dossier.research?.by[0]?.name ?? null,
        quotes: new Map(dossier.research?.passages.map(({ claim, quote }) => [claim, quote])),
      },
    ]),
  )
  return ({ dossier = null }: Pick<Finding, 'dossier'> | { dossier?: null }): DossierLookup =>
    lookups.get(dossier) ?? EMPTY_LOOKUP
}

export interface DossierLookup {
  claims: ReadonlyMap<string, Claim>
  sources: ReadonlyMap<number, Source>
  /** How far each source was read. */
  access: ReadonlyMap<number, SourceReading>
  /** Name of the document or the person that names the sources. */
  author: string | null
  quotes: ReadonlyMap<string, string>
}

const EMPTY_LOOKUP: DossierLookup = {
  claims: new Map(),
  sources: new Map(),
  access: new Map(),
  author: null,
  quotes: new Map(),
}

export function subjectNames(compared: readonly ComparedDossier[]): string {
  return [...new Set(compared.map(({ dossier }) => dossier.subject.name))].join(', ')
}
