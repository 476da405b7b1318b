import { fold } from '@/lib/text/fold'
import { dateOfIso } from '@/lib/text/dates'
import { dossierSchema, type Claim, type Dossier } from '@/lib/dossier/format/schema'
import { createEngine, type Finding } from '@/lib/engine'
import { analyseSentence } from '@/lib/engine/analyse/analyse-sentence'
import { plainSentence } from '@/lib/engine/analyse/plain-sentence'
import { newDiscourse } from '@/lib/engine/analyse/coreference'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { Detail } from '@/lib/schema/finding'

/** Name of the invented subject. */
export const NAME = 'Nora Lindqvist'

/** A portable dossier of plain claims, as a user would import it. Ids are c1, c2, … in order. */
export function dossierOf(
  claims: readonly (string | (Partial<Claim> & { text: string }))[],
  subject: Partial<Dossier['subject']> = {},
): Dossier {
  return dossierSchema.parse({
    subject: { name: NAME, pronoun: 'she', ...subject },
    asOf: '2025-06-30',
    sources: [{ n: 1, title: 'The archive', tier: 1 }],
    claims: claims.map((claim, i) => ({
      ...{ id: `c${i + 1}`, sources: [1] },
      ...(typeof claim === 'string' ? { text: claim } : claim),
    })),
  })
}

/** Returns the engine's findings on a text; sentences that get no finding are omitted. */
export function findingsIn(text: string, claims: Parameters<typeof dossierOf>[0], date?: string): Finding[] {
  return createEngine(dossierOf(claims)).check({ text, ...(date === undefined ? {} : { date }) }).findings
}

/** The verdict on the last sentence of a text, `none` where it gets no finding. */
export function verdictOn(text: string, claims: Parameters<typeof dossierOf>[0], date?: string): string {
  const last = findingsIn(text, claims, date).at(-1)
  return last?.end === text.trimEnd().length ? last.verdict : 'none'
}

/** The details of a finding that differ. */
export function differing({ details }: Finding): Detail[] {
  return details.filter(({ verdict }) => verdict === 'differs')
}

/** Returns the differing values of contradicted sentences as pairs: the page's, the dossier's. */
export function clashesIn(
  text: string,
  claims: Parameters<typeof dossierOf>[0],
  date?: string,
): [string, string | null][] {
  return findingsIn(text, claims, date)
    .filter((f) => f.verdict === 'contradicted')
    .flatMap((f) => differing(f).map((d): [string, string | null] => [d.article, d.dossier]))
}

/** The names of the made-up world, with their kinds. */
const world = buildGazetteer(
  dossierSchema.parse({
    subject: { name: NAME, pronoun: 'she' },
    asOf: '2025-06-30',
    claims: [{ id: 'c1', text: 'Nora Lindqvist is an engineer.' }],
    entities: [
      { name: 'Halden Labs', kind: 'organisation', aliases: ['Halden'] },
      { name: 'Tervane Motors', kind: 'organisation', aliases: ['Tervane'] },
      { name: 'Quillon', kind: 'organisation' },
      { name: 'Norwick University', kind: 'organisation', aliases: ['Norwick'] },
      { name: 'Ellesby University', kind: 'organisation', aliases: ['Ellesby'] },
      { name: 'Victor Renn', kind: 'person' },
      { name: 'Clara Okafor', kind: 'person' },
      { name: 'pebbleNet', kind: 'work' },
      { name: 'The Patient Machine', kind: 'work' },
      { name: 'VK101', kind: 'course' },
      { name: 'slow compiling', kind: 'term' },
      { name: 'Fjord Summit', kind: 'event' },
      { name: 'Brandt Prize', kind: 'event' },
      { name: 'Bergen', kind: 'place' },
      { name: 'Turku', kind: 'place' },
    ],
  }),
)

/** An analysed sentence; `focus`: the text has mentioned the subject. */
export function readingOf(
  sentence: string,
  { focus = true, date }: { focus?: boolean; date?: string } = {},
): ParsedSentence {
  const folded = fold(sentence)
  const discourse = newDiscourse()
  if (focus) discourse.focus = world.subject.id
  const anchor = date === undefined ? null : { day: dateOfIso(date)!.from }
  const place = { start: 0, end: folded.length }
  return analyseSentence(plainSentence(folded, place), place, world, discourse, anchor)
}
