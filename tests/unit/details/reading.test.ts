import { afterEach, describe, expect, test } from 'vitest'
import {
  countRows,
  foldRows,
  hasCompare,
  checkQuestionsOf,
  readDetails,
  detailReadings,
  reasonPartsOf,
  detailRowsOf,
} from '@/lib/details/reading'
import { sayCounts, sayDetailCounts, sayReason, sayReasonBesideRows, sayStoredReason } from '@/lib/details/say'
import { claimParts } from '@/lib/details/claim-parts'
import { setLanguage } from '@/lib/i18n/t'
import type { Detail, Finding } from '@/lib/schema/finding'
import { catalogueOf } from '@/tests/words/catalogue-of'
import { saying } from '@/tests/words/saying'

const [english, french] = [saying(await catalogueOf('en')), saying(await catalogueOf('fr'))]
afterEach(() => setLanguage(english))

let at = 0
function detail(article: string, more: Partial<Detail> = {}): Detail {
  const start = at
  at += article.length + 1
  const none = { doubted: false, dossier: null, question: null, claim: null, slot: null }
  return { start, end: start + article.length, kind: 'term', verdict: 'open', article, ...none, ...more }
}
const agrees = (article: string, more: Partial<Detail> = {}): Detail =>
  detail(article, { verdict: 'agrees', dossier: article, ...more })
const differs = (article: string, dossier: string, more: Partial<Detail> = {}): Detail =>
  detail(article, { verdict: 'differs', dossier, question: 'When he came', ...more })
const compare = (article: string, dossier: string): Detail => detail(article, { dossier, question: 'When he came' })
const finding = (
  verdict: Finding['verdict'],
  ...details: Detail[]
): Pick<Finding, 'verdict' | 'details' | 'newer'> => ({ verdict, details, newer: false })

test('a date in a reason is without the words before it', () => {
  const season = differs('in the winter of 2013', '2015', { kind: 'date' })
  expect(sayReason(finding('contradicted', season))).toBe('Differs: winter of 2013 (evidence: 2015).')
})

test.each([
  ['the value', '5.1%', ['5.1%']],
  ['nothing', 'He erred in 5.1% of them.', []],
])('%s of a claim is marked that stands as “%s” beside a value of the page', (_, dossier, marked) => {
  const claim = { id: 'c', text: 'He erred in 5.1% of them.', marks: [] }
  const rows = detailRowsOf(finding('contradicted', differs('9.8 percent', dossier, { claim: 'c' })))
  const parts = claimParts(claim, rows).filter(({ reading }) => reading !== null)
  expect(parts.map(({ text }) => text)).toEqual(marked)
})

describe('the reading of a detail', () => {
  const read = (verdict: Finding['verdict'], one: Detail): unknown => readDetails(finding(verdict, one))[0]?.reading

  test.each([
    ['differs', differs('2014', '2015'), 'differs'],
    ['differs from a doubtful claim', differs('2014', '2015', { doubted: true }), 'doubt'],
    ['agrees', agrees('2015'), 'matches'],
    ['agrees with a doubtful claim', agrees('2015', { doubted: true }), 'doubt'],
    ['is open with a value', compare('2014', '2015'), 'compare'],
    ['is open without one', detail('on a train'), 'open'],
    ['is open, and the claim has its words', detail('Disney', { claim: 'c' }), 'mentioned'],
  ])('is correct when the detail %s', (_, one, reading) => expect(read('contradicted', one)).toBe(reading))

  test('is “doubt” for a difference in a disputed sentence, and “matches” for a match there', () => {
    expect(read('disputed', differs('2014', '2015'))).toBe('doubt')
    expect(read('disputed', agrees('2015'))).toBe('matches')
  })
})

test('a match of one common word is no row beside a name, a value or a phrase, and is one alone', () => {
  const words = (...details: Detail[]): string[] =>
    detailRowsOf(finding('supported', ...details)).map((row) => row.detail.article)
  const common = [agrees('model'), agrees('all', { kind: 'quantifier', dossier: null })]
  expect(words(...common, agrees('2015', { kind: 'date' }), agrees('deep learning'))).toEqual(['2015', 'deep learning'])
  expect(words(...common)).toEqual(['model', 'all'])
})

test('one word that was not found is no row beside another row that does not match, and is one without', () => {
  const words = (...details: Detail[]): string[] =>
    detailRowsOf(finding('supported', ...details)).map((row) => row.detail.article)
  const [plain, matching] = [detail('rarely'), agrees('2015', { kind: 'date' })]
  expect(words(plain, detail('on a train'), matching)).toEqual(['on a train', '2015'])
  expect(words(plain, detail('Oldenburg', { kind: 'place' }))).toEqual(['Oldenburg'])
  expect(words(plain, matching, agrees('model'))).toEqual(['rarely', '2015'])
})

describe('the rows of a finding', () => {
  const all = finding('contradicted', agrees('OpenAI'), detail('on a train'), compare('2013', '2015'),
    detail('Disney', { claim: 'c' }),    agrees('Stanford', { doubted: true }), differs('2014', '2015'), agrees('Tesla')) // prettier-ignore

  test('are sorted worst first, then in reading order', () => {
    const rows = detailRowsOf(all)
    expect(rows.map(({ reading }) => reading)).toEqual([...detailReadings, 'matches'])
    expect(rows.slice(-2).map((row) => row.detail.article)).toEqual(['OpenAI', 'Tesla'])
  })

  test('say a doubt once: beside a date in doubt, the names of its claim are not in doubt', () => {
    const date = agrees('2016', { kind: 'date', doubted: true })
    const name = agrees('Stanford', { kind: 'org', doubted: true })
    const doubted = (...details: Detail[]) =>
      detailRowsOf(finding('disputed', ...details)).map(({ detail: { article }, reading }) => [article, reading])
    expect(doubted(name, date, agrees('Tesla', { kind: 'org' }))).toEqual([['2016', 'doubt'], ['Tesla', 'matches']]) // prettier-ignore
    expect(doubted(name)).toEqual([['Stanford', 'doubt']])
  })

  test('are counted by reading, worst first, without zeros', () => {
    expect(sayDetailCounts(all)).toBe('1 differs, 1 in doubt, 1 to compare, 1 not found, 1 only mentioned, 2 match')
    expect(sayCounts([])).toBe('')
  })

  test('are folded after the fifth', () => {
    const many = detailRowsOf(finding('supported', ...Array.from({ length: 9 }, (_, i) => agrees(`value ${i}`))))
    const { shown, folded } = foldRows(many)
    expect(shown).toHaveLength(5)
    expect(sayCounts(folded, 'more')).toBe('4 more match')
    expect(foldRows(many.slice(0, 5)).folded).toEqual([])
  })

  test('have each question once', () => {
    expect(checkQuestionsOf(all)).toEqual(['When he came'])
    expect(checkQuestionsOf(finding('supported', agrees('2015', { question: 'When he came' })))).toEqual([])
  })

  test('can contain a value to compare', () => {
    expect(hasCompare(all)).toBe(true)
    expect(hasCompare(finding('contradicted', differs('2014', '2015'), detail('on a train')))).toBe(false)
  })
})

describe('the reason of a finding', () => {
  const two = finding(
    'contradicted',
    differs('December 2014', 'December 2015'),
    agrees('founding member', { dossier: 'a founder' }),
    agrees('OpenAI'),
  )

  test('consists of codes with values, worst first', () => {
    expect(reasonPartsOf(two)).toEqual([
      { code: 'differs', values: [{ page: 'December 2014', dossier: 'December 2015' }] },
      {
        code: 'matches',
        values: [
          { page: 'founding member', dossier: null },
          { page: 'OpenAI', dossier: null },
        ],
      },
    ])
  })

  test('is available in English and in French', () => {
    expect(sayReason(two)).toBe('Differs: December 2014 (evidence: December 2015). Matches: founding member, OpenAI.')
    setLanguage(french)
    expect(sayReason(two)).toBe(
      'Diffère\u00a0: December 2014 (preuve\u00a0: December 2015). Correspond\u00a0: founding member, OpenAI.',
    )
  })

  test('contains only the given readings', () => {
    expect(sayReason(two, ['differs'])).toBe('Differs: December 2014 (evidence: December 2015).')
    expect(sayReason(finding('supported', agrees('OpenAI')), ['differs'])).toBe('')
  })

  test('has each value once, separate pairs, and one full stop at the end', () => {
    const more = finding('contradicted', differs('2011', '2015'), differs('Ng', 'Li'), detail('Inc.'), detail('Inc.'))
    expect(sayReason(more)).toBe('Differs: 2011 (evidence: 2015); Ng (evidence: Li). Not found: Inc.')
  })

  test('explains why a detail is only compared, and who is in doubt', () => {
    const open = finding('supported', compare('summer of 2014', 'December 2015'), agrees('Tesla', { doubted: true }))
    expect(sayReason(open)).toBe(
      'In doubt: Tesla. The evidence does not settle this. ' +
        'Compare: summer of 2014 (evidence: December 2015). The page may mean something else.',
    )
  })

  test('beside rows, says no doubt or value again that a row says', () => {
    const row = agrees('Tesla', { doubted: true })
    expect(sayReasonBesideRows(finding('disputed', row))).toBe('')
    expect(sayReasonBesideRows(finding('disputed', differs('2014', '2015', { doubted: true })))).toBe(
      'The evidence does not settle this.',
    )
  })

  test('says that the dossiers disagree where one of them contradicts the sentence, also in a note', () => {
    const answers = [finding('contradicted'), finding('supported')]
    const disputed = { ...finding('disputed', differs('2014', '2015')), answers }
    const words =
      'In doubt: 2014 (evidence: 2015). Some evidence supports this sentence, other evidence contradicts it.'
    expect(sayReason(disputed)).toBe(words)
    const then = answers.map(({ verdict }) => ({ dossier: 'A dossier', verdict }))
    const note = { ...disputed, answers: then, reason: 'Old.', claims: [], sources: [], dossierVersion: '1' }
    expect(sayStoredReason(note)).toBe(words)
    expect(sayStoredReason({ ...note, details: undefined })).toBe('Old.')
  })

  test('comes from the verdict without details, and says when a sentence is newer', () => {
    expect(sayReason(finding('unverified'))).toBe('The evidence has nothing that settles this.')
    expect(sayReason({ ...finding('unverified', detail('2027')), newer: true })).toBe('Newer than the evidence.')
  })

  test('contains values literally', () => {
    expect(sayReason(finding('unverified', detail('{values} $1 <b>')))).toBe('Not found: {values} $1 <b>.')
  })
})

test('counts contain each reading once', () => {
  expect(countRows([{ reading: 'open' }, { reading: 'open' }])).toEqual([{ reading: 'open', count: 2 }])
})
