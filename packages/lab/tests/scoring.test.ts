// @module-tag figures
import { describe, expect, test } from 'vitest'
import {
  articleSentences,
  checkChangedArticles,
  markedSentences,
  tripleSentences,
  requireDistinctIds,
} from '@/packages/lab/eval/run-sets'
import {
  errorCauseOf,
  outcomeOf,
  scoreDetails,
  type CheckedSentence,
  type CheckedFinding,
} from '@/packages/lab/eval/score-details'
import { contradictedIn } from '@/packages/lab/eval/print'
import type { LabelledArticle, LabelledTriple } from '@/packages/lab/eval/labels'
import { numbersAndNames, wrongWords } from '@/packages/lab/eval/words'

const article: LabelledArticle = {
  id: 'X',
  text: 'He left in 2016. He came back. Sun.',
  sentences: [
    { start: 0, end: 16, label: 'contradicted', sources: [3] },
    { start: 17, end: 30, label: 'supported' },
    { start: 31, end: 35, label: 'none' },
  ],
}
const finding = (start: number, end: number, verdict: 'supported' | 'contradicted' | 'unverified', sources = [1]) => ({
  ...{ start, end, verdict, sources },
  details: [],
})
const scored = (labelled: LabelledArticle, found: CheckedFinding[]) =>
  scoreDetails(articleSentences([labelled], [], () => found))

describe('the scoring of articles', () => {
  test('takes the most severe finding of a sentence, and counts evidence with a right source', () => {
    const score = scored(article, [
      finding(0, 16, 'supported'),
      finding(3, 16, 'contradicted', [3]),
      finding(17, 30, 'contradicted'),
    ])
    expect(score.contradicted).toMatchObject({ gold: 1, called: 2, right: 1, precision: 0.5 })
    expect(score.falseAlarmsPer1000).toBeCloseTo(1000 / 3)
    expect(score.evidence).toBe(1)
    expect(score.errors.map(({ cause }) => cause)).toEqual(['false alarm'])
  })

  test('accepts a second label', () => {
    const also: LabelledArticle = {
      ...article,
      sentences: [{ start: 0, end: 16, label: 'contradicted', also: 'unverified' }],
    }
    expect(scored(also, [finding(0, 16, 'unverified')]).errors).toEqual([])
  })

  test('sums right and wrong contradictions over all sets', () => {
    const articles = scored(article, [finding(0, 16, 'contradicted'), finding(17, 30, 'contradicted')])
    expect(contradictedIn({ articles, changed: articles })).toEqual({ right: 2, called: 4 })
  })
})

test('two items with one id in a set are refused', () => {
  expect(() => requireDistinctIds([{ id: 'a' }, { id: 'b' }, { id: 'a' }])).toThrow('a is in a labelled set twice')
})

test('the cause of an error depends on the label and the verdict', () => {
  expect(errorCauseOf('none', 'contradicted')).toBe('false alarm')
  expect(errorCauseOf('contradicted', 'supported')).toBe('missed contradiction')
  expect(errorCauseOf('unverified', 'supported')).toBe('false support')
  expect(errorCauseOf('supported', 'none')).toBe('missed support')
  expect(errorCauseOf('disputed', 'unverified')).toBe('other label')
})

describe('the wrong words of a changed sentence', () => {
  const wrong = (original: string, changed: string) =>
    wrongWords(original, changed).map(({ start, end }) => changed.slice(start, end))

  test('are those that the original lacks, with neighbours joined', () => {
    expect(wrong('He left in May 2016.', 'He left in June 2017.')).toEqual(['June 2017'])
    expect(wrong('Li taught it with Karpathy.', 'Karpathy taught it with Li.')).toEqual(['Karpathy', 'Li'])
    expect(wrong('It has 1,500 lines.', 'It has 150 lines.')).toEqual(['150'])
    expect(wrong('He did.', 'He did not.')).toEqual(['not'])
  })

  test('exclude punctuation and case', () => {
    expect(wrong('In 2016 he left.', 'he left in 2016')).toHaveLength(1)
    expect(wrong('Then, he left.', 'then he left')).toEqual([])
  })

  test('are the words on both sides of a removal', () => {
    expect(wrong('He did not join Google.', 'He did join Google.')).toEqual(['did join'])
    expect(wrong('Not he.', 'he.')).toEqual(['he'])
  })
})

test('numbers and capitalised words are values, except the first word and the subject', () => {
  const sentence = 'In 2016 Ada Lovelace\u2019s friend and I met Babbage with GPT-4 of OpenAI.'
  const values = numbersAndNames(sentence, ['Ada Lovelace']).map(({ start, end }) => sentence.slice(start, end))
  expect(values).toEqual(['2016', 'Babbage', 'GPT-4', 'OpenAI'])
})

describe('the scoring of details', () => {
  const text = 'He left in 2016.'
  const year = { start: 11, end: 15 }
  const found = (
    verdict: CheckedFinding['verdict'],
    detail?: CheckedFinding['details'][number]['verdict'],
    at = year,
  ): CheckedFinding => ({ start: 0, end: text.length, verdict, details: detail ? [{ ...at, verdict: detail }] : [] })
  const sentence = (more: Partial<CheckedSentence>): CheckedSentence => ({
    ...{ id: 'X', text, start: 0, end: text.length, label: 'contradicted', changed: true },
    ...{
      wrongDetails: [{ kind: 'date', wordSpans: [year], dossier: '2017' }],
      right: [],
      uncovered: [],
      values: [year],
      findings: [],
    },
    ...more,
  })

  test('counts a wrong detail as caught only when a difference is at its words', () => {
    expect(outcomeOf([year], [found('contradicted', 'differs')])).toBe('caught')
    expect(outcomeOf([year], [found('disputed', 'differs')])).toBe('caught')
    expect(outcomeOf([year], [found('contradicted', 'differs', { start: 0, end: 2 })])).toBe('blessed')
  })

  test('counts other wrong details as open, silent or supported', () => {
    expect(outcomeOf([year], [found('supported', 'open')])).toBe('open')
    expect(outcomeOf([year], [found('contradicted', 'open')])).toBe('open')
    expect(outcomeOf([year], [found('unverified')])).toBe('open')
    expect(outcomeOf([year], [])).toBe('silent')
    expect(outcomeOf([year], [{ ...found('supported'), end: 5 }]), 'a finding on other words').toBe('silent')
    expect(outcomeOf([year], [found('supported', 'agrees')])).toBe('blessed')
    expect(outcomeOf([year], [found('disputed')])).toBe('blessed')
  })

  test('counts outcomes by kind and in total, and lists errors by cause', () => {
    const score = scoreDetails([
      sentence({ findings: [found('contradicted', 'differs')] }),
      sentence({ findings: [found('supported', 'agrees')] }),
      sentence({ wrongDetails: [{ kind: 'number', wordSpans: [year], dossier: '' }] }),
      sentence({ label: 'none', wrongDetails: [], findings: [found('contradicted', 'differs')] }),
    ])
    expect(score.outcomesByKind).toEqual({
      date: { n: 2, caught: 1, open: 0, silent: 0, blessed: 1 },
      number: { n: 1, caught: 0, open: 0, silent: 1, blessed: 0 },
    })
    expect(score.all).toEqual({ n: 3, caught: 1, open: 0, silent: 1, blessed: 1 })
    expect(score.contradicted).toEqual({ gold: 3, called: 2, right: 1, precision: 0.5, recall: 1 / 3 })
    expect(score.falseAlarmsPer1000).toBe(250)
    expect(score.errors.map(({ cause }) => cause)).toEqual(['blessed', 'silent', 'false alarm'])
  })

  test('counts details and values in unchanged sentences that are rightly called supported', () => {
    const right = { label: 'supported' as const, changed: false, wrongDetails: [] }
    const score = scoreDetails([
      sentence({ ...right, findings: [found('supported', 'agrees')] }),
      sentence({ ...right, findings: [found('supported', 'open', { start: 0, end: 2 })] }),
      sentence({ ...right, findings: [found('unverified', 'open')] }),
      sentence({ ...right, changed: true, findings: [found('supported', 'agrees')] }),
    ])
    expect(score.right).toEqual({ details: 2, agree: 0.5, open: 0.5, differ: 0 })
    expect(score.values).toEqual({ n: 2, held: 0.5 })
    expect(score.supported).toMatchObject({ gold: 4, called: 3, right: 3 })
    expect(score.errors.map(({ cause }) => cause)).toEqual(['not held', 'missed support'])
  })

  test('counts the claims shown beside a sentence, whatever its verdict', () => {
    const covered = { label: 'supported' as const, wrongDetails: [], claims: ['c1', 'c2'] }
    const other = { label: 'unverified' as const, wrongDetails: [] }
    const score = scoreDetails([
      sentence({ ...covered, findings: [{ ...found('unverified'), shown: ['c3', 'c2'] }] }),
      sentence({ ...covered, findings: [{ ...found('supported'), shown: ['c3'] }] }),
      sentence({ ...covered, findings: [found('unverified')] }),
      sentence(covered),
      sentence({ ...other, findings: [{ ...found('unverified'), shown: ['c1'] }] }),
      sentence(other),
    ])
    expect(score.shown).toEqual({ covered: 4, right: 1, denied: 1, uncovered: 2, other: 1 })
  })

  test('counts details that are marked as right when their sentence has a finding', () => {
    const score = scoreDetails([
      sentence({ wrongDetails: [], right: [year, { start: 0, end: 2 }], findings: [found('contradicted', 'differs')] }),
      sentence({ wrongDetails: [], right: [year] }),
    ])
    expect(score.marked).toEqual({ details: 2, agree: 0, open: 0, differ: 0.5 })
  })

  test('compares a changed article with its original', () => {
    const original: LabelledArticle = {
      id: 'X',
      text: 'He left in 2016. He came back.',
      sentences: [
        { start: 0, end: 16, label: 'supported' },
        { start: 17, end: 30, label: 'supported' },
      ],
    }
    const changed: LabelledArticle = {
      id: 'Xm',
      text: 'So. He left in 2018. He came back.',
      sentences: [
        { start: 4, end: 20, label: 'contradicted', slot: 'organisation', dossier: '2016' },
        { start: 21, end: 34, label: 'supported' },
      ],
    }
    const [first, second] = checkChangedArticles([changed], [original], [], () => [])
    expect(first).toMatchObject({
      changed: true,
      wrongDetails: [{ kind: 'org', wordSpans: [{ start: 15, end: 19 }], dossier: '2016' }],
    })
    expect(first?.values).toEqual([{ start: 15, end: 19 }])
    expect(second).toMatchObject({ changed: false, wrongDetails: [] })
    expect(() => checkChangedArticles([changed], [], [], () => [])).toThrow('no original')
  })

  test('treats each part of a triple as a separate text', () => {
    const triple: LabelledTriple = {
      ...{ id: 't', edit: 'date', base: 'He left in 2016.', edited: 'He left in 2018.', trap: 'He left Google.' },
      ...{ slots: { article: '2018', dossier: '2016' }, trapLabel: 'unverified' },
    }
    const parts = tripleSentences([triple], [], (text) =>
      text === triple.edited ? [found('contradicted', 'differs')] : [],
    )
    expect(parts.map(({ id, label }) => [id, label])).toEqual([
      ['t.base', 'supported'],
      ['t.edited', 'contradicted'],
      ['t.trap', 'unverified'],
    ])
    expect(scoreDetails(parts)).toMatchObject({ sentences: 3, outcomesByKind: { date: { n: 1, caught: 1 } } })
  })

  test('takes the details of an annotated text from its annotation', () => {
    const [marked] = markedSentences(
      {
        ...{ id: 'X', text, isSeparate: false },
        sentences: [
          {
            ...{ start: 0, end: 16, label: 'contradicted', partial: false, claims: [] },
            details: [
              { start: 3, end: 7, verdict: 'agrees', claim: 'c' },
              { ...year, verdict: 'differs', claim: 'c', kind: 'date', dossier: '2017' },
            ],
          },
        ],
      },
      [],
      [],
    )
    expect(marked?.wrongDetails).toEqual([{ kind: 'date', wordSpans: [year], dossier: '2017' }])
    expect(marked?.right).toEqual([{ start: 3, end: 7 }])
  })
})
