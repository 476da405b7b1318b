import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { pageKeyOf } from '@/lib/text/same-page'
import { csvReader } from './read-csv'
import { dossierOfNote } from '../shared/dossier-lookup'
import { exportedVerdict } from '../shared/exported-verdict'
import { writeCsv } from './to-csv'
import { book } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { notesOf, readText, writtenInOrder } from '@/tests/unit/notes/formats/pieces'

/** The limits of the table: see `docs/formats.md`, CSV. */
function asTableHolds(note: Annotation): Annotation {
  const text = (words: string) => words.toWellFormed().replaceAll('\0', '\ufffd')
  const quote = text(note.anchor?.quote.exact ?? '')
  const list = (items: readonly string[]) =>
    items
      .flatMap((item) =>
        text(item)
          .split(',')
          .map((one) => one.trim()),
      )
      .filter(Boolean)
  const {
    details: _unread,
    answers: _said,
    reader: _model,
    head: _row,
    dossier: _from,
    partial: _part,
    ...finding
  } = note.finding ?? { details: undefined }
  const { dossier: _of, ...rest } = note
  // One column for both: a note on a finding has no claim of its own.
  const from = dossierOfNote(note)
  const dossier = from && { dossier: { id: text(from.id), name: text(from.name) } }
  return {
    ...rest,
    title: text(note.title),
    pageKey: note.claim === null ? pageKeyOf(note.url) : '',
    claim: note.claim === null ? null : text(note.claim),
    ...(note.claim === null ? {} : dossier),
    note: text(note.note),
    anchor: quote === '' ? null : { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null },
    finding:
      'verdict' in finding
        ? {
            ...finding,
            ...(exportedVerdict(note.finding!) === 'part' ? { partial: true as const } : {}),
            reason: text(finding.reason),
            dossierVersion: text(finding.dossierVersion),
            claims: list(finding.claims),
            ...dossier,
          }
        : null,
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
