import { describe, expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import { createEngine, type CheckOccasion } from '@/lib/engine'
import { derivedItems } from '@/lib/engine/analyse/derived-values'
import { dossierOf, readingOf } from './invented'

const engine = createEngine(
  dossierOf(
    [
      'Holm had 840 inhabitants in 1980 and 790 inhabitants in 2015.',
      'The school of Holm employs 14 teachers in the old house and 9 teachers in the new house.',
      'The storm killed 7 people in Holm and injured 43.',
      'The bath of Holm is open from 15 May to 10 September.',
      'The theatre of Holm gave 88 plays in the 2014–15 season and 61 plays in the 2015–16 season.',
      'The city gave the museum of Holm a grant of £2.5 million.',
      'The council of Holm approved 11 motions and rejected 16 motions.',
      'The prize of Holm for men is 4,000 crowns and the prize for boys is 1,500 crowns.',
      'The number of passengers of the ferry of Holm fell from 600 in 1980 to 300 in 2015.',
      'The price of milk in Holm rose from 40 cents to 44 cents a litre in 2023.',
    ],
    { name: 'Holm', kind: 'thing', pronoun: 'it' },
  ),
)
const findingOn = (text: string, occasion: CheckOccasion) => engine.check({ text }, occasion).findings[0]
const stateOn = (text: string, occasion: CheckOccasion) => {
  const finding = findingOn(text, occasion)
  return finding === undefined ? 'none' : stateOf(finding)
}

describe.each(['along', 'asked'] as const)('where somebody reads or asks (%s)', (occasion) => {
  test.each([
    'Holm lost 50 inhabitants between 1980 and 2015.',
    'The school of Holm employs 23 teachers in all.',
    'The bath of Holm is open in July and August.',
    'The theatre of Holm gave 88 plays in the season 2014/15.',
    'The city gave the museum of Holm a grant of two and a half million pounds.',
    'The council of Holm rejected 16 motions.',
    'The prize of Holm for boys is 1,500 crowns, the prize for men 4,000 crowns.',
    'The number of passengers of the ferry of Holm halved from 1980 to 2015.',
  ])('a value that follows from the evidence, or is equal in another form, is no contradiction: %s', (text) => {
    expect(['contradicted', 'look']).not.toContain(stateOn(text, occasion))
  })

  test.each([
    'The theatre of Holm gave 88 plays in the season 2015/16.',
    'The school of Holm employs 53 teachers in all.',
    'The council of Holm rejected 11 motions.',
    'The prize of Holm for boys is 4,000 crowns, the prize for men 1,500 crowns.',
  ])('another value is not supported: %s', (text) => expect(stateOn(text, occasion)).not.toBe('supported'))
})

test('a bare figure counts what the figure before it counts', () => {
  expect(stateOn('The storm injured 43 people in Holm.', 'along')).not.toMatch(/contradicted|look/)
  const { items } = readingOf('The storm killed 7 people in Holm and injured 43.')
  expect(items.flatMap((item) => (item.type === 'number' ? [item.unit] : []))).toEqual(['person', 'person'])
})

test('the equal figure is shown, and not the one that it may be rounded from', () => {
  const finding = findingOn('The price of milk in Holm rose to 44 cents a litre in 2023.', 'along')
  expect(finding?.details.find(({ article }) => article.startsWith('44'))?.dossier).toMatch(/^44/)
})

const derivedFrom = (text: string): [value: number, sign: string, change: string | undefined][] =>
  derivedItems([readingOf(text)]).flatMap((item) =>
    item.type === 'number' ? [[Number(item.number.value.toFixed(2)), item.number.sign, item.number.change]] : [],
  )

test.each<[string, ReturnType<typeof derivedFrom>]>([
  [
    'The club had 64 members in 2022 and 58 members in 2023.',
    [
      [6, '', 'down'],
      [9.38, '%', 'down'],
    ],
  ],
  [
    'The price rose from 40 cents to 44 cents.',
    [
      [4, '', 'up'],
      [10, '%', 'up'],
    ],
  ],
  [
    'The number of its boats fell from 80 in 1990 to 60 in 2010.',
    [
      [20, '', 'down'],
      [25, '%', 'down'],
    ],
  ],
  [
    'The club grew from 40 members in 1990 to 50 in 2010.',
    [
      [10, '', 'up'],
      [25, '%', 'up'],
    ],
  ],
  ['It employs 45 people in Orm and 27 people in Vik.', [[72, '', undefined]]],
  ['Of the guests 20 percent walk and 66 percent drive.', []],
  ['It has 45 rooms, 27 halls and 3 doors.', []],
  ['It employs 45 people in Orm, 27 people in Vik and 3 people in Lund.', []],
])('two figures of one noun give a change or a sum: %s', (text, derived) => expect(derivedFrom(text)).toEqual(derived))
