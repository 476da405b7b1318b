import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { pageKeyOf } from '@/lib/text/same-page'
import { csvReader } from './read-csv'
import { writeCsv } from './to-csv'
import { book } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { notesOf, readText, writtenInOrder } from '@/tests/unit/notes/formats/pieces'

/** The limits of the table: see `docs/formats.md`, CSV. */
function asTableHolds(note: Annotation): Annotation {
  const text = (words: string) => words.toWellFormed().replaceAll('\0', '\ufffd')
  const all = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value), (_, one: unknown) =>
      typeof one === 'string' ? one.toWellFormed() : one,
    ) as Value
  const quote = text(note.anchor?.quote.exact ?? '')
  return {
    ...all(note),
    title: text(note.title),
    pageKey: note.claim === null ? pageKeyOf(note.url) : '',
    note: text(note.note),
    anchor: quote === '' ? null : { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null },
    finding: note.finding && { ...all(note.finding), reason: text(note.finding.reason) },
  }
}

const tag = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,12}[\p{L}\p{N}]$/u)
const instant = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const anyRow: fc.Arbitrary<Annotation> = fc
  .tuple(anyAnnotation, fc.webUrl(), fc.uuid(), fc.uniqueArray(tag, { maxLength: 3 }), fc.tuple(instant, instant))
  .map(([note, url, id, tags, times]) => ({
    ...note,
    id,
    tags,
    url: note.claim === null ? new URL(url).href : '',
    note: `n${note.note}`,
    created: times.toSorted()[0]!,
    modified: times.toSorted()[1]!,
  }))

test('a CSV export is imported with all its fields unchanged, for any notes in any script', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 12 }), fc.integer({ min: 50, max: 3000 }), async (notes, size) => {
      const back = notesOf(await readText(csvReader(null), await writtenInOrder(writeCsv, notes, book), size))
      expect(back).toEqual(notes.map(asTableHolds))
    }),
    { numRuns: 300 },
  )
})
