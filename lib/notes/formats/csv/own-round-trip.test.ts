import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { pageKeyOf } from '@/lib/text/same-page'
import { csvReader } from './read-csv'
import { writeCsv } from './to-csv'
import { book } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { notesOf, readText, writtenInOrder } from '@/tests/unit/notes/formats/pieces'

/** Returns the fields of a note that a table has, as `docs/formats.md` lists them. */
function asTableHolds({ title, url, note, tags, color, created, modified, anchor }: Annotation) {
  const text = (words: string) => words.toWellFormed().replaceAll('\0', '\ufffd').trim()
  const quote = text(anchor?.quote.exact ?? '')
  const words = { title: text(title), note: text(note), quote }
  return { ...words, url, pageKey: pageKeyOf(url), tags, color, created, modified }
}

/** Returns the fields of notes that a table has, sorted by their text, since a table sorts notes by page and place. */
const inOrder = (notes: readonly Annotation[]) =>
  notes
    .map(asTableHolds)
    .map((one) => JSON.stringify(one))
    .sort()

const tag = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,12}[\p{L}\p{N}]$/u)
const instant = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const anyRow: fc.Arbitrary<Annotation> = fc
  .tuple(anyAnnotation, fc.webUrl(), fc.uuid(), fc.uniqueArray(tag, { maxLength: 3 }), fc.tuple(instant, instant))
  .map(([note, url, id, tags, times]) => ({
    ...note,
    ...{ id, tags, url: new URL(url).href, claim: null },
    note: `n${note.note}`,
    created: times.toSorted()[0]!,
    modified: times.toSorted()[1]!,
  }))

test('a CSV export is imported with what a table holds of a note unchanged, for any notes in any script', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 12 }), fc.integer({ min: 50, max: 3000 }), async (notes, size) => {
      const back = notesOf(await readText(csvReader(null), await writtenInOrder(writeCsv, notes, book), size))
      expect(inOrder(back)).toEqual(inOrder(notes))
    }),
    { numRuns: 300 },
  )
})
