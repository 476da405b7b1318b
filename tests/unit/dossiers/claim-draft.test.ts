import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authoredClaimSchema } from '@/lib/dossier/format/authoring'
import { compileClaim } from '@/lib/dossier/format/compile'
import {
  claimOf,
  draftOf,
  withDetails,
  withText,
  type ClaimDraft,
  proposeDetails,
  typedDate,
} from '@/lib/dossiers/data/claim-draft'

const names = ['Marie Curie', 'Curie']
const empty: ClaimDraft = { text: '', topic: 'Life', status: 'established', notes: [], details: [] }

describe('the details of a statement', () => {
  test('are its dates, numbers and names, except the subject', () => {
    const text = 'Marie Curie moved to Paris in November 1891 and won 2 Nobel Prizes.'
    const found = proposeDetails(text, names).map(({ type, value, start, end }) => [
      type,
      value,
      text.slice(start, end),
    ])
    expect(found).toContainEqual(['date', '1891-11', 'November 1891'])
    expect(found).toContainEqual(['place', 'Paris', 'Paris'])
    expect(found.some(([type]) => type === 'number')).toBe(true)
    expect(found.map(([, value]) => value)).not.toContain('Marie Curie')
  })

  test('have no number that is a part of the name of the subject', () => {
    const found = proposeDetails('Apollo 11 had a crew of three, and Apollo 110 never flew.', ['Apollo 11'])
    expect(found.filter(({ type }) => type === 'number').map(({ value }) => value)).toEqual(['three', '110'])
  })

  test('have a name with all its initials', () => {
    const found = proposeDetails('The bridge was designed by George K. S. Rotne.', ['Øresund Bridge'])
    expect(found.map(({ value }) => value)).toEqual(['George K. S. Rotne'])
  })

  test('follow the text when a date becomes more precise', () => {
    const first = withText(empty, 'Brunel was appointed in 1833.', ['Brunel'])
    expect(first.details.map(({ value }) => value)).toContain('1833')
    const later = withText(first, 'Brunel was appointed in March 1833.', ['Brunel'])
    expect(later.details.map(({ type, value, words }) => [type, value, words])).toEqual([
      ['date', '1833-03', 'March 1833'],
    ])
    expect(
      withText(later, 'Brunel was appointed in March 1845.', ['Brunel']).details.map(({ value }) => value),
    ).toEqual(['1845-03'])
  })

  test('are selected at first when they are dates, and not when they are names', () => {
    const { details } = withDetails({ ...empty, text: 'Curie moved to Paris in 1891.' }, names)
    expect(details.map(({ words, isChosen }) => [words, isChosen])).toEqual([
      ['Paris', false],
      ['1891', true],
    ])
  })

  test('stay selected while the text is edited', () => {
    const first = withDetails({ ...empty, text: 'Curie moved to Paris.' }, names)
    const chosen = { ...first, details: first.details.map((detail) => ({ ...detail, isChosen: true, single: true })) }
    const { details } = withDetails({ ...chosen, text: 'In 1891 Curie moved to Paris.' }, names)
    expect(details.find(({ words }) => words === 'Paris')).toMatchObject({ isChosen: true, single: true })
  })
})

describe('the draft of a claim', () => {
  test('becomes a claim with its selected details as values, and its date as its time', () => {
    const draft = withDetails({ ...empty, text: 'Curie moved to Paris in 1891.' }, names)
    const claim = claimOf(draft, 'moved', [3])
    expect(claim).toMatchObject({
      id: 'moved',
      section: 'Life',
      text: 'Curie moved to Paris in {0|1891}.',
      time: '1891',
      sources: [3],
      slots: [{ type: 'date', value: '1891', single: true }],
    })
  })

  test('leaves the fields of an edited claim that are not in the form', () => {
    const before = authoredClaimSchema.parse({
      id: 'moved',
      section: 'Paris',
      text: 'Curie moved to {0|Paris} in {1|1891}.',
      status: 'established',
      confidence: 'high',
      sources: [1],
      slots: [
        { type: 'place', value: 'Paris', single: true },
        { type: 'date', value: '1891', single: true, asks: 'When Curie moved' },
      ],
      phrasings: ['{1|1891} saw her move to {0|Paris}.'],
    })
    const draft = draftOf(before, 'Life', names)
    const details = draft.details.map((detail) => ({ ...detail, isChosen: detail.type === 'date' }))
    const after = claimOf({ ...draft, details }, before.id, [1], before)
    expect(after).toMatchObject({
      section: 'Paris',
      confidence: 'high',
      text: 'Curie moved to Paris in {0|1891}.',
      slots: [{ type: 'date', value: '1891', single: true, asks: 'When Curie moved' }],
      phrasings: ['{0|1891} saw her move to Paris.'],
    })
  })

  test('compiles to the same text, for any text', () => {
    const word = fc.constantFrom('Curie', 'in 1891', '{', '}', '\\', 'Paris', 'two', 'Nobel Prizes', 'été')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (parts) => {
        const text = parts.join(' ')
        const draft = withDetails({ ...empty, text }, names)
        const all = draft.details.map((one) => ({ ...one, isChosen: true }))
        const claim = authoredClaimSchema.parse(claimOf({ ...draft, details: all }, 'a', [1]))
        expect(compileClaim(claim, 'Life')).toMatchObject({ text: text.trim() })
      }),
    )
  })
})

test.each([
  ['2017-07-03', '2017-07-03'],
  ['3 July 2017', '2017-07-03'],
  ['July 3, 2017', '2017-07-03'],
  [' July 2017 ', '2017-07'],
  ['2017', '2017'],
  ['2017-06/2022-07', '2017-06/2022-07'],
  ['2017-13', undefined],
  ['7 July', undefined],
  ['some day in July 2017', undefined],
  ['around 2017', undefined],
])('a date that is typed as “%s” is %s', (words, iso) => expect(typedDate(words)).toBe(iso))
