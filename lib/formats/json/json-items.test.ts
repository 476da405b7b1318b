import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJsonItems } from './json-items'
import type { JsonPart } from './json-part'
import { jsonLimits } from './json-limits'
import { all, piecesOf, refusalOf } from '@/tests/unit/formats/pieces'

const isItems = (path: readonly string[]) => path.join('/') === 'items'
const parts = (text: string, size?: number): Promise<JsonPart[]> => all(readJsonItems(piecesOf(text, size), isItems))
const itemsIn = (read: JsonPart[]) => read.flatMap((part) => (part.kind === 'item' ? [part.value] : []))

describe('the streaming JSON reader', () => {
  test('gives the same items and rest as JSON.parse, for any chunk size', async () => {
    const size = fc.integer({ min: 1, max: 40 })
    const file = fc.record({
      before: fc.jsonValue(),
      items: fc.array(fc.jsonValue(), { maxLength: 5 }),
      after: fc.jsonValue(),
    })
    await fc.assert(
      fc.asyncProperty(file, size, fc.constantFrom('', ' ', '\n\t'), async (value, cut, indent) => {
        const text = `${indent}${JSON.stringify(value, null, indent)}${indent}`
        const read = await parts(text, cut)
        const expected: unknown = JSON.parse(text)
        expect(itemsIn(read)).toEqual((expected as typeof value).items)
        expect(read.at(-1)).toEqual({ kind: 'rest', value: { ...(expected as object), items: [] } })
        expect(read.find(({ kind }) => kind === 'list')).toMatchObject({
          before: { before: (expected as typeof value).before },
        })
      }),
      { numRuns: 300 },
    )
  })

  test('gives each item as soon as it is complete', async () => {
    let given = 0
    async function* endless() {
      yield await Promise.resolve('{"items":[')
      for (;;) yield await Promise.resolve(`${given++ === 0 ? '' : ','}{"n":${given}}`)
    }
    const read = readJsonItems(endless(), isItems)
    for (const _ of [1, 2, 3]) await read.next()
    expect(given).toBeLessThanOrEqual(4)
    await read.return()
  })

  test('takes the last of two equal keys, and __proto__ as an ordinary key', async () => {
    const [item] = itemsIn(await parts('{"items":[{"a":1,"a":2,"__proto__":{"note":"x"},"constructor":1}]}'))
    expect(item).toMatchObject({ a: 2 })
    expect((item as { note?: unknown }).note).toBeUndefined()
    expect(({} as { note?: unknown }).note).toBeUndefined()
  })

  test('reports an item that is too deep, too long or invalid, and goes on', async () => {
    const deep = '['.repeat(jsonLimits.depth + 1) + ']'.repeat(jsonLimits.depth + 1)
    const long = `["${'x'.repeat(jsonLimits.string + 1)}"]`
    const large = `[${'"xxxxxxxxx",'.repeat(jsonLimits.item / 11)}1]`
    const read = await parts(`{"items":[1,${deep},${long},${large},{"a":},"[\\"]",2]}`, 65_536)
    expect(read.map((part) => (part.kind === 'broken' ? part.why : part.kind))).toEqual([
      'list',
      'item',
      'too-deep',
      'too-long',
      'too-long',
      'not-json',
      'item',
      'item',
      'rest',
    ])
    const beginnings = read.map((part) => ('text' in part ? part.text.slice(0, 3) : ''))
    expect(beginnings).toEqual(['', '1', '[[[', '["x', '["x', '{"a', '"[\\', '2', ''])
    expect(Math.max(...read.map((part) => ('text' in part ? part.text.length : 0)))).toBe(200)
  })

  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['\uFEFF', 'empty'],
    ['{"items":[1,2', 'cut-off'],
    ['{"items":[1,"2', 'cut-off'],
    ['{"items":[1,2]', 'cut-off'],
    ['{"items":[1,2]}}', 'not-json'],
    ['{"items":[1 2]}', 'not-json'],
    ['{"items":[1,]}', 'not-json'],
    ['{"items":[,1]}', 'not-json'],
    ['{"items":[1}}', 'not-json'],
    ['{"items":[]]', 'not-json'],
    ['{"a" "items":[1]}', 'not-json'],
    ['{}{}', 'not-json'],
    ['"text"', 'not-json'],
    ['<html>{"items":[]}</html>', 'not-json'],
    ['[NaN]', 'not-json'],
    ['{"items":[1]} \u0000', 'not-text'],
    ['{\u0000"\u0000i\u0000', 'not-text'],
  ])('refuses %j as a whole: %s', async (text, refusal) => {
    for (const size of [1, 1000]) expect(await refusalOf(readJsonItems(piecesOf(text, size), isItems))).toBe(refusal)
  })

  test('refuses a text that is too deep or too large outside of items', async () => {
    const refusal = (text: string) => refusalOf(readJsonItems(piecesOf(text, 65_536), isItems))
    expect(await refusal('['.repeat(100))).toBe('too-deep')
    expect(await refusal('{"a":'.repeat(100))).toBe('too-deep')
    expect(await refusal(`{"a":"${'x'.repeat(jsonLimits.rest)}"}`)).toBe('too-large')
  })

  test('skips a byte order mark', async () => {
    expect(itemsIn(await parts('\uFEFF{"items":[1]}', 1))).toEqual([1])
  })
})
