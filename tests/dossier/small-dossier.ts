import type { DossierFolder } from '@/lib/dossier/format/compile'

interface SmallClaim {
  id?: string
  [field: string]: unknown
}

/** A dossier folder on an invented person, as parsed YAML: valid until a test changes it. */
export function smallDossier(...claims: SmallClaim[]): DossierFolder {
  return {
    dossier: {
      subject: { name: 'Ida Quist', aliases: ['Quist'], pronoun: 'she' },
      version: '1',
      asOf: '2024-05-31',
      topics: ['life'],
    },
    sources: [{ n: 1, title: 'Her own site', tier: 1 }],
    entities: [{ name: 'Borg Observatory', kind: 'organisation' }],
    claims: { life: { topic: 'Her life', claims: claims.length > 0 ? claims.map(smallClaim) : [smallClaim({})] } },
  }
}

/** One claim with a mark, a slot, a phrasing and examples; `fields` replace its own. */
export function smallClaim(fields: SmallClaim): SmallClaim {
  return {
    id: 'quist-joined',
    section: 'Life',
    text: 'Quist joined the Borg Observatory in {0|1998}.',
    status: 'established',
    sources: [1],
    slots: [{ type: 'date', value: '1998', single: true }],
    phrasings: ['It was in {0|1998} that Quist came to the Borg Observatory.'],
    examples: {
      contradicts: [{ text: 'Quist joined the Borg Observatory in 2003.', slot: 0, kind: 'date', wrong: '2003' }],
      unrelated: ['The Borg Observatory has three domes.'],
    },
    ...fields,
  }
}
