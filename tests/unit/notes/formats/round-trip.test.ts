import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { eachAnnotation } from '@/lib/notes/data/store'
import type { Annotation } from '@/lib/schema/annotation'
import { cases } from '@/tests/lanes'
import type { NoteReader, NoteWriter } from '@/lib/notes/formats/shared/exchange'
import { readBackupNotes, writeBackup } from '@/lib/notes/formats/backup/backup'
import { readHypothesis, writeHypothesis } from '@/lib/notes/formats/hypothesis/hypothesis'
import { noDossier } from '@/lib/notes/formats/shared/dossier-lookup'
import { tidyTags } from '@/lib/rows/note'
import { anyAnnotation } from './arbitrary'
import { fieldsOf, fieldTable, type TableFormat } from './format-table'
import { all, batchesOf, joined, notesOf, NOW, piecesOf } from './pieces'

const writeAsBackup: NoteWriter = (notes, about) => writeBackup({ notes, bin: [], mutes: [], settings: null }, about)

const formats: { format: TableFormat; write: NoteWriter; read: NoteReader; plain: (text: string) => string }[] = [
  { format: 'Hypothesis', write: writeHypothesis, read: readHypothesis, plain: withoutOwnNames },
  { format: 'Backup', write: writeAsBackup, read: readBackupNotes, plain: (text) => text },
]

beforeEach(async () => {
  await database().annotations.clear()
})

test('export and import into an empty database give the same notes, in all planes of Unicode', async () => {
  const { annotations } = database()
  await fc.assert(
    fc.asyncProperty(manyNotes(100), fc.integer({ min: 200, max: 5000 }), async (notes, size) => {
      const expected = sorted(notes.map(asFilesHold))
      await annotations.clear()
      await annotations.bulkPut(notes)
      const about = { now: NOW, total: notes.length, dossiers: noDossier('') }
      const files = await Promise.all(formats.map(({ write }) => joined(write(eachAnnotation(null), about))))
      for (const [i, { read }] of formats.entries()) {
        expect(files[i]!.isWellFormed()).toBe(true)
        await annotations.clear()
        await annotations.bulkPut(notesOf(await all(read(piecesOf(files[i]!, size)))))
        expect(sorted(await annotations.toArray())).toEqual(expected)
      }
    }),
    { numRuns: cases(100), endOnFailure: true },
  )
})

test.each(formats)(
  '$format: without our own property names, the fields that the table calls visible to others are imported',
  async (format) => {
    const { write, read, plain } = format
    const seen = Object.keys(fieldTable).filter((field) => fieldTable[field]![format.format] === 'yes')
    await fc.assert(
      fc.asyncProperty(manyNotes(20), async (made) => {
        const notes = made.map(asFilesHold).map((note) => ({
          ...note,
          note: `n${note.note}`,
          finding: null,
          url: note.url && 'https://page.example/a?b=%20c',
          pageKey: note.url && 'https://page.example/a?b=%20c',
        }))
        const file = plain(
          await joined(write(batchesOf(notes), { now: NOW, total: notes.length, dossiers: noDossier('') })),
        )
        const back = notesOf(await all(read(piecesOf(file))))
        for (const field of seen)
          expect(back.map((note) => fieldsOf(note)[field])).toEqual(notes.map((note) => fieldsOf(note)[field]))
      }),
      { numRuns: 20, endOnFailure: true },
    )
  },
)

test('the table has every field of a note', () => {
  fc.assert(
    fc.property(anyAnnotation, (note) => {
      expect(Object.keys(fieldsOf(note)).sort()).toEqual(Object.keys(fieldTable).sort())
    }),
    { numRuns: 20 },
  )
})

function manyNotes(count: number): fc.Arbitrary<Annotation[]> {
  const selector = ({ id }: Annotation) => id.toWellFormed()
  return fc.uniqueArray(anyAnnotation, { minLength: count, maxLength: count, selector })
}

/** Files cannot contain lone surrogates. */
function asFilesHold(note: Annotation): Annotation {
  const whole = JSON.parse(JSON.stringify(note), (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  ) as Annotation
  return { ...whole, tags: tidyTags(whole.tags) }
}

function sorted(notes: Annotation[]): Annotation[] {
  return notes.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A file after a program has dropped our own names. */
function withoutOwnNames(text: string): string {
  return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === 'claimlight' ? undefined : value)))
}
