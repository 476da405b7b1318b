import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replacementOf, type Replacement } from '@/lib/check/own-texts/change'
import {
  changedFinding,
  changesIn,
  listOfChanges,
  textWithChanges,
  withFootnotes,
  withoutSources,
} from '@/lib/check/own-texts/change-text'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { dossierSchema } from '@/lib/dossier/format/schema'
import type { Detail, Finding } from '@/lib/schema/finding'

const sources = [
  { n: 1, title: 'A letter', tier: 1 },
  { n: 2, title: 'The Paper', publisher: 'Press', date: '2022', url: 'https://paper.example/a', tier: 2 },
]

/** A finding on a sentence whose detail is in square brackets, with a dossier of one claim. */
function made(
  marked: string,
  dossier: string | null,
  claim: object,
  over: Partial<Detail> = {},
  verdict: Finding['verdict'] = 'contradicted',
) {
  const book = createDossierBook(
    dossierSchema.parse({
      subject: { name: 'Ada Brook', kind: 'person' },
      version: '1',
      asOf: '2026-01-01',
      claims: [{ id: 'c', text: '', sources: [1, 2], ...claim }],
      sources,
    }),
  )
  const before = 'It rained. '
  const start = before.length + marked.indexOf('[')
  const end = before.length + marked.indexOf(']') - 1
  const quote = marked.replace(/[[\]]/g, '')
  const text = `${before}${quote} More.`
  const detail: Detail = {
    ...{ start, end, kind: 'name', verdict: 'differs', doubted: false, article: text.slice(start, end), dossier },
    ...{ question: 'Which', claim: 'c', slot: 0, ...over },
  }
  const finding: Finding = {
    ...{ start: before.length, end: before.length + quote.length, quote, verdict, partial: false, newer: false },
    ...{ claims: ['c'], sources: [1, 2], details: [detail] },
  }
  const change = replacementOf(text, finding, detail, book)
  const sentence = change && textWithChanges(text, [change]).slice(before.length, -' More.'.length)
  return { text, finding, change, sentence }
}

const date = { kind: 'date' } as const
const withLines = (before: string, after: string, unit = '') =>
  [before, `roughly 150${unit}`, { text: 'It is roughly 150 lines long.' }, { kind: 'number' }, after] as const
const number = { kind: 'number' } as const
const says = (text: string) => ({ text })
/** A row in which the changed sentence is the claim. */
const asClaimed = (marked: string, dossier: string, claim: string, over: Partial<Detail>) =>
  [marked, dossier, says(claim), over, claim] as const
const LEFT = says('Ada Brook left Harbour Works on July 13, 2022.')
const MAY = says('She came in May 2012.')
const SUMMER = 'She came in the summer of 2012.'

describe('the value of the dossier replaces the words of the detail', () => {
  test.each([
    ['She left in [March 2022], after a year.', '13 July 2022', LEFT, date, 'She left on 13 July 2022, after a year.'],
    ['In [March 2022] she left.', '13 July 2022', LEFT, date, 'On 13 July 2022 she left.'],
    ['She left on [July 3, 2022].', '13 July 2022', LEFT, date, 'She left on July 13, 2022.'],
    ['She left on [3 July 2022].', '13 July 2022', LEFT, date, 'She left on 13 July 2022.'],
    ['She came on [3 May 2011].', 'May 2012', MAY, date, 'She came in May 2012.'],
    ['She came in the [summer of 2011].', 'May 2012', MAY, date, 'She came in May 2012.'],
    ['She came in [2011].', 'In the summer of 2012', says('In the summer of 2012 she came.'), date, SUMMER],
    ['She came in [June 2011].', '2012', says('In the summer of 2012 she came to Easton.'), date, SUMMER],
    ...['about [1,500]', 'some [1,500]', 'approximately [1,500]'].map((words) =>
      withLines(`It has ${words} lines.`, 'It has roughly 150 lines.'),
    ),
    withLines('It has nearly [1,500 lines].', 'It has roughly 150 lines.', ' lines'),
    withLines('Around [1,500] lines are in it.', 'Roughly 150 lines are in it.'),
    ['She has been there since [2011].', '2012', says('She came in 2012.'), date, 'She has been there since 2012.'],
    ['The [2011] essay made her known.', '2012', says('Her essay is of 2012.'), date, 'The 2012 essay made her known.'],
    asClaimed('She taught it in [May 2011].', '2012', 'She taught it in Winter 2012.', date),
    asClaimed(
      'She studied at the University of [Northport].',
      'University of Easton',
      'She studied at the University of Easton.',
      {},
    ),
    asClaimed('The course has [20] chapters.', '17', 'The course has 17 chapters.', number),
    [
      'Her guide was [John Reef].',
      'Mary Shore,',
      says('Mary Shore, her guide, left.'),
      {},
      'Her guide was Mary Shore.',
    ],
  ] as const)('in “%s” by “%s”', (marked, dossier, claim, over, expected) => {
    expect(made(marked, dossier, claim, over).sentence).toBe(expected)
  })

  test('also where the two are to be compared, if the claim is near the sentence', () => {
    const compare = { verdict: 'open', ...date } as const
    const near = made('She came to Easton in [2011].', '2012', { text: 'She came to Easton in 2012.' }, compare)
    expect(near.sentence).toBe('She came to Easton in 2012.')
    const other = made('She was born in [1990].', '2012', { text: 'The first release of Tide was in 2012.' }, compare)
    expect(other.change).toBeNull()
  })

  test.each([
    ['She left in [June 2021].', '2022', true],
    ['She left on [3 June 2021].', 'July 2022', true],
    ['She left on [July 3, 2021].', 'July 2022', true],
    ['She left in [2021].', '2022', false],
    ['She left in [June 2021].', '13 July 2022', false],
    ['She left in [June 2021].', 'July 2022', false],
  ])('and says whether it is less exact: %s by %s', (marked, dossier, isLessExact) => {
    expect(made(marked, dossier, LEFT, date).change?.isLessExact).toBe(isLessExact)
  })

  test('with the best source that has an address', () => {
    expect(made('She left in [2021].', '2022', LEFT, date).change?.source?.n).toBe(2)
  })
})

test.each([
  ['the dossier has no value', made('She left in [2021].', null, LEFT, date)],
  ['the value is empty', made('She left in [2021].', ' ', LEFT, date)],
  ['the claim does not have the value', made('She left in [2021].', '2023', LEFT, date)],
  ['the value is the whole claim', made('Her guide was [John].', 'Ada left', { text: 'Ada left.' }, {})],
  ['the claim is in doubt', made('She left in [2021].', '2022', { ...LEFT, status: 'uncertain' }, date)],
  ['the dossier doubts the value', made('She left in [2021].', '2022', LEFT, { ...date, doubted: true })],
  ['the values agree', made('She left in [2022].', '2022', LEFT, { ...date, verdict: 'agrees' })],
  ['the sentence denies', made('She did not leave in [2021].', '2022', LEFT, date)],
  ['the sentence denies by “n’t”', made('She didn’t leave in [2021].', '2022', LEFT, date)],
  ['the detail is a negation', made('She [never left].', 'left', LEFT, { kind: 'negation' })],
  ['the detail is an order', made('She left [before] him.', 'left', LEFT, { kind: 'order' })],
  ['the detail is the sentence', made('[She left in 2021.]', '2022', LEFT, { kind: 'term' })],
  ['the words are not in the text', made('She left in [2021].', '2022', LEFT, { ...date, article: 'in 2021' })],
  ['the claim is unknown', made('She left in [2021].', '2022', LEFT, { ...date, claim: 'gone' })],
  ['a weekday is before the date', made('She left on Monday, [4 July 2022].', '13 July 2022', LEFT, date)],
  ['the date is a bound', made('She left before [2021].', '2022', LEFT, date)],
  ['the date is narrowed', made('She left in early [2021].', '2022', LEFT, date)],
  ['the date is part of another', made('She left at the end of [2021].', '2022', LEFT, date)],
  ['the number is a bound', made('It has more than [20] parts.', '17', says('It has 17 parts in all.'), number)],
  ['a sign would be said twice', made('It was “[Tide]” at last.', 'Tide Tables”', says('It was called “Tide Tables” at last.'), { kind: 'work' })], // prettier-ignore
  ['a unit would be lost', made('It took [20 years] in all.', '17', says('It took 17 years in all.'), number)],
  ['a word would be said twice', made('She was at [Northport] University.', 'University of Easton', says('She was at the University of Easton.'))], // prettier-ignore
])('nothing is offered where %s', (_, { change }) => expect(change).toBeNull())

test('a changed finding has the new words and the other details at their new places', () => {
  const { finding, change, text } = made('She left in [March 2022], after a year.', '13 July 2022', LEFT, date)
  const at = text.indexOf('a year')
  const other: Detail = { ...finding.details[0]!, start: at, end: at + 6, article: 'a year', verdict: 'agrees' }
  const shown = changedFinding({ ...finding, details: [...finding.details, other] }, [change!])
  expect(shown.quote).toBe('She left on 13 July 2022, after a year.')
  expect(shown.details.map(({ start, end }) => shown.quote.slice(start - shown.start, end - shown.start))).toEqual([
    'a year',
  ])
  const elsewhere = { ...finding, start: 500, end: 500 + finding.quote.length }
  expect(changedFinding(elsewhere, [change!])).toBe(elsewhere)
})

const changeAt = (text: string, old: string, words: string, over: Partial<Replacement> = {}): Replacement => {
  const start = text.indexOf(old)
  return {
    start,
    end: start + old.length,
    old,
    words,
    isLessExact: false,
    sentence: text,
    at: start,
    claim: 'A claim.',
    source: null,
    ...over,
  }
}

/** A text and changes of parts of it that do not overlap. */
const changedText = fc
  .array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), fc.string()), {
    maxLength: 6,
  })
  .map((pieces) => {
    let text = ''
    const changes = pieces.map(([before, old, words]) => {
      const start = text.length + before.length
      text += before + old
      return { start, end: start + old.length, words }
    })
    return { text, changes }
  })

test('changes in any order give one text, and without them the text is as it was', () => {
  fc.assert(
    fc.property(changedText, fc.nat(), ({ text, changes }, turn) => {
      const expected = changes.reduceRight(
        (was, { start, end, words }) => was.slice(0, start) + words + was.slice(end),
        text,
      )
      const by = changes.length === 0 ? 0 : turn % changes.length
      const turned = [...changes.slice(by), ...changes.slice(0, by)]
      expect(textWithChanges(text, turned)).toBe(expected)
      expect(textWithChanges(text, turned.toReversed())).toBe(expected)
      expect(textWithChanges(text, [])).toBe(text)
    }),
  )
})

describe('sources as footnotes', () => {
  const text = 'She came in 2011, left in 2021 and wrote in 2019.'
  const paper = { n: 2, title: 'The Paper', publisher: 'Press', url: 'https://paper.example/a' }
  const letter = { n: 1, title: 'A  letter' }
  const changes = [
    changeAt(text, '2019', '2018', { source: letter }),
    changeAt(text, '2011', '2012', { source: paper }),
    changeAt(text, '2021', '2022', { source: paper }),
  ]
  const write = (base: string, some: Replacement[]) => {
    const { changes: marked, list } = withFootnotes(base, some)
    return textWithChanges(base, marked) + list
  }
  const written =
    'She came in 2012 [1], left in 2022 [1] and wrote in 2018 [2].\n\nSources\n\n' +
    '[1] The Paper. Press. https://paper.example/a\n[2] A letter'

  test('are numbered in reading order, each source once', () => {
    expect(write(text, changes)).toBe(written)
    expect(write(text, changes.toReversed())).toBe(written)
  })

  test('continue the numbers and the list that the text has', () => {
    expect(write(written, [changeAt(written, '2012', '2013', { source: letter })])).toBe(
      `${written.replace('2012', '2013 [3]')}\n[3] A letter`,
    )
    expect(
      write('In 2011 [7] she came.', [changeAt('In 2011 [7] she came.', '2011', '2012', { source: letter })]),
    ).toBe('In 2012 [8] [7] she came.\n\nSources\n\n[8] A letter')
  })

  test.each([
    ['She wrote "Tides" in 2011.', 'She wrote "Waves" [1] in 2011.'],
    ['She wrote “Tides,” then left.', 'She wrote “Waves,” [1] then left.'],
    ['She wrote ‘Tides’ in 2011.', 'She wrote ‘Waves’ [1] in 2011.'],
    ['She liked Tides’s end.', 'She liked Waves [1]’s end.'],
  ])('stand behind the quotation marks of a value: %s', (base, want) => {
    const said = write(base, [changeAt(base, 'Tides', 'Waves', { source: letter })])
    expect(said).toBe(`${want}\n\nSources\n\n[1] A letter`)
  })

  test('are left out of what is checked, and only they', () => {
    expect(withoutSources(written)).toBe(`${textWithChanges(text, withFootnotes(text, changes).changes)}\n`)
    for (const other of [
      text,
      'Sources\n\n[1] A letter',
      'A.\n\nOur Sources\n\n[1] A letter',
      'A.\n\nSources',
      'A.\n\nSources\n\n[1] B\n\nShe left.',
      '',
    ])
      expect(withoutSources(other)).toBe(other)
  })

  test('are not added for a claim without a source', () => {
    expect(write(text, [changeAt(text, '2011', '2012')])).toBe(text.replace('2011', '2012'))
  })
})

test('after an edit by hand, the changes are listed that the text still has', () => {
  const text = 'She came in 2011, and left in 2021.'
  const changes = [changeAt(text, '2011', '2012'), changeAt(text, '2021', '2022')]
  const listed = (edited: string) => changesIn(edited, changes).map(({ words }) => words)
  expect(listed('She came in 2012, and left in 2022.')).toEqual(['2012', '2022'])
  expect(listed('As a child, she came in 2012, and left for good in 2022.')).toEqual(['2012', '2022'])
  expect(listed('She came in 2011, and left in 2022.')).toEqual(['2022'])
  expect(listed('')).toEqual([])
})

test('the list of changes has the sentence, the words, the claim and the address of the source', () => {
  const sentence = 'She came\nin 2011.'
  const source = { n: 2, title: 'The Paper', publisher: 'Press', date: '2022', url: 'https://paper.example/a' }
  const change = { ...changeAt(sentence, '2011', '2012', { source }), place: 'Paragraph 3' }
  expect(listOfChanges('draft.docx', [change, { ...change, source: null, place: '' }])).toBe(
    `# Changes: draft.docx

1. Paragraph 3: She came in 2011.
   - 2011 → 2012
   - Evidence: A claim.
   - Source: The Paper. Press, 2022. https://paper.example/a

2. She came in 2011.
   - 2011 → 2012
   - Evidence: A claim.
`,
  )
})
