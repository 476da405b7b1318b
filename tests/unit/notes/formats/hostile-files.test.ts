import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { FileRefused, type ImportItem } from '@/lib/notes/formats/shared/exchange'
import { importForms } from '@/lib/notes/formats/import-forms'
import { noteLimits } from '@/lib/schema/limits'
import { readAnnotation } from '@/lib/notes/formats/shared/read-annotation'
import { readBackup, writeBackup } from '@/lib/notes/formats/backup/backup'
import { writeHypothesis } from '@/lib/notes/formats/hypothesis/hypothesis'
import { writeJsonLd } from '@/lib/notes/formats/web-annotation/to-json-ld'
import { notes } from '../../components/fixtures'
import { all, batchesOf, joined, piecesOf, writtenInOrder } from './pieces'
import { draftSchema } from '@/lib/schema/annotation'

/** Known property names with values of any kind, nested at random. */
const names = fc.constantFrom(
  ...'id type target source selector body value purpose items first exact prefix suffix start end note anchor quote position range tags color finding verdict claims sources created modified url pageKey title claim uri text references document claimlight refinedBy startSelector deleted mute settings kind version __proto__ constructor toString'.split(
    ' ',
  ),
)
const words = fc.oneof(
  fc.constantFrom(
    'Annotation',
    'TextualBody',
    'TextQuoteSelector',
    'RangeSelector',
    'XPathSelector',
    'FragmentSelector',
    'javascript:x',
    'https://a.example/',
    'contradicted',
    ':~:text=a,-b',
    'urn:x-claimlight:claim:%',
    '2020-13-45',
    '2020-01-01T00:00:00Z',
    'text/html',
    '<a<a<&#x110000;',
  ),
  fc.string({ unit: 'binary' }),
)
const { any } = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    words,
    fc.constantFrom(null, true, 0, -1, 1e21, 5),
    fc.dictionary(names, tie('any'), { maxKeys: 7 }),
    fc.array(tie('any'), { maxLength: 3 }),
  ),
}))

describe('for any file content', () => {
  test('an imported note is valid for the database, and nothing is thrown', () => {
    fc.assert(
      fc.property(any, (raw) => {
        const read = readAnnotation(raw)
        if (typeof read !== 'string') expectKept(read.annotation)
      }),
      { numRuns: cases(2000) },
    )
  })

  test.each(Object.keys(importForms) as (keyof typeof importForms)[])(
    '%s: a whole file is read or refused',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(any, { maxLength: 4 }), fc.integer({ min: 1, max: 50 }), async (items, size) => {
          const shapes = {
            w3c: [items, { items }, { first: { items } }, items[0]],
            hypothesis: [{ annotations: items }, { rows: items, total: 1 }],
            backup: [
              [
                { kind: 'claimlight-backup', version: 1 },
                ...items.map((note) => ({ note })),
                { end: items.length + 1 },
              ],
            ],
            highlights: [[{ title: 'A book', highlights: items }], { results: [{ highlights: items }] }],
            clippings: [`A book (An author)\n- Your Note | Added\n\n${JSON.stringify(items)}\n==========`],
          }[format]
          for (const shape of shapes) {
            const text =
              format === 'backup'
                ? (shape as unknown[]).map((line) => JSON.stringify(line)).join('\n')
                : JSON.stringify(shape ?? null)
            const read = await readOrRefuse(importForms[format].read(piecesOf(text, size)))
            for (const one of read) if (one.kind === 'note') expectKept(one.annotation)
          }
        }),
        { numRuns: cases(300) },
      )
    },
  )

  test('a file with random damage is read or refused', async () => {
    const files = [
      await writtenInOrder(writeJsonLd, notes),
      await writtenInOrder(writeHypothesis, notes),
      await joined(writeBackup({ notes: batchesOf(notes), bin: [], mutes: [], settings: {} }, { now: '', total: 2 })),
    ]
    const damage = fc.tuple(
      fc.nat(4000),
      fc.nat(30),
      fc.constantFrom('', '"', '\\', '{', ']', '\u0000', '\ud800', ',', '\n'),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, async (file, [at, length, sign]) => {
        const start = at % file.length
        const text = file.slice(0, start) + sign + file.slice(start + length)
        for (const read of Object.values(importForms).map((form) => form.read)) await readOrRefuse(read(piecesOf(text)))
      }),
      { numRuns: cases(300) },
    )
  })

  test('deleted notes and mutes of a backup are valid or skipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 3 }), async (items) => {
        const lines = [
          { kind: 'claimlight-backup', version: 1 },
          ...items.flatMap((one) => [{ deleted: one }, { mute: one }, { settings: one }]),
          { end: items.length * 3 + 1 },
        ]
        const text = lines.map((line) => JSON.stringify(line)).join('\n')
        for (const part of await all(readBackup(piecesOf(text))))
          if (part.kind === 'deleted') expect(part.annotation.deleted).toMatch(/Z$/)
      }),
    )
  })
})

describe('linear time for hostile content:', () => {
  const many = (text: string) => text.repeat(Math.floor(190_000 / text.length))
  test.each([
    ['tags that never close', { value: many('<a'), format: 'text/html' }],
    ['spaces without an end', { value: many(' '), format: 'text/html' }],
    ['entities', { value: many('&#'), format: 'text/html' }],
  ])('%s', { timeout: 5000 }, async (_name, body) => {
    const text = JSON.stringify({ type: 'Annotation', target: 'https://a.example/', body })
    await readOrRefuse(importForms.w3c.read(piecesOf(text)))
  })

  test.each([
    ['text directives', many(':~:text=&')],
    ['hashes', many('#')],
  ])('%s', { timeout: 5000 }, async (_name, value) => {
    const target = { source: value, selector: { type: 'FragmentSelector', value } }
    await readOrRefuse(importForms.w3c.read(piecesOf(JSON.stringify({ type: 'Annotation', target, bodyValue: 'x' }))))
  })
})

async function readOrRefuse(read: AsyncIterable<ImportItem>): Promise<ImportItem[]> {
  try {
    return await all(read)
  } catch (error) {
    if (error instanceof FileRefused) return []
    throw error
  }
}

/** Notes from files must pass the same check as notes from the panel. */
function expectKept({ created, modified, ...content }: object & { created: string; modified: string }): void {
  expect(draftSchema.safeParse({ ...content, basedOn: null }).error).toBeUndefined()
  expect([new Date(created).toISOString(), new Date(modified).toISOString()]).toEqual([created, modified])
  expect(JSON.stringify(content)).not.toMatch(/\\ud[89a-f]/)
  expect((content as { note: string }).note.length).toBeLessThanOrEqual(noteLimits.joined)
}
