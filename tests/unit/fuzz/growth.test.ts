// @module-tag kills
import { expect, test } from 'vitest'
import { HIGHEST_FACTOR, measureGrowth } from '@/tests/fuzz/growth'

// `npm run fuzz -- growth` prints the table.
test('the steps of each reader of foreign bytes grow no faster than its input, by counted steps', async () => {
  const growths = await measureGrowth()
  expect(growths.length, 'the readers are measured').toBeGreaterThan(0)
  expect(
    growths.filter(({ factor }) => factor > HIGHEST_FACTOR).map(({ name, shape, steps }) => [name, shape, steps]),
  ).toEqual([])
}, 300_000)

test('a reader that looks back over all that it has read is found', async () => {
  const planted = { name: 'planted', shape: 'signs', base: 200, prepare: (n: number) => () => lookBack('a'.repeat(n)) }
  const [found] = await measureGrowth('', undefined, [planted])
  expect(found?.factor).toBeGreaterThan(3)
})

function lookBack(text: string): number {
  let found = 0
  for (let at = 0; at < text.length; at++) if (text.slice(0, at).split('b').length > 1) found++
  return found
}
