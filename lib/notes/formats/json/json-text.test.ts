import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonLimits, readJson, readJsonLines } from './json-text'
import { FileRefused } from '@/lib/notes/formats/shared/exchange'
import { readHypothesis } from '@/lib/notes/formats/hypothesis/hypothesis'
import { all, piecesOf, readText, refusalOf } from '@/tests/unit/notes/formats/pieces'

describe('a file that is one JSON value', () => {
  test('is read whole, for any chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 40 }), async (value, size) => {
        const text = JSON.stringify(value)
        expect(await readJson(piecesOf(text, size))).toEqual(JSON.parse(text))
      }),
    )
  })

  test('reports an item that is nested too deeply, and reads the others', async () => {
    const deep = `${'['.repeat(jsonLimits.depth + 2)}${']'.repeat(jsonLimits.depth + 2)}`
    const read = await readText(readHypothesis, `{"annotations":[5,${deep},{"a":${deep}},"x"]}`)
    expect(read.map((item) => item.kind === 'unreadable' && [item.index, item.why, item.excerpt])).toEqual([
      [0, 'not-a-note', '5'],
      [1, 'too-deep', ''],
      [2, 'too-deep', ''],
      [3, 'not-a-note', '"x"'],
    ])
  })

  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['\uFEFF', 'empty'],
    ['{"items":[1,2', 'cut-off'],
    ['{"items":[1,"2', 'cut-off'],
    ['{"items":[1]}}', 'not-json'],
    ['{"items":[1 2]}', 'not-json'],
    ['{}{}', 'not-json'],
    ['[NaN]', 'not-json'],
  ])('is refused as a whole: %j, because it is %s', async (text, refusal) => {
    const refusalIn = (size: number) =>
      readJson(piecesOf(text, size)).catch((error: unknown) => (error instanceof FileRefused ? error.refusal : error))
    for (const size of [1, 1000]) expect(await refusalIn(size)).toBe(refusal)
  })

  test('is refused when it is too large', async () => {
    async function* endless() {
      for (;;) yield await Promise.resolve(' '.repeat(1_000_000))
    }
    expect(await refusalOf(readHypothesis(endless()))).toBe('too-large')
  })
})

describe('a file with one JSON value per line', () => {
  test('is read line by line, for any chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), async (values, size) => {
        const text = `${values.map((value) => JSON.stringify(value)).join('\n\n')}\n`
        const read = await all(readJsonLines(piecesOf(text, size)))
        expect(read.map((line) => line.kind === 'item' && line.value)).toEqual(
          values.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
        )
      }),
    )
  })

  test('reports a line that is too deep, too long or invalid, and goes on', async () => {
    const deep = '['.repeat(jsonLimits.depth + 1) + ']'.repeat(jsonLimits.depth + 1)
    const long = `["${'x'.repeat(jsonLimits.line)}"]`
    const read = await all(readJsonLines(piecesOf(['1', deep, long, '{"a":}', '2'].join('\n'), 65_536)))
    expect(read.map((line) => (line.kind === 'broken' ? line.why : line.value))).toEqual([
      1,
      'too-deep',
      'too-long',
      'not-a-note',
      2,
    ])
    expect(Math.max(...read.map(({ text }) => text.length))).toBe(200)
  })
})
