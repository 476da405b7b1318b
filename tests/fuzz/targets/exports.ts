import fc from 'fast-check'
import { noteCopy } from '@/lib/notes/formats/shared/note-text'
import { exportFormats, exportFormatEntries } from '@/lib/notes/export/registry'
import type { NoteWriter } from '@/lib/notes/formats/shared/exchange'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { all, batchesOf, NOW } from '@/tests/unit/notes/formats/pieces'
import { anyText } from '../arbitraries'
import { expectNoMarkup } from '../markup'
import { shelf } from '../shelf'
import { target } from '../target'

/** Notes whose titles, texts, quotes and tags contain all kinds of markup. */
const noted = fc.tuple(anyAnnotation, anyText, anyText, anyText, anyText).map(([note, title, words, quote, tag]) => ({
  ...note,
  title,
  note: words,
  tags: tag.trim() === '' ? [] : [tag.trim()],
  anchor: note.anchor && { ...note.anchor, quote: { ...note.anchor.quote, exact: quote } },
}))

export const exportTargets = [
  target({
    name: 'export-all',
    share: 8,
    input: fc.array(noted, { minLength: 1, maxLength: 3 }),
    run: async (notes) => {
      for (const note of notes) expectNoMarkup(noteCopy(note, shelf).html)
      for (const { ending, type, load } of exportFormats.map((format) => exportFormatEntries[format])) {
        if (ending === '.backup.jsonl') continue // It has the rows of the database.
        const write: NoteWriter<string | Uint8Array> = await load()
        const text = (await all(write(batchesOf(notes), { now: NOW, total: 1, dossiers: shelf }))).join('')
        if (type === 'text/html') expectNoMarkup(text)
        if (type.endsWith('json')) JSON.parse(text)
      }
    },
  }),
]
