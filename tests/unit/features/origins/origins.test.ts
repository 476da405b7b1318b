import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tierRuleOf } from '@/lib/dossier/format/tier-rules'
import { origins } from '@/lib/features/origins/feature'
import { originsOf } from '@/lib/features/origins/origins'

test('sources of one host, publisher, owner or agency are one origin', () => {
  const sources = [
    { n: 1, url: 'https://www.a.example/1' },
    { n: 2, url: 'https://m.a.example/2' },
    { n: 3, url: 'https://c.example/2', publisher: 'The Press', owner: 'Lamp Group' },
    { n: 4, publisher: 'The press' },
    { n: 5 },
    { n: 6, url: 'https://d.example/', owner: 'Lamp Group' },
    { n: 7, url: 'https://e.example/', author: 'Reuters staff' },
    { n: 8, url: 'https://f.example/', publisher: 'Reuters via The Gull' },
  ]
  expect(originsOf(sources)).toEqual([[1, 2], [5], [3, 4, 6], [7, 8]])
})

test('sources with one text, or with a long part of a passage in common, are one origin', () => {
  const sources = [1, 2, 3].map((n) => ({ n, url: `https://${n}.example` }))
  const passage = (of: number, quote: string, sha256?: string) => ({
    ...{ claim: 'c', source: of, quote },
    ...(sha256 !== undefined && { sha256 }),
  })
  const long = 'The Borg Observatory was opened on 12 May 1931 by the town of Lund, after two years.'
  const cut = `Yesterday ${long.slice(4, 70).toUpperCase()}.`
  expect(originsOf(sources, [passage(1, long), passage(2, cut), passage(3, 'Opened.')])).toEqual([[1, 2], [3]])
  const short = [1, 2, 3].map((n) => passage(n, 'Opened in 1931.'))
  expect(originsOf(sources, short)).toHaveLength(3)
  const copies = [passage(1, 'Opened.', 'a'.repeat(64)), passage(2, 'In 1931.', 'a'.repeat(64))]
  expect(originsOf(sources, copies)).toEqual([[1, 2], [3]])
})

test.each([
  ['passages', 2, 4000],
  ['sources with one publisher', 8000, 0],
])('the time grows only with the number of %s', (_, count, passageCount) => {
  const sources = Array.from({ length: count }, (_, n) => ({ n, url: `https://${n}.example`, publisher: 'The Press' }))
  const words = (i: number) => Array.from({ length: 40 }, (_, k) => `w${i}x${k}`).join(' ')
  const passages = Array.from({ length: passageCount }, (_, i) => ({ source: i % 2, quote: words(i) }))
  const start = process.cpuUsage()
  expect(originsOf(sources, passages)).toHaveLength(1)
  expect(process.cpuUsage(start).user).toBeLessThan(1_500_000)
})

test('the number of origins is said only where some sources are copies', () => {
  const [one, other] = [1, 2].map((n) => ({ n, title: 'Opening', url: `https://${n}.example` }))
  expect(origins.saySources([one!, other!])).toBe('')
  expect(origins.saySources([one!, { ...other!, url: one!.url }])).toBe('2 sources, 1 origin')
})

interface Group {
  owners: Record<string, string[]>
  sources: { n: number; url?: string; quote?: string }[]
  origins: number[][]
}

test('of twenty groups by a writer who had not seen the code, the origins of nineteen are right', () => {
  const lines = readFileSync('tests/unit/features/origins/groups.jsonl', 'utf8').trim().split('\n')
  const right = lines.filter((line) => {
    const { owners, sources, origins } = JSON.parse(line) as Group
    const rules = Object.entries(owners).flatMap(([owner, hosts]) =>
      hosts.map((host) => ({ host, owner, tier: 2 as const })),
    )
    const owned = sources.map((source) => ({ ...source, owner: tierRuleOf(source.url, rules)?.owner }))
    const passages = sources.flatMap(({ n, quote }) => (quote === undefined ? [] : [{ claim: 'c', source: n, quote }]))
    const sorted = (groups: number[][]) => groups.map((group) => group.toSorted((a, b) => a - b)).sort()
    return JSON.stringify(sorted(originsOf(owned, passages))) === JSON.stringify(sorted(origins))
  })
  expect(lines).toHaveLength(20)
  expect(right.length).toBeGreaterThanOrEqual(19)
})
