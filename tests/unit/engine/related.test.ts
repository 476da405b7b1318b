import { describe, expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createEngine } from '@/lib/engine'
import { readDossier } from '@/packages/lab/train/annotated-texts'
import { dossierOf, findingsIn } from './invented'

const claims = [
  'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
  'Nora Lindqvist coined the term “slow compiling” in February 2025.',
]

test('a sentence without a verdict has the claims on the same thing', () => {
  const [finding] = findingsIn('The term slow compiling makes Nora Lindqvist laugh.', claims)
  expect(finding).toMatchObject({ verdict: 'unverified', claims: [], related: ['c2'] })
})

test('a sentence with a verdict, or far from all claims, has no related claims', () => {
  const findings = findingsIn('Nora Lindqvist joined Halden Labs in 2015. Her goats eat ferns.', claims)
  expect(findings.map(({ verdict, related }) => [verdict, related])).toEqual([
    ['supported', undefined],
    ['unverified', undefined],
  ])
})

test('a sentence that the dossier may cover is not said to be uncovered', () => {
  const findings = findingsIn('Nora Lindqvist spoke about slow compiling at length.', claims)
  expect(findings.map(({ verdict, related }) => [verdict, related])).toEqual([['unverified', ['c2']]])
})

test('a statement on which the dossier has nothing gets no claim, also where somebody asks', () => {
  const statement = 'She likes research on goats.'
  expect(findingsIn(statement, claims)[0]?.related ?? []).toEqual([])
  const [asked] = createEngine(dossierOf(claims)).check({ text: statement }, 'asked').findings
  expect(asked?.related ?? []).toEqual([])
})

test('whoever asks gets no claim that only shares a word with the statement', () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const { findings } = engine.check({ text: 'Karpathy keeps cats in his office.' }, 'asked')
  expect(findings.map(({ verdict, related }) => [verdict, related])).toEqual([['unverified', undefined]])
})

test.each([
  [
    'bitcoin',
    'It was made legal tender in June 2021, but the bank still would not open her an account.',
    'September 2021',
  ],
])(
  'another value of the same kind in the same event is red or shown to compare, with claim and sources: %s, %s',
  (subject, text, value) => {
    const [finding] = createEngine(readDossier(subject)).check({ text }).findings
    expect(finding?.verdict === 'contradicted' || finding?.compare).toBe(true)
    expect(finding?.details.flatMap(({ dossier }) => dossier ?? [])).toEqual([value])
    expect([finding?.claims.length, finding?.sources.length]).not.toContain(0)
  },
)

test('a name that another claim of the evidence has is not called not found, and that claim stands beside it', () => {
  const evidence = dossierOf(
    [
      'Isaura Penhallow (17 May 1931 – 4 November 2009) was a British marine botanist who studied seaweed.',
      'Penhallow was born in Falmouth, the second of four children of a harbour pilot.',
    ],
    { name: 'Isaura Penhallow', kind: 'person', pronoun: 'she' },
  )
  const text = 'Isaura Penhallow, the marine botanist, was born in Falmouth on 17 May 1931.'
  const [finding] = createEngine(evidence).check({ text }).findings
  const town = finding?.details.find(({ article }) => article === 'Falmouth')
  expect(town?.claim).toBe(evidence.claims[1]?.id)
  expect(finding?.claims).toContain(evidence.claims[1]?.id)
})

describe('words of a supported sentence', () => {
  const ship = dossierOf(
    [
      'At 19:25 a flame appeared near the upper fin.',
      'The chief designer was Ludwig Dürr.',
      'The ship cost 5.4 million Reichsmarks.',
      'Passengers praised the Ostrava Maru for its quiet cabins.',
    ],
    { name: 'MS Ostrava Maru', kind: 'topic', pronoun: 'it' },
  )
  const found = (text: string) => createEngine(ship).check({ text }, 'asked').findings[0]
  const open = (text: string): string[] =>
    (found(text)?.details ?? []).flatMap(({ verdict, article }) => (verdict === 'open' ? article : []))

  test.each([
    'A flame appeared at 19:25 near the upper fin.',
    'A flame appeared at 19:25 near the upper fins.',
    'Ludwig Dürr was the chief designer of Ostrava.',
  ])('that the claim behind it has, or the name of the subject, are not called open: %s', (text) => {
    expect(found(text)).toMatchObject({ verdict: 'supported', partial: false })
    expect(open(text)).toEqual([])
  })

  test('that the claim has in another order stay open', () => {
    const claim = 'The painting was moved from the library to the town hall in 1950.'
    const moved = dossierOf([claim], { name: 'Skadal', kind: 'topic', pronoun: 'it' })
    const text = 'The painting was moved from the town hall to the library in 1950.'
    const [finding] = createEngine(moved).check({ text }).findings
    expect(finding?.verdict === 'supported' && !finding.partial).toBe(false)
  })

  test('that follow "before" stay open where the claim has them after "after"', () => {
    const course = dossierOf([
      'The Slow101 syllabus has 17 chapters, beginning with small models.',
      'The Slow101 repository went into archive status on August 1, 2024, two weeks after Halden Labs was announced.',
    ])
    const wholeOf = (order: string): boolean => {
      const text = `Its syllabus has 17 chapters, and the repository was archived two weeks ${order} the announcement.`
      const [finding] = createEngine(course).check({ text }).findings
      return finding?.verdict === 'supported' && !finding.partial
    }
    expect(['after', 'before'].map(wholeOf)).toEqual([true, false])
  })

  test('that no claim behind it has stay open', () => {
    expect(open('The ship alone cost 5.4 million Reichsmarks.')).toEqual(['alone'])
    expect(found('The ship alone cost 5.4 million Reichsmarks.')).toMatchObject({ partial: true })
  })
})

test.each([
  ['Built in Friedrichshafen', 'c1'],
  ['A smoking room', 'c2'],
])('a heading or an item is looked up with the claim that has all its words: %s', (text, claim) => {
  const ship = dossierOf(
    [
      'The ship was built in Friedrichshafen by Luftschiffbau Zeppelin.',
      'The ship had a smoking room with one lighter.',
    ],
    { name: 'LZ 129 Hindenburg', kind: 'topic', pronoun: 'it' },
  )
  const { sentences } = createEngine(ship).lookUp({ text }, 0, text.length, 'asked')
  expect(sentences).toMatchObject([{ finding: null, nearest: [{ claim, missing: [] }, {}] }])
  expect(sentences[0]?.nearest[0]?.shared).not.toEqual([])
})
