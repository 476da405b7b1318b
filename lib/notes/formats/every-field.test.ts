import Papa from 'papaparse'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { exportFormatEntries, exportFormats, type ExportFormat } from '@/lib/notes/export/registry'
import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { book, notes } from '@/tests/unit/components/fixtures'
import { all, batchesOf, NOW, readText } from '@/tests/unit/notes/formats/pieces'
import { csvReader } from './csv/read-csv'
import { writeCsv } from './csv/to-csv'
import { noteCopy } from './shared/note-text'

const article = { author: 'Mary Shore', site: 'The Harbour Review', date: '2026-06-02' }
const onSentence: Annotation = { ...notes[0]!, article }
const onPage: Annotation = { ...notes[0]!, id: 'on-page', anchor: null, finding: null, note: 'On the page.' }
const [title, quote] = [onSentence.title, onSentence.anchor!.quote.exact]

async function exported(format: ExportFormat, made: readonly Annotation[]): Promise<string> {
  const write = await exportFormatEntries[format].load()
  const pieces = await all<string | Uint8Array>(
    write(batchesOf(made, 1), { now: NOW, total: made.length, dossiers: book }),
  )
  const bytes = Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
  return format === 'markdownFiles'
    ? Object.values(unzipSync(bytes))
        .map((file) => strFromU8(file))
        .join('')
    : bytes.toString()
}

// A backup holds the rows of the database as they are.
const formats = exportFormats.filter((format) => format !== 'backup')

test.each(formats)(
  'the export %s has author, site, page and date of a note, its quote, the verdict of the screen and the source',
  async (format) => {
    const text = await exported(format, [onSentence, onPage])
    for (const words of [article.site, title, onSentence.url, quote, onPage.note, 'Leaving the works'])
      expect(text).toContain(words)
    expect(text).toMatch(/Mary Shore|Shore, Mary/)
    expect(text).toMatch(/2026-06-02|2 June 2026/)
    expect(text).toMatch(/contradicted/i)
  },
)

test('a copied note has author, site, page and date, its quote, the verdict of the screen and the source', () => {
  const { text, html } = noteCopy(onSentence, book)
  for (const words of [
    article.author,
    article.site,
    '2 June 2026',
    title,
    quote,
    'Contradicted',
    'Leaving the works',
  ]) {
    expect(text).toContain(words)
    expect(html).toContain(words)
  }
})

test('a note on the whole page has author, site and date of the other notes on it in tables and files for programs', async () => {
  const made = [onSentence, onPage]
  const { data } = Papa.parse<Record<string, string>>((await exported('csv', made)).slice(1), { header: true })
  const row = data.find(({ note }) => note === onPage.note)
  expect(row).toMatchObject({ author: article.author, site: article.site, published: article.date })
  const [, annotation] = JSON.parse(await exported('jsonLd', made)).first.items
  expect(annotation.target).toMatchObject({ 'dcterms:creator': article.author, 'dcterms:issued': article.date })
  const [, item] = JSON.parse(await exported('hypothesis', made)).annotations
  expect(item.claimlight.article).toEqual(article)
})

const findingsByName: [name: string, fields: Partial<StoredFinding>][] = [
  ['not settled', { verdict: 'unverified', related: ['left-works'] }],
  ['not covered', { verdict: 'unverified' }],
  ['covered in part', { verdict: 'supported', partial: true }],
  ['look at this', { verdict: 'disputed' }],
]

test.each(findingsByName)('JSON-LD has the verdict "%s" as the screen names it', async (name, fields) => {
  const text = await exported('jsonLd', [{ ...onSentence, finding: { ...onSentence.finding!, ...fields } }])
  expect(text).toContain(`"claimlight:verdict":"${name}"`)
  expect(text).not.toContain('unverified')
})

test('our own table comes home with author, site and date, and without a complaint in its rows', async () => {
  const answers = [
    { dossier: 'Ada', verdict: 'contradicted' as const },
    { dossier: 'Bea', verdict: 'supported' as const },
  ]
  const made = [{ ...onSentence, color: 'green' as const, finding: { ...onSentence.finding!, answers } }, onPage]
  const table = (await all(writeCsv(batchesOf(made), { now: NOW, total: 2, dossiers: book }))).join('')
  const items = await readText(csvReader(null), table)
  expect(items.map((item) => (item.kind === 'note' ? [item.losses, item.unread] : item.why))).toEqual([
    [[], []],
    [[], []],
  ])
  for (const item of items) expect(item).toMatchObject({ annotation: { article } })
})

test('a table of another program still names the columns that are not read', async () => {
  const [item] = await readText(csvReader(null), 'quote,url,verdict,desk\r\nIt left.,https://a.example/,true,news\r\n')
  expect(item).toMatchObject({ losses: ['columns'], unread: ['verdict', 'desk'] })
})
