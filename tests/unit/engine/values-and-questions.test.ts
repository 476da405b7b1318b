import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { clashesIn, dossierOf } from './invented'

const LANDING = dossierOf(
  [
    'Apollo 11 was launched on 16 July 1969 from the Kennedy Space Center.',
    'Neil Armstrong was born on 5 August 1930 in Wapakoneta, Ohio.',
    'Michael Collins stayed in lunar orbit in the command module Columbia.',
    'While Armstrong and Aldrin were on the surface, Michael Collins circled the Moon in Columbia.',
  ],
  { name: 'Apollo 11', kind: 'event', pronoun: 'it', aliases: [] },
)

test('a date behind another university is not compared with the dates of the one before', () => {
  const text =
    'Andrej Karpathy grew up in Toronto. He took a master’s degree at the University of British Columbia in 2011, and a doctorate at Stanford University in 2015.'
  const verdicts = createEngine(bundledDossier, bundledIndex)
    .check({ text })
    .findings.map(({ verdict }) => verdict)
  expect(verdicts).not.toContain('contradicted')
})

test('a number that no claim has leaves a sentence supported only in part', () => {
  const text =
    'Apollo 11 came home. They brought back 47.5 kilograms of lunar material, while Michael Collins circled the Moon in Columbia.'
  const found = createEngine(LANDING).check({ text }).findings.at(-1)
  expect(found).toMatchObject({ verdict: 'supported', partial: true })
  expect(found?.details.find(({ article }) => article.includes('47.5'))).toMatchObject({ verdict: 'open' })
})

test('a name supports no role that no claim has', () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const verdictOf = (sentence: string) =>
    engine.check({ text: `Andrej Karpathy is known. ${sentence}` }).findings.at(-1)?.verdict
  for (const other of ['Karpathy is the owner of OpenAI.', 'Karpathy was a co-founder of Tesla.'])
    expect(verdictOf(other), other).not.toBe('supported')
})

test('a number that counts those whom the sentence names has no mark', () => {
  const text =
    'In 2015 Andrej Karpathy, with two co-authors, studied LSTMs that predict characters as an "interpretable testbed".'
  const [found] = createEngine(bundledDossier, bundledIndex).check({ text }).findings
  expect(found?.verdict).toBe('supported')
  expect(found?.details.map(({ article }) => article)).not.toContain('two')
})

test('the birth of somebody else is not asked of the subject, and a thing keeps its whole name', () => {
  const text = 'Apollo 11 landed on the Moon. Neil Armstrong was born on 5 August 1932 in Wapakoneta, Ohio.'
  const questions = createEngine(LANDING)
    .check({ text })
    .findings.flatMap(({ details }) => details.flatMap(({ question }) => question ?? []))
  expect(questions.length).toBeGreaterThan(0)
  expect(questions.join(' ')).not.toMatch(/\b(?:When|Where) (?:Apollo )?11\b/)
})

test('of an event that happened twice, the date nearer to the one of the sentence is shown', () => {
  const claims = [
    'Nora Lindqvist joined Halden Labs in May 2013.',
    'Nora Lindqvist left Halden Labs in June 2017.',
    'Nora Lindqvist returned to Halden Labs in March 2021.',
    'Nora Lindqvist left Halden Labs in February 2024.',
    'In February 2024, Lindqvist left Halden Labs for a second time.',
  ]
  expect(clashesIn('Nora Lindqvist left Halden Labs in June 2018.', claims)).toEqual([['June 2018', 'June 2017']])
})

test('a name with initials is shown whole', () => {
  const bridge = dossierOf(
    [
      'The Sound Bridge was designed by George K. S. Rotne.',
      'Plans for the Sound Bridge were first halted by World War II.',
    ],
    { name: 'Sound Bridge', kind: 'place', pronoun: 'it', aliases: [] },
  )
  const text =
    'The Sound Bridge was designed by Norman Foster. Plans for the Sound Bridge were halted by the Second World War.'
  const [designer] = createEngine(bridge).check({ text }).findings
  expect(designer?.details).toMatchObject([{ verdict: 'differs', dossier: 'George K. S. Rotne' }])
})

test('the value of a measured number has its unit', () => {
  const claims = ['The probe Giotto passed the nucleus of Comet Halley at a distance of 596 kilometres in 1986.']
  const engine = createEngine(dossierOf(claims, { name: 'Comet Halley', kind: 'thing', pronoun: 'it', aliases: [] }))
  const detailsOf = (length: string) =>
    engine.check({ text: `The probe Giotto passed the nucleus of Comet Halley at a distance of ${length} in 1986.` })
      .findings[0]?.details
  expect(detailsOf('5,960 kilometres')).toContainEqual(
    expect.objectContaining({ article: '5,960 kilometres', dossier: '596 kilometres' }),
  )
})

test('a value that the sentence itself has is not what another of its values differs from', () => {
  const claims = [
    'Halley published his calculation in 1705.',
    'He predicted that the comet would return in 1758.',
    'Johann Georg Palitzsch, a farmer and amateur astronomer, saw the comet on 25 December 1758.',
  ]
  const comet = dossierOf(claims, { name: "Halley's Comet", kind: 'thing', pronoun: 'it', aliases: [] })
  const text =
    "Halley's Comet returns. Edmond Halley published his calculation in 1715, and he predicted that the comet would return in 1758."
  const found = createEngine(comet).check({ text }).findings.at(-1)
  expect(found?.details.filter(({ verdict }) => verdict === 'differs')).toMatchObject([
    { article: '1715', dossier: '1705' },
  ])
})

test('beside a figure that differs, a plain word has no other value', () => {
  const text =
    'Andrej Karpathy labelled pictures himself, and was wrong about 5.1 percent of them. The network that he competed with, GoogLeNet, was wrong about 9.8 percent.'
  const found = createEngine(bundledDossier, bundledIndex).check({ text }).findings.at(-1)
  const differing = found?.details.filter(({ verdict }) => verdict === 'differs')
  expect(differing?.map(({ article }) => article)).toEqual(['9.8 percent'])
})

test.each([
  ['two figures of one measure', 'The network GoogLeNet was wrong about 9.8 percent.', '9.8 percent', /5\.1%.*6\.8%/],
  [
    'the ends of a stay',
    "Karpathy finished his bachelor's degree at the University of Toronto in 2012.",
    '2012',
    /between 2005 and 2009/,
  ],
])('of %s neither stands alone beside a value that differs, but the claim does', (_, sentence, article, said) => {
  const text = `Andrej Karpathy labelled pictures himself, and was wrong about 5.1 percent of them. ${sentence}`
  const found = createEngine(bundledDossier, bundledIndex).check({ text }).findings.at(-1)
  const differing = found?.details.find(({ verdict }) => verdict === 'differs')
  expect(differing).toMatchObject({ article, dossier: expect.stringMatching(said) as string })
  expect(differing?.question, 'as two sentences, without a pair of values').toBe(differing?.dossier)
})
