import fc from 'fast-check'
import type { Annotation } from '@/lib/schema/annotation'
import type { LibrarySource } from '@/lib/notes/library/types'

const words = ['Été', 'naïve', 'harbour', 'Straße', 'œuvre', 'tide', 'Table', '2016', 'l’eau', 'x'] as const
const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' '))
const tag = fc.constantFrom('Works', 'works in progress', 'été', 'date', 'zz')

/** Notes that have words, tags and pages in common, so that something is found. */
export const annotationsOf = (maxLength: number): fc.Arbitrary<Annotation[]> =>
  fc
    .array(
      fc.record({
        note: text,
        quote: fc.option(text),
        tags: fc.uniqueArray(tag, { maxLength: 3 }),
        site: fc.constantFrom('review.example', 'www.paper.example', 'été.example'),
        claim: fc.option(fc.constantFrom('left-works', 'leave')),
        color: fc.option(fc.constantFrom('yellow', 'blue')),
        verdict: fc.option(fc.constantFrom('contradicted', 'supported', 'disputed', 'unverified')),
        version: fc.constantFrom('1', '2'),
        behind: fc.subarray(['left-works', 'leave']),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      { maxLength },
    )
    .map((made) =>
      made.map(({ note, quote, tags, site, claim, color, verdict, version, behind, day }, at) => ({
        id: `n${at}`,
        pageKey: claim === null ? `https://${site}/${day % 5}` : '',
        url: claim === null ? `https://${site}/${day % 5}` : '',
        title: claim === null ? `On ${site}` : 'A claim',
        claim,
        anchor:
          quote === null ? null : { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null },
        note,
        tags,
        color,
        finding:
          verdict === null ? null : { verdict, reason: '', claims: behind, sources: [], dossierVersion: version },
        created: '2026-01-01T00:00:00.000Z',
        modified: `2026-0${(day % 9) + 1}-${String(day).padStart(2, '0')}T10:00:00.000Z`,
      })),
    )

/** An in-memory store of notes; `change` writes or deletes and notifies. */
export function keptNotes(notes: readonly Annotation[]) {
  const kept = new Map(notes.map((note) => [note.id, note]))
  let tell: (ids: string[] | null) => void = () => undefined
  const all = () => [...kept.values()]
  const texts = new Map<string, string>()
  let dossierChanged: () => void = () => undefined
  const source: LibrarySource = {
    claimTexts: (keys) =>
      Promise.resolve(keys.flatMap((key) => (texts.has(key) ? [[key, texts.get(key)!] as const] : []))),
    followDossiers: (changed) => void (dossierChanged = changed),
    count: () => Promise.resolve(kept.size),
    newest: (limit) =>
      Promise.resolve(
        all()
          .sort((a, b) => (a.modified < b.modified ? 1 : -1))
          .slice(0, limit),
      ),
    // eslint-disable-next-line @typescript-eslint/require-await
    async *batches() {
      for (let at = 0; at < kept.size; at += 7) yield all().slice(at, at + 7)
    },
    byIds: (ids) => Promise.resolve(ids.flatMap((id) => kept.get(id) ?? [])),
    stamps: () => Promise.resolve(new Map(all().map(({ id, modified }) => [id, modified]))),
    follow: (changed) => {
      tell = changed
    },
  }
  const change = (written: readonly Annotation[], deleted: readonly string[] = [], isNamed = true): void => {
    for (const note of written) kept.set(note.id, note)
    for (const id of deleted) kept.delete(id)
    tell(isNamed ? [...written.map(({ id }) => id), ...deleted] : null)
  }
  /** Replaces the texts of claims of other dossiers, by key, and notifies the library. */
  const say = (claims: Readonly<Record<string, string>>): void => {
    texts.clear()
    for (const [key, text] of Object.entries(claims)) texts.set(key, text)
    dossierChanged()
  }
  return { source, change, say }
}
