import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { dossierSchema } from '@/lib/dossier/format/schema'

/** A small dossier on an invented person. */
export const dossier = dossierSchema.parse({
  subject: { name: 'Nora Lindqvist', pronoun: 'she', aliases: ['N. Lindqvist'] },
  asOf: '2025-06-30',
  version: '3',
  sources: [
    { n: 1, title: 'Who is who <b>2024</b>', tier: 1, url: 'https://who.example/nora' },
    { n: 2, title: 'The Fjord', tier: 3 },
  ],
  entities: [{ name: 'Halden Labs', kind: 'organisation', aliases: ['Halden'] }],
  claims: [
    { id: 'c1', text: 'Nora Lindqvist joined Halden Labs in May 2015 as director of AI.', sources: [1] },
    {
      id: 'c2',
      text: 'She left Halden Labs in June 2017.',
      sources: [1, 2],
      status: 'conflicting',
      note: 'The month is not certain.',
    },
    { id: 'c3', text: 'Nora Lindqvist was born in Bergen on 4 May 1986.', sources: [2] },
    { id: 'c4', text: 'pebbleNet has 5,000 lines of code.', sources: [2] },
  ],
})

/** Lookups in the dossier that exports need. */
export const shelf = createDossierBook(dossier)
