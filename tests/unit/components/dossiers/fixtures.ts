import type { DossierPreview } from '@/lib/app/dossiers/add-state'
import type { InstalledDossier } from '@/lib/dossiers/types'

export const curie: InstalledDossier = {
  id: 'marie-curie',
  subject: { name: 'Marie Curie', aliases: ['Curie'], kind: 'person' },
  asOf: '2026-03-31',
  version: '2',
  claims: 60,
  sources: 12,
  origin: { kind: 'file', name: 'curie.json', form: 'portable' },
  signedBy: null,
  isOn: true,
  added: '2026-11-02T10:00:00.000Z',
  modified: '2026-11-02T10:00:00.000Z',
  removed: null,
  changes: 0,
  former: null,
}

export const bundled: InstalledDossier = {
  ...curie,
  id: 'bundled',
  subject: { name: 'Andrej Karpathy', aliases: [], kind: 'person' },
  origin: { kind: 'bundled' },
}

export const preview: DossierPreview = {
  name: 'curie.md',
  form: 'report',
  subject: { name: 'Marie Curie', aliases: ['Curie'], kind: 'person' },
  isSubjectGuessed: true,
  asOf: '2026-03',
  isDateGuessed: true,
  version: '1',
  claims: 60,
  sources: 12,
  inDoubt: 2,
  unrated: 12,
  counts: { cited: 63, kept: 60, uncited: 4, carried: 1 },
  first: [
    {
      id: 'born',
      text: 'Marie Curie was born in Warsaw in 1867.',
      status: 'established',
      sources: [{ n: 1, title: 'Nobel Prize biography', tier: undefined }],
    },
  ],
  problems: [
    { level: 'dropped', code: 'pronoun', line: 12, words: 'They moved on.' },
    { level: 'noted', code: 'subject-guessed' },
  ],
  signedBy: null,
  update: null,
}
