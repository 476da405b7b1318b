import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cases } from '@/tests/lanes'
import { appendToYaml } from '@/packages/publish/apply'
import type { PlannedAddition } from '@/packages/publish/plan-corrections'

const add = (source: string, ...additions: [PlannedAddition['path'], ...unknown[]][]) =>
  appendToYaml(
    source,
    additions.map(([path, ...values]) => ({ path, values })),
  )

describe('an addition changes only its own lines:', () => {
  test.each<[string, string, PlannedAddition['path'], unknown, string]>([
    [
      'a list on several lines',
      'a:\n  - one # first\n\n# end\nb: 2\n',
      ['a'],
      'two',
      'a:\n  - one # first\n  - two\n\n# end\nb: 2\n',
    ],
    ['a list on one line', 'a: [ one ] # why\n', ['a'], 'two, too', 'a: [ one, "two, too" ] # why\n'],
    ['an empty list', 'a: []\nb: 2\n', ['a'], 'one', 'a: [ one ]\nb: 2\n'],
    ['an empty map', 'a: {}\n', ['a', 'b'], 'one', 'a:\n  b:\n    - one\n'],
    ['a missing list', 'a:\n  b: 1\nc: 2\n', ['a', 'd'], 'x', 'a:\n  b: 1\n  d:\n    - x\nc: 2\n'],
    ['a missing map', 'a: 1\n', ['b', 'c'], 'x', 'a: 1\nb:\n  c:\n    - x\n'],
    ['a map on one line', '- { name: A, kind: b }\n- c\n', [0, 'x'], 'B', '- { name: A, kind: b, x: [ B ] }\n- c\n'],
    ['folded text', 'a:\n  - >-\n    one\n    two\n\nb: 2\n', ['a'], 'x', 'a:\n  - >-\n    one two\n  - x\n\nb: 2\n'],
    ['a file from Windows', 'a:\r\n  - one\r\nb: 2\r\n', ['a'], 'x', 'a:\r\n  - one\r\n  - x\r\nb: 2\r\n'],
  ])('%s', (_what, source, path, value, want) => expect(add(source, [path, value])).toBe(want))

  test('two lists that end at the same line', () => {
    const source = 'claims:\n  - id: a\n    examples:\n      unrelated:\n        - one\n\n  - id: b\n'
    expect(
      add(source, [['claims', 0, 'remarks'], 'why'], [['claims', 0, 'examples', 'reported'], { text: 'x', as: 'y' }]),
    ).toBe(
      'claims:\n  - id: a\n    examples:\n      unrelated:\n        - one\n      reported:\n        - text: x\n          as: y\n' +
        '    remarks:\n      - why\n\n  - id: b\n',
    )
  })

  test('a file without additions is unchanged', () => {
    const source = 'a:   [one]   # odd\r\n\n\n'
    expect(add(source)).toBe(source)
    expect(add(source, [['a']])).toBe(source)
  })
})

test.each<[string, string, PlannedAddition['path']]>([
  ['invalid YAML', 'a: [', ['a']],
  ['a text instead of a list', 'a: one\n', ['a']],
  ['an alias', 'a: &x [ one ]\nb: *x\n', ['b']],
  ['a missing list', '[]', [3, 'a']],
])('an addition to %s is refused', (_what, source, path) => expect(add(source, [path, 'x'])).toBeNull())

test('any text that is added to a dossier file is read back unchanged, and all other lines stay the same', () => {
  const folder = 'dossier/karpathy/claims'
  const files = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      fc.string({ unit: 'binary', minLength: 1 }),
      (source, pick, words) => {
        const text = words.replace(/\p{Cc}/gu, ' ')
        const { claims } = parse(source) as { claims: { examples?: object }[] }
        const at = pick % claims.length
        const after = add(source, [['claims', at, 'examples', 'reported'], { text, as: 'unrelated' }])!
        const read = parse(after) as { claims: { examples: { reported: unknown } }[] }
        expect(read.claims[at]!.examples.reported).toEqual([{ text, as: 'unrelated' }])
        const lines = source.split('\n')
        expect(after.split('\n').filter((line) => !lines.includes(line)).length).toBeLessThanOrEqual(3)
        // Existing lines stay in order: only whole lines were inserted.
        let next = 0
        for (const line of after.split('\n')) if (line === lines[next]) next += 1
        expect(next).toBe(lines.length)
      },
    ),
    { numRuns: cases(40) },
  )
})
