import fc from 'fast-check'
import type { Annotation } from '@/lib/schema/annotation'
import type { ImportItem } from '@/lib/notes/formats/shared/exchange'

export function note(id: string, change: Partial<Annotation> = {}): Annotation {
  return {
    id,
    pageKey: 'https://a.example/story',
    url: 'https://a.example/story',
    title: 'Story',
    claim: null,
    anchor: { quote: { exact: `words of ${id}`, prefix: '', suffix: '' }, position: null, range: null },
    note: `note ${id}`,
    tags: [],
    color: null,
    finding: null,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    ...change,
  }
}

export function incoming(...annotations: Annotation[]): ImportItem[] {
  return annotations.map((annotation, index) => ({ kind: 'note', index, annotation, losses: [] }))
}

const finding = fc
  .constantFrom('one reason', 'another')
  .map((reason) => ({ verdict: 'supported' as const, reason, claims: [], sources: [], dossierVersion: '1' }))

/** Few ids and times make versions of one note frequent. Words depend on the id, so that no two notes are equal. */
const version = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    day: fc.integer({ min: 1, max: 3 }),
    words: fc.constantFrom('', 'x', 'xy', 'z'),
    tags: fc.subarray(['p', 'q', 'r']),
    color: fc.option(fc.constantFrom('yellow' as const, 'blue' as const)),
    finding: fc.option(finding),
    anchored: fc.boolean(),
    at: fc.option(fc.integer({ min: 0, max: 2 })),
  })
  .map(({ id, day, words, tags, color, finding, anchored, at }) =>
    note(id, {
      modified: `2026-01-0${day}T00:00:00.000Z`,
      note: `${id} ${words}`,
      tags,
      color,
      finding,
      anchor: anchored
        ? {
            quote: { exact: `${id} ${words}`, prefix: '', suffix: '' },
            position: at === null ? null : { start: at, end: at + 1 },
            range: null,
          }
        : null,
    }),
  )

export const anyFile: fc.Arbitrary<ImportItem[]> = fc
  .array(version, { maxLength: 8 })
  .map((annotations) => incoming(...annotations))
