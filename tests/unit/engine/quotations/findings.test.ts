import { expect, test } from 'vitest'
import { createEngine, type Finding } from '@/lib/engine'
import { stateOf } from '@/lib/details/state'
import { evidenceOf } from './written-quotations'

const dossier = evidenceOf('The Borg Observatory', [
  'The Borg Observatory is an observatory near Dovre in Norway. It was opened on 12 May 1931.',
  '“The sky over Dovre has not been this dark for decades, and I hope that it stays so,” said Ida Quist, its director.',
  '“We never asked for a second telescope,” said Thomas Berg. “We asked for a roof that does not leak.”',
])
const engine = createEngine(dossier)

/** The state of the sentences of a text with their quotations: the kind, the words of the page and those of the evidence. */
const readingOf = (text: string, findings: Finding[] = engine.check({ text }).findings) =>
  findings.map((finding) => [
    stateOf(finding),
    ...finding.details.flatMap(({ kind, differs, article, dossier: words }) =>
      differs
        ? [
            [
              kind,
              differs.article.map((at) => article.slice(at.start, at.end)),
              differs.dossier.map((at) => words?.slice(at.start, at.end)),
            ],
          ]
        : [],
    ),
  ])

test('a quotation with another word is contradicted, with the words that differ', () => {
  const text = '“The sky over Dovre has not been this dark for a decade, and I hope that it stays so,” Quist said.'
  expect(readingOf(text)).toEqual([['contradicted', ['misquoted', ['a decade'], ['decades']]]])
  const [finding] = engine.check({ text }).findings
  expect(finding?.claims.length).toBe(1)
  expect(finding?.sources).toEqual([1])
})

test('a dropped "not" is contradicted, also in a sentence within a longer quotation', () => {
  const text = '“We never asked for a second telescope. We asked for a roof that does leak,” said Thomas Berg.'
  expect(readingOf(text)).toEqual([
    ['supported', ['verbatim', [], []]],
    ['contradicted', ['misquoted', [], ['not']]],
  ])
})

test('a quotation of somebody else is contradicted by the name', () => {
  const saidBy = (name: string) =>
    readingOf(`“The sky over Dovre has not been this dark for decades, and I hope that it stays so,” said ${name}.`)
  expect(saidBy('Thomas Berg')).toEqual([['contradicted', ['verbatim', [], []], ['misattributed', [], []]]])
  expect(saidBy('a visitor')).toEqual([['supported', ['verbatim', [], []]]])
})

test('a surname alone, or behind a title, is the person whom the evidence names in full', () => {
  const words = '“The sky over Dovre has not been this dark for decades, and I hope that it stays so,”'
  const kindsOf = (text: string) =>
    engine.check({ text }).findings.flatMap(({ details }) => details.map(({ kind }) => kind))
  for (const said of ['Berg said', 'said Mr Berg', 'Mr Berg pointed out'])
    expect(kindsOf(`${words} ${said}.`)).toContain('misattributed')
  // Nothing says whether Holm is somebody else.
  for (const said of ['Quist said', 'said Dr Quist', 'Holm said', 'said the Dovre director'])
    expect(kindsOf(`${words} ${said}.`)).not.toContain('misattributed')
})

test('a quotation that the evidence has of a role is not supported of a person who may not have that role', () => {
  const told = createEngine(
    evidenceOf('Harold Pym', [
      'Harold Pym is an English conductor.',
      'The mayor called the tour “a triumph of stubbornness over sense.”',
      'His wife, the pianist Clara Voss, once remarked that “marriage to a conductor is mostly counting.”',
      'The conductor answered that “critics arrive late and leave early.”',
    ]),
  )
  const stateIn = (text: string) => told.check({ text }).findings.map(stateOf)
  expect(stateIn('Harold Pym called the tour “a triumph of stubbornness over sense.”')).not.toContain('supported')
  expect(stateIn('Harold Pym remarked that “marriage to a conductor is mostly counting.”')).not.toContain('supported')
  expect(stateIn('Harold Pym answered that “critics arrive late and leave early.”')).toEqual(['supported'])
  expect(stateIn('The mayor called the tour “a triumph of stubbornness over sense.”')).toEqual(['supported'])
})

test('a speaker who is only the one person named before a quotation, or leads to it, is never contradicted', () => {
  const told = createEngine(
    evidenceOf('The Borg Observatory', [
      'Thomas Berg built the roof.',
      'Susan Quist, the director, came by train. “The sky over Dovre has not been this dark for decades,” she said.',
      '“We never asked for a second telescope,” said Thomas Berg.',
    ]),
  )
  const readBy = (text: string) => {
    const { findings } = told.check({ text })
    const isOther = findings.some(({ details }) => details.some(({ kind }) => kind === 'misattributed'))
    return { isOther, isRed: findings.map(stateOf).includes('contradicted') }
  }
  const dark = '“The sky over Dovre has not been this dark for decades'
  expect(readBy(`${dark},” said Thomas Berg.`)).toEqual({ isOther: true, isRed: false })
  expect(readBy(`${dark},” said Susan Quist.`)).toEqual({ isOther: false, isRed: false })
  const led = 'Susan Quist was plain: “We never asked for a second telescope.”'
  expect(readBy(led)).toEqual({ isOther: true, isRed: false })
})

test('a quotation behind somebody else is not contradicted by the speaker of the one before it', () => {
  const said = '“I have a dressing room full of people who did everything I asked,”'
  for (const other of ['Neil Rafferty', 'Her rival']) {
    const two = `“They were better than us for an hour,” Laura Pinto said. ${other} had a harder time. ${said} he said.`
    const { findings } = createEngine(evidenceOf('A match', [two])).check({ text: `${said} said Neil Rafferty.` })
    expect(findings.map(stateOf)).not.toContain('contradicted')
  }
})

test('a quotation that the evidence has is supported, and one that it lacks is grey', () => {
  expect(readingOf('"The sky over Dovre has not been this dark for decades," said Ida Quist.')).toEqual([
    ['supported', ['verbatim', [], []]],
  ])
  expect(readingOf('"The lens was ground by a monk who never saw the stars," said Ida Quist.')).toEqual([
    ['uncovered', ['unquoted', [], []]],
  ])
})

test('a statement that somebody asks about, and a draft without marks of its own, are read the same', () => {
  const text = 'She told us: “The sky over Dovre has been this dark for decades, and I hope that it stays so.”'
  expect(readingOf(text, engine.check({ text }, 'asked', { start: 0, end: text.length }).findings)).toEqual([
    ['contradicted', ['misquoted', [], ['not']]],
  ])
})

test('what the evidence tells in its own words is no quotation that was changed', () => {
  const told = createEngine(
    evidenceOf('The Borg Observatory', [
      'The Borg Observatory is near Dovre.',
      'Ida Quist said that she had never seen a sky as dark as the one over Dovre in her whole life.',
    ]),
  )
  const text = '“I have never seen a sky as dark as the one over Dovre in my whole life,” said Ida Quist.'
  const states = told.check({ text }).findings.map((finding) => stateOf(finding))
  expect(states).not.toContain('contradicted')
})

test('a word left out behind the first small word of a quotation is a changed word', () => {
  const told = createEngine(
    evidenceOf('The reservoir', [
      'Effie Strachan said: “My great-grandmother is buried under that water, and I was never told who had asked for it.”',
    ]),
  )
  const { findings } = told.check({ text: '“My grandmother is buried under that water,” said Effie Strachan.' })
  expect(readingOf('', findings)).toEqual([['contradicted', ['misquoted', [], ['great']]]])
})

test('a quotation without the clause that doubts it is not supported, also where its speaker is named beside it', () => {
  const told = createEngine(
    evidenceOf('The Borg Observatory', [
      'The Borg Observatory is near Dovre.',
      '“The new telescope will pay for itself within ten years, or so we are told,” said Thomas Berg.',
    ]),
  )
  const { findings } = told.check({
    text: '“The new telescope will pay for itself within ten years,” said Thomas Berg.',
  })
  expect(findings.map((one) => [stateOf(one), ...one.details.map(({ kind }) => kind)])).toEqual([['look', 'reworded']])
})

test('a line behind ">" is a block quote', () => {
  const text =
    'The director looked up.\n> The sky over Dovre has not been this dark for a decade, and I hope that it stays so.'
  expect(readingOf(text).flat()).toContainEqual(['misquoted', ['a decade'], ['decades']])
})
