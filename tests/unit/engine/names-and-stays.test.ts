import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { clashesIn, dossierOf, findingsIn } from './invented'

const BRIDGE = dossierOf(
  [
    'Construction of the Kalmar Bridge was delayed by the Second World War.',
    'The Kalmar Bridge was paid for by the United Nations and the European Union.',
    'The Kalmar Bridge was painted by the crew of Apollo 11.',
  ],
  { name: 'Kalmar Bridge', kind: 'place', pronoun: 'it' },
)
const apollo = createEngine(dossierSchema.parse(JSON.parse(readFileSync('dossier/apollo-11/compiled.json', 'utf8'))))
const onBridge = (text: string) => createEngine(BRIDGE).check({ text }).findings

describe('names', () => {
  test.each([
    ...['World War II', 'WWII', 'World War Two', 'World War 2'].map(
      (war) => `Construction of the Kalmar Bridge was delayed by ${war}.`,
    ),
    'The Kalmar Bridge was painted by the crew of Apollo Eleven.',
    'The Kalmar Bridge was paid for by the UN and the EU.',
  ])('a name in another form neither differs nor is "not found": %s', (text) => {
    for (const { verdict, details } of onBridge(text)) {
      expect(verdict).not.toBe('contradicted')
      expect(details.filter((d) => d.verdict !== 'agrees')).toEqual([])
    }
  })

  test('another war differs', () => {
    const text = 'Construction of the Kalmar Bridge was delayed by the First World War.'
    expect(onBridge(text).map(({ verdict }) => verdict)).toEqual(['contradicted'])
  })

  test('a name with capitals beyond A to Z is one name', () => {
    const bridge = ['The Kalmar Bridge was designed by Jürgen Åsell.']
    const dossier = dossierOf(bridge, { name: 'Kalmar Bridge', kind: 'place', pronoun: 'it' })
    const { findings } = createEngine(dossier).check({ text: 'The Kalmar Bridge was designed by Émile Đorđević.' })
    expect(findings.flatMap(({ details }) => details.map(({ article }) => article))).toContain('Émile Đorđević')
  })

  test('a name that the dossier has is not called "not found"', () => {
    const { findings } = apollo.check({ text: 'Apollo 11 flew to the Moon.' })
    const open = findings.flatMap(({ details }) => details.filter(({ verdict }) => verdict === 'open'))
    expect(open.map(({ article }) => article)).not.toContain('Moon')
  })
})

describe('dates', () => {
  const claims = ['Nora Lindqvist spent three years at Halden Labs, from 2015 to 2018.']

  test('a year inside a stay is no difference, one outside is', () => {
    expect(clashesIn('Nora Lindqvist worked at Halden Labs in 2016.', claims)).toEqual([])
    expect(clashesIn('Nora Lindqvist came to Halden Labs in 2013.', claims).map(([year]) => year)).toEqual(['2013'])
  })

  test('the day of another thing’s event does not contradict a sentence without a name', () => {
    const { findings } = apollo.check({ text: 'The lift-off was on 16 July 1969.' })
    expect(findings.map(({ verdict }) => verdict)).not.toContain('contradicted')
  })
})

describe('threads and transcripts', () => {
  const claims = ['Nora Lindqvist joined Halden Labs in May 2015.']

  test('an entry ends at a dot between blanks', () => {
    const [finding] = findingsIn('mika · 3 h ago · Nora Lindqvist joined Halden Labs in May 2015 · Reply', claims)
    expect(finding).toMatchObject({ quote: 'Nora Lindqvist joined Halden Labs in May 2015' })
  })
})

test('broken UTF-8 opens no quotation, and positions are those of the text', () => {
  const text = 'Nora Lindqvistâ€™s firm, â€œHalden Labsâ€\u009d, was founded in May 2012.'
  const [finding] = findingsIn(text, ['Nora Lindqvist founded Halden Labs in May 2015.'])
  const [differs] = finding?.details.filter(({ verdict }) => verdict === 'differs') ?? []
  expect(text.slice(differs?.start, differs?.end)).toBe('May 2012')
})

test.each([['At 4:17 p.m. EDT on July 20, 1969, Eagle landed on the Moon.', '4:17 p.m. EDT', '20:17 UTC']])(
  'a value in another unit or time zone matches, with the dossier’s unit beside it: %s',
  (text, page, dossier) => {
    const [finding] = apollo.check({ text }).findings
    expect(finding?.verdict).toBe('supported')
    expect(finding?.details).toContainEqual(expect.objectContaining({ article: page, verdict: 'agrees', dossier }))
  },
)

test('a name with an article is not compared with a person', () => {
  const text = 'President Richard M. Nixon phoned the two astronauts from the White House.'
  const details = apollo.check({ text: `Apollo 11 landed on the Moon. ${text}` }).findings.flatMap((f) => f.details)
  expect(details.filter(({ article }) => article === 'White House').map(({ dossier }) => dossier)).not.toContain(
    'Armstrong',
  )
})

test.each([
  'Aldrin was the first person to set foot on the Moon.',
  'Aldrin was the third person to walk on the Moon.',
  'The lunar module was built by Lockheed.',
])('another order or maker of the same thing contradicts: %s', (text) => {
  expect(apollo.check({ text }, 'asked').findings.map(({ verdict }) => verdict)).toEqual(['contradicted'])
})

test('a line that is a date alone states nothing', () => {
  const { findings } = apollo.check({ text: '20 July 1969\n\nEagle landed on the Moon on 20 July 1969.' })
  expect(findings.map(({ quote }) => quote)).toEqual(['Eagle landed on the Moon on 20 July 1969.'])
})
