import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'

const people = ['Ada Moor', 'Ben Tarn', 'Cleo Fell', 'Dan Beck', 'Eve Ghyll', 'Finn Holm', 'Gwen Thwaite', 'Hal Knott']
const works = ['tide tables', 'the lock engine', 'a harbour chart', 'the silt model', 'a gauge', 'the ferry plan']
const verbs = ['drew', 'published', 'revised', 'presented', 'measured', 'withdrew', 'lent', 'described']
const places = ['Northport', 'Southmouth', 'Eastholm', 'Westing', 'Midford']

/** Returns a dossier with this many different claims on an invented person, the same at each run. */
export function madeUpDossier(claims: number): Dossier {
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!
  return dossierSchema.parse({
    subject: { name: 'Ida Quist', aliases: ['Quist'], kind: 'person' },
    version: '1',
    asOf: '2024-05-31',
    claims: Array.from({ length: claims }, (_, i) => ({
      id: `claim-${i}`,
      topic: `Section ${1 + (i % 40)}`,
      text: `Quist ${pick(verbs, i)} ${pick(works, Math.floor(i / 3))} with ${pick(people, Math.floor(i / 7))} in ${pick(places, i)}, entry ${i} of the log${i % 9 === 0 ? ', which two papers told at length and a third, years later, in other words' : ''}.`,
      status: i % 11 === 0 ? 'uncertain' : i % 29 === 0 ? 'conflicting' : 'established',
      notes: i % 11 === 0 ? ['Known from second hand only.'] : [],
      confidence: 'medium',
      time: `${1990 + (i % 34)}-${String(1 + (i % 12)).padStart(2, '0')}`,
      sources: [1 + (i % 300)],
      slots: [],
    })),
    sources: Array.from({ length: 300 }, (_, i) => ({
      n: i + 1,
      title: `Log of ${pick(places, i)}, sheet ${i + 1}`,
      publisher: 'The Harbour Office',
      tier: pick([1, 2, 2.5, 3] as const, i),
    })),
    entities: [
      ...people.map((name) => ({ name, kind: 'person' })),
      ...works.map((name) => ({ name, kind: 'work' })),
      ...places.map((name) => ({ name, kind: 'place' })),
    ],
  })
}
