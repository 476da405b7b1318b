import fc from 'fast-check'
import { HtmlRenderer, Parser } from 'commonmark'
import Papa from 'papaparse'
import { noteCopy } from '@/lib/notes/formats/shared/note-text'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'
import { reportToHtml, reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { writeCsv } from '@/lib/notes/formats/csv/to-csv'
import { exportFormats, exportFormatEntries } from '@/lib/notes/export/registry'
import type { NoteWriter } from '@/lib/notes/formats/shared/exchange'
import { writeMarkdown } from '@/lib/notes/formats/documents/notes'
import { createEngine } from '@/lib/engine'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { all, batchesOf, NOW, writtenInOrder } from '@/tests/unit/notes/formats/pieces'
import { anyText } from '../arbitraries'
import { expectNoMarkup } from '../markup'
import { dossier, shelf } from '../shelf'
import { must, target } from '../target'

/** Notes whose titles, texts, quotes and tags contain all kinds of markup. */
const noted = fc.tuple(anyAnnotation, anyText, anyText, anyText, anyText).map(([note, title, words, quote, tag]) => ({
  ...note,
  title,
  note: words,
  tags: tag.trim() === '' ? [] : [tag.trim()],
  anchor: note.anchor && { ...note.anchor, quote: { ...note.anchor.quote, exact: quote } },
}))
const engine = createEngine(dossier)
const report = fc
  .record({
    title: anyText,
    url: fc.oneof(fc.webUrl(), anyText),
    site: anyText,
    published: fc.option(anyText),
    body: anyText,
  })
  .map(({ body, ...page }): PageReport => {
    const text = `${body} Nora Lindqvist joined Halden Labs in May 2018. ${body}`
    const { findings } = engine.check({ text })
    return {
      ...page,
      madeAt: '1 May 2026',
      sentences: 3,
      textLength: text.length,
      blockStarts: [0],
      findings,
      dossier: shelf,
    }
  })
const parser = new Parser()
const renderer = new HtmlRenderer()
const htmlOfMarkdown = (text: string): string => renderer.render(parser.parse(text))

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
  target({
    name: 'export-table',
    share: 6,
    input: fc.array(noted, { minLength: 1, maxLength: 3 }),
    run: async (notes) => {
      const { data } = Papa.parse<string[]>(await writtenInOrder(writeCsv, notes, shelf), { delimiter: ',' })
      for (const cell of data.flat()) must(!/^[=+@\t\r]/.test(cell), 'a cell that a table reads as a formula', cell)
      for (const part of data.flat().flatMap((cell) => cell.split(/[;|\t\r\n]/)))
        must(!/^[\s"]*[=+@＝＋＠-]/.test(part), 'a formula where a cell is divided', part)
    },
  }),
  target({
    name: 'export-markdown',
    share: 4,
    input: fc.array(noted, { minLength: 1, maxLength: 2 }),
    run: async (notes) => {
      const [note] = notes
      if (!note) return
      // The user may write Markdown in the note, so it is left empty; text of pages and dossiers must be escaped.
      const html = htmlOfMarkdown(await writtenInOrder(writeMarkdown, [{ ...note, note: '' }], shelf))
      must(!/<x-fuzz|<script|href="(?:javascript|data):/i.test(html), 'markup of the page is left', html.slice(0, 200))
    },
  }),
  target({
    name: 'export-report',
    input: report,
    run: (one) => {
      expectNoMarkup(reportToHtml(one))
      const html = htmlOfMarkdown(reportToMarkdown(one))
      must(!/<x-fuzz|<script|href="(?:javascript|data):/i.test(html), 'markup of the page is left', html.slice(0, 200))
    },
  }),
]
