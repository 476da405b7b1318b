import type { DossierAdder, DossierPreview } from '@/lib/dossiers/add-dossier'
import type { InstalledDossier } from '@/lib/dossiers/data/types'

export const curie: InstalledDossier = {
  id: 'marie-curie',
  subject: { name: 'Marie Curie', aliases: ['Curie'], kind: 'person' },
  asOf: '2026-03-31',
  version: '2',
  claims: 60,
  sources: 12,
  origin: { kind: 'file', name: 'curie.json', form: 'portable' },
  isOn: true,
  added: '2026-11-02T10:00:00.000Z',
  modified: '2026-11-02T10:00:00.000Z',
  removed: null,
  adjustments: 0,
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
  isSubjectMissing: false,
  title: 'The life of Marie Curie',
  asOf: '2026-03',
  isDateMissing: false,
  version: '1',
  claims: 60,
  sources: 12,
  works: 0,
  inDoubt: 2,
  unrated: 12,
  document: null,
  mainNames: [],
  alike: [],
  endLinks: 0,
  list: [
    {
      id: 'born',
      text: 'Marie Curie was born in Warsaw in 1867.',
      status: 'established',
      doubts: [],
      sources: [{ n: 1, title: 'Nobel Prize biography', tier: undefined }],
    },
    {
      id: 'paris',
      text: 'Curie moved to Paris in 1891.',
      original: 'She moved to Paris in 1891.',
      status: 'established',
      doubts: [],
      sources: [{ n: 2, title: 'Letters', tier: 1 }],
    },
  ],
  problems: [
    { level: 'dropped', code: 'pronoun', line: 12, words: 'They moved on.' },
    { level: 'noted', code: 'subject-missing' },
  ],
  replaces: null,
}

const nothing = (): void => undefined

/** What the screen of adding calls, with nothing behind it. */
export function addActionsThat(over: Partial<DossierAdder['actions']> = {}): DossierAdder['actions'] {
  const choosing = {
    choose: nothing,
    choosePage: nothing,
    chooseExample: nothing,
    replace: nothing,
    paste: nothing,
    correct: nothing,
  }
  return { ...choosing, add: nothing, cancel: nothing, again: nothing, ...over }
}
