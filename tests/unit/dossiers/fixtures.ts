import { authoredClaimSchema, type AuthoredClaim, type AuthoredSource } from '@/lib/dossier/format/authoring'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import type { IncomingDossier } from '@/lib/dossiers/data/types'

export const source = (n: number, change: Partial<AuthoredSource> = {}): AuthoredSource => ({
  n,
  title: `Source ${n}`,
  url: `https://a.example/${n}`,
  tier: 2,
  ...change,
})

export const claim = (id: string, change: Partial<AuthoredClaim> = {}): AuthoredClaim =>
  authoredClaimSchema.parse({ id, section: 'Life', text: `Ada Byrne did ${id}.`, status: 'established', ...change })

/** Returns a dossier on a person, as the import of a file returns it. */
export function incomingDossier(
  change: {
    name?: string
    aliases?: string[]
    kind?: string
    version?: string
    asOf?: string
    claims?: readonly Partial<AuthoredClaim>[]
    sources?: readonly AuthoredSource[]
  } = {},
): IncomingDossier {
  const { name = 'Ada Byrne', aliases = ['A. Byrne'], kind = 'person', version = '1', asOf = '2025-06-30' } = change
  const file = {
    subject: { name, aliases, kind },
    version,
    asOf,
    claims: change.claims ?? [
      { id: 'born', text: `${name} was born in Galway in 1971.`, sources: [1], topic: 'Life' },
      { id: 'joined', text: `${name} joined Harbour Labs in 2004.`, sources: [1, 2], topic: 'Work' },
      { id: 'left', text: `${name} left Harbour Labs in 2011.`, sources: [2], topic: 'Work' },
    ],
    sources: change.sources ?? [source(1), source(2)],
    entities: [{ name: 'Harbour Labs', kind: 'organisation' }],
  }
  const bytes = new TextEncoder().encode(JSON.stringify(file))
  const result = readDossierFile({ name: 'ada.json', bytes }, { today: '2025-07-01' })
  if (!result.ok || !result.dossier) throw new Error(JSON.stringify(result.problems))
  return {
    record: result.record,
    dossier: result.dossier,
    index: indexDossier(result.dossier),
    origin: { kind: 'file', name: 'ada.json', form: result.record.form },
  }
}
