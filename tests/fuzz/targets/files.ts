import fc from 'fast-check'
import { draftSchema, type Annotation } from '@/lib/schema/annotation'
import { proposeMapping } from '@/lib/notes/formats/csv/mapping'
import { csvReader, textOfHtml } from '@/lib/notes/formats/csv/read-csv'
import { decodeFile } from '@/lib/notes/import/read-file'
import { FileRefused, type ImportItem } from '@/lib/notes/formats/shared/exchange'
import { readBackup, writeBackup } from '@/lib/notes/formats/backup/backup'
import { importForms, sniffFormat } from '@/lib/notes/formats/import-forms'
import { writeCsv } from '@/lib/notes/formats/csv/to-csv'
import { writeHypothesis } from '@/lib/notes/formats/hypothesis/hypothesis'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { all, batchesOf, joined, piecesOf, writtenInOrder } from '@/tests/unit/notes/formats/pieces'
import { anyText, damaged, longText, nearly, oddValue } from '../arbitraries'
import { shelf } from '../shelf'
import { must, target } from '../target'

const NAMES =
  'id type target source selector body value purpose items first exact prefix suffix start end note anchor quote position range tags color finding verdict claims sources created modified url pageKey title claim uri text references document claimlight refinedBy startSelector deleted mute settings kind version __proto__ constructor toString'.split(
    ' ',
  )
const WORDS =
  'Annotation TextualBody TextQuoteSelector TextPositionSelector RangeSelector XPathSelector FragmentSelector javascript:x https://a.example/ contradicted :~:text=a,-b urn:x-claimlight:claim:% 2020-13-45 2020-01-01T00:00:00Z text/html <a<a<&#x110000;'.split(
    ' ',
  )
/** Values of any nesting that use known property names. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...WORDS),
    oddValue,
    fc.dictionary(fc.constantFrom(...NAMES), tie('tree'), { maxKeys: 6 }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}))

type Format = keyof typeof importForms
/** Files of a format whose items are nearly valid or of any nesting. */
function files(format: Format): fc.Arbitrary<{ text: string; size: number }> {
  const own = anyAnnotation.chain((note) => nearly(fc.constant(itemOf(format, note))))
  const items = fc.array(fc.oneof({ weight: 3, arbitrary: own }, { weight: 1, arbitrary: tree }), { maxLength: 4 })
  const whole = fc.tuple(items, fc.nat(3)).map(([list, shape]) => fileOf(format, list, shape))
  return fc.record({
    text: fc.oneof(
      { weight: 4, arbitrary: whole },
      { weight: 2, arbitrary: damaged(whole) },
      { weight: 1, arbitrary: longText },
    ),
    size: fc.integer({ min: 1, max: 200 }),
  })
}

function itemOf(
  format: Format,
  { id, url, title, note, tags, anchor, created, modified, ...rest }: Annotation,
): unknown {
  if (format === 'backup') return { note: { id, url, title, note, tags, anchor, created, modified, ...rest } }
  const quote = { type: 'TextQuoteSelector', ...anchor?.quote }
  return {
    id,
    uri: url,
    text: note,
    tags,
    created,
    updated: modified,
    document: { title: [title] },
    target: [{ source: url, selector: [quote, { type: 'TextPositionSelector', ...anchor?.position }] }],
  }
}

function fileOf(format: Format, items: unknown[], shape: number): string {
  if (format === 'backup') {
    const lines = [
      { kind: 'claimlight-backup', version: 1 },
      ...items.flatMap((one) => (shape === 0 ? [one] : [one, { deleted: one }, { mute: one }, { settings: one }])),
    ]
    return [...lines, { end: lines.length }].map((line) => JSON.stringify(line)).join('\n')
  }
  const value = [{ annotations: items }, { rows: items, total: 1 }, items, items[0]][shape]
  return JSON.stringify(value ?? null)
}

async function readOrRefuse<T>(read: AsyncIterable<T>): Promise<T[]> {
  try {
    return await all(read)
  } catch (error) {
    if (error instanceof FileRefused) return []
    throw error
  }
}

/** Notes from files must pass the same check as notes from the panel. */
function expectStorable(read: readonly ImportItem[]): void {
  for (const one of read) {
    if (one.kind !== 'note') continue
    const { created, modified, ...content } = one.annotation
    const { error } = draftSchema.safeParse({ ...content, basedOn: null })
    must(error === undefined, 'a note that cannot be stored', error?.issues)
    for (const time of [created, modified]) must(new Date(time).toISOString() === time, 'no instant', time)
    must(!/\\ud[89a-f]/.test(JSON.stringify(content)), 'half a letter is left')
    must(!/^\s*javascript:/i.test(content.url), 'an address that runs code', content.url)
  }
}

const readerTarget = (format: Format) =>
  target({
    name: `import-${format}`,
    share: 15,
    input: files(format),
    run: async ({ text, size }) => {
      sniffFormat(text, `notes.${format}`)
      expectStorable(await readOrRefuse(importForms[format].read(piecesOf(text, Math.max(size, text.length / 50)))))
    },
  })

const cell = fc.oneof(
  anyText,
  fc.constantFrom('https://a.example/', '2024-02-03', '03/02/2024 10:11', 'yellow', 'a, b', '=1+1', '"'),
)
const columns = fc.constantFrom(
  'Highlight',
  'Note',
  'Title',
  'Author',
  'URL',
  'Tags',
  'Color',
  'Date',
  'Location',
  'id',
  'quote',
  'note',
  'url',
  '__proto__',
  'Annotation',
  'Texte',
)
const csv = fc
  .tuple(
    fc.array(columns, { maxLength: 8 }),
    fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }),
    fc.constantFrom(',', ';', '\t'),
    fc.boolean(),
  )
  .map(([head, rows, sign, quoted]) =>
    [head, ...rows]
      .map((row) => row.map((one) => (quoted ? `"${one.replaceAll('"', '""')}"` : one)).join(sign))
      .join('\r\n'),
  )

export const fileTargets = [
  readerTarget('hypothesis'),
  readerTarget('backup'),
  target({
    name: 'import-whole-backup',
    share: 10,
    input: files('backup'),
    run: async ({ text }) => {
      for (const part of await readOrRefuse(readBackup(piecesOf(text, 500))))
        if (part.kind === 'deleted') must(part.annotation.deleted.endsWith('Z'), 'no instant', part.annotation.deleted)
    },
  }),
  target({
    name: 'import-csv',
    share: 10,
    input: fc.tuple(fc.oneof(csv, damaged(csv), longText), fc.array(columns, { maxLength: 8 }), fc.boolean()),
    run: async ([text, names, propose]) => {
      expectStorable(
        await readOrRefuse(
          csvReader(propose ? null : proposeMapping(names))(piecesOf(text, Math.max(7, text.length / 50))),
        ),
      )
    },
  }),
  target({
    name: 'import-bytes',
    share: 10,
    input: fc.tuple(fc.uint8Array({ maxLength: 240 }), fc.integer({ min: 1, max: 60 })),
    run: async ([bytes, piece]) =>
      readOrRefuse(decodeFile(new Blob([Uint8Array.from(bytes)]), undefined, piece)).catch(() => []),
  }),
  target({
    name: 'markup-of-notes',
    share: 20,
    input: longText,
    run: (html) => must(typeof textOfHtml(html) === 'string', 'no text'),
  }),
  target({
    name: 'round-trip',
    share: 4,
    input: fc.array(anyAnnotation, { minLength: 1, maxLength: 3 }),
    run: async (given) => {
      const notes = [...new Map(given.map((note) => [note.id, note])).values()]
      const backup = await joined(
        writeBackup(
          { notes: batchesOf(notes), bin: [], mutes: [], settings: {} },
          { now: '2026-01-01T00:00:00.000Z', total: notes.length },
        ),
      )
      for (const [text, reader] of [
        [await writtenInOrder(writeHypothesis, notes), importForms.hypothesis.read],
        [backup, importForms.backup.read],
        [await writtenInOrder(writeCsv, notes, shelf), csvReader(null)],
      ] as const) {
        const read = await all(reader(piecesOf(text, 3000)))
        expectStorable(read)
        must(read.length > 0, 'nothing came back')
      }
    },
  }),
]
