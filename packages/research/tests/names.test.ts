import { expect, test } from 'vitest'
import { parseNames } from '@/packages/research/names'

const pages = [
  {
    text: 'The Borg Observatory, formerly called the Hill Station, was led by Ida Quist. Quist worked for the Nordic Star Society (NSS). The project had a second project.',
  },
]
const claims = ['Ida Quist led the Borg Observatory.', 'The Nordic Star Society paid her.', 'Otto Lind left.']
const subject = { name: 'Borg Observatory', aliases: [], kind: 'thing' }

function namesOf(answer: object) {
  return parseNames(JSON.stringify(answer), subject, { claims, pages })
}

test('Names of claims are taken with the other names that pages have for them', () => {
  const found = namesOf({
    kind: 'place',
    aliases: ['Hill Station'],
    names: [
      { name: 'Ida Quist', kind: 'person', aliases: ['Quist'] },
      { name: 'Nordic Star Society', kind: 'organisation', aliases: ['NSS'] },
    ],
  })
  expect(found).toEqual({
    kind: 'place',
    aliases: ['Hill Station'],
    entities: [
      { name: 'Ida Quist', kind: 'person', aliases: ['Quist'] },
      { name: 'Nordic Star Society', kind: 'organisation', aliases: ['NSS'] },
    ],
  })
})

test.each([
  ['a name that no page has', { names: [{ name: 'Otto Lind', kind: 'person', aliases: [] }] }],
  ['a name that no claim has', { names: [{ name: 'Hill Station', kind: 'place', aliases: [] }] }],
  ['an alias of another thing', { aliases: ['Nordic Star Society'], names: [] }],
  ['an alias that no page has', { aliases: ['Borg House'], names: [] }],
  ['a common word as an alias', { aliases: ['Project'], names: [] }],
])('No model brings in %s', (_, answer) => {
  expect(namesOf({ kind: 'place', aliases: [], ...answer })).toMatchObject({ aliases: [], entities: [] })
})

test('A short form of a name is an alias, also where pages write it in small letters', () => {
  const short = parseNames(
    JSON.stringify({ kind: 'thing', aliases: ['Boatnet', 'Boat'], names: [] }),
    { ...subject, name: 'Boatnet Server' },
    {
      claims,
      pages: [{ text: 'Boatnet Server is also Boatnet. Type boatnet, or boatnet --help. Boat is another program.' }],
    },
  )
  expect(short).toMatchObject({ aliases: ['Boatnet'] })
})

test('An alias of two people is an alias of neither', () => {
  const found = namesOf({
    kind: 'place',
    aliases: ['Quist'],
    names: [{ name: 'Ida Quist', kind: 'person', aliases: ['Quist'] }],
  })
  expect(found).toMatchObject({ aliases: [], entities: [{ aliases: [] }] })
})
