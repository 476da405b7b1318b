import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { casesOf, targets } from '@/tests/fuzz/all-targets'
import { expectNoMarkup } from '@/tests/fuzz/markup'
import { runTarget } from '@/tests/fuzz/run-target'
import { target } from '@/tests/fuzz/target'
import { cases } from '@/tests/lanes'

/** The short form of `npm run fuzz`, with the same cases each time. */
const CASES = cases(8000)
const SEED = 20260601
const counts = casesOf(CASES, targets)

describe('for any input, a target does not fail, hang, change a prototype or produce markup:', () => {
  test.each(targets.map((one, i) => [one.name, one, counts[i]!] as const))('%s', async (_name, one, cases) => {
    const { failure } = await runTarget(one, cases, SEED)
    expect(failure).toBeNull()
  })
})

describe('the fuzz runner', () => {
  const run = (read: (input: string) => unknown, input = fc.string()) =>
    runTarget(target({ name: 'planted', input, run: read }), 500, 1)

  test('reports a target that throws, with the shortest input', async () => {
    const { failure } = await run((text) => {
      if (text.includes('a')) throw new Error('planted')
    })
    expect(failure).toContain('planted')
    expect(failure).toContain('input (1 long): "a"')
  })

  test('reports a target that takes too long for the length of its input', async () => {
    const slow = (text: string) => {
      const end = performance.now() + (text.length > 5 ? 450 : 0)
      while (performance.now() < end);
    }
    const { failure } = await run(slow, fc.constantFrom('', 'longer than five'))
    expect(failure).toMatch(/it took \d+ ms; 400 are allowed for 16 characters/)
  })

  test('reports a target that changes Object.prototype', async () => {
    const { failure } = await run(
      (text) => {
        if (text === 'x') Object.assign(Object.prototype, { polluted: 1 })
      },
      fc.constantFrom('x', 'y'),
    ).finally(() => Reflect.deleteProperty(Object.prototype, 'polluted'))
    expect(failure).toContain('it changed Object.prototype')
  })

  test.each(['<x-fuzz>', '<p onclick=x>', '<a href="javascript:x">'])('reports an export that contains %s', (html) => {
    expect(() => expectNoMarkup(html)).toThrow()
  })

  test('generates the same cases with the same seed', async () => {
    const inputs = async () => {
      const met: string[] = []
      await run((text) => met.push(text))
      return met
    }
    expect(await inputs()).toEqual(await inputs())
  })
})
