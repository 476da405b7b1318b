import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { areSiblings } from '@/lib/engine/analyse/siblings'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf(
    [
      'Apollo 11 was launched by a Saturn V rocket.',
      'Apollo 11 brought back 21.5 kilograms of rock and soil.',
      'The reflector of Apollo 11 has 100 corner cubes.',
      'The moonwalk of Apollo 11 lasted two and a half hours.',
      'The call sign of the Apollo 11 lunar module was Eagle.',
      'The Saturn V had three stages.',
      'The Saturn V was developed in Huntsville under Wernher von Braun.',
      'Boeing built the first stage of the Saturn V.',
      'The Apollo program began in 1961.',
      'Apollo 12 made the next landing on the Moon in November 1969.',
      'Former President Lyndon B. Johnson watched the launch of Apollo 11 at the Kennedy Space Center.',
      'Charlie Duke was the capsule communicator of Apollo 11.',
      'Gene Kranz was the flight director of Apollo 11 during the landing.',
      'Grumman built the lunar module.',
      'Eagle landed on the Moon on July 20, 1969.',
      'Armstrong stepped on the Moon on July 21, 1969.',
      'Armstrong was the first person to walk on the Moon.',
      'Neil Armstrong was the commander of Apollo 11.',
      'Fred Haise was the backup lunar module pilot of Apollo 11.',
      'The Spring 2017 course on Apollo 11 was taught by Justin Johnson.',
    ],
    { name: 'Apollo 11', kind: 'event', pronoun: 'it' },
  ),
)
const INTRODUCTION = 'Apollo 11 was launched by a Saturn V rocket. Neil Armstrong was the commander of Apollo 11.\n\n'
/** The verdict on the last sentence of a text on the mission; `none` where it gets no finding. */
const verdictOn = (sentence: string): string => {
  const text = `${INTRODUCTION}${sentence}`
  return engine.check({ text }).findings.find((f) => f.end === text.length)?.verdict ?? 'none'
}

test.each([
  'Apollo 17 brought back 110 kilograms of rock and soil.',
  'Apollo 17 brought back 21.5 kilograms of rock and soil.',
  'Apollo 12 brought back 34 kilograms of rock and soil.',
  'Apollo 12 made the next landing. It brought back 34 kilograms of rock and soil.',
  'The reflector of Apollo 15 has 300 corner cubes.',
  'The moonwalk of Apollo 14 lasted four hours and 48 minutes.',
  'The Saturn V of Skylab had two stages.',
  'The Saturn IB had two stages.',
  'The call sign of the Apollo 13 lunar module was Aquarius.',
  'The call sign of the Apollo 13 lunar module was Eagle.',
  'Chrysler built the first stage of the Saturn IB.',
  'Frank Borman watched the launch of Apollo 11 at the Kennedy Space Center.',
  'Owen Garriott was another capsule communicator of Apollo 11.',
  'Owen Garriott was also the capsule communicator of Apollo 11.',
  'Owen Garriott was a capsule communicator of Apollo 11.',
  'Owen Garriott was one of the capsule communicators of Apollo 11.',
  'Another capsule communicator of Apollo 11 was Owen Garriott.',
  'Cliff Charlesworth was the flight director of Apollo 11 during the launch.',
  'The course on Apollo 11 was taught by Justin Johnson in 2018.',
  'Rocco Petrone was the launch director of Apollo 11.',
  'The Saturn V was built for the Apollo program.',
])('a numbered sibling or a second holder neither contradicts nor agrees: %s', (sentence) => {
  expect(['contradicted', 'supported']).not.toContain(verdictOn(sentence))
})

test.each([
  'Apollo 11 brought back 110 kilograms of rock and soil.',
  'The reflector of Apollo 11 has 300 corner cubes.',
  'The moonwalk of Apollo 11 lasted four hours and 48 minutes.',
  'The Saturn V had two stages.',
  'The call sign of the Apollo 11 lunar module was Aquarius.',
  'Apollo 11 was launched by a Saturn IB rocket.',
  'Apollo 12 made the next landing on the Moon in March 1970.',
  'Owen Garriott was the capsule communicator of Apollo 11.',
  'Cliff Charlesworth was the flight director of Apollo 11 during the landing.',
  'Buzz Aldrin was the commander of Apollo 11.',
])('a wrong value of the thing itself still contradicts: %s', (sentence) => {
  expect(verdictOn(sentence)).toBe('contradicted')
})

test.each(['(USMC)', '(USAF, ret.)', '(Fla.)', ', TX,', ', U.S.N.,'])(
  'a service or a state behind a name is not compared with a person: %s',
  (aside) => {
    const text = `${INTRODUCTION}Buzz Aldrin ${aside} was the commander of Apollo 11.`.replace(' ,', ',')
    const differing = engine.check({ text }).findings.flatMap((f) => f.details.filter((d) => d.verdict === 'differs'))
    expect(differing.map((d) => d.article).filter((words) => words !== 'Buzz Aldrin')).toEqual([])
  },
)

test.each([
  ['apollo 11', 'apollo 17', true],
  ['saturn v', 'saturn ib', true],
  ['gpt-3', 'gpt-4', true],
  ['cs231n', 'cs224n', true],
  ['apollo 11', 'apollo 11', false],
  ['saturn v', 'saturn 5', false],
  ['apollo 11', 'gemini 12', false],
  ['apollo', 'apollo 11', false],
])('%s and %s are numbered siblings: %s', (a, b, expected) => {
  expect(areSiblings(a, b)).toBe(expected)
})

test('a wrong date is set beside the date of its own event, though the next clause is on another one', () => {
  const text = 'Eagle landed on the Moon on July 20, 1968, and Armstrong was the first person to walk on the Moon.'
  const details = engine.check({ text: `${INTRODUCTION}${text}` }).findings.flatMap((f) => f.details)
  const differing = details.filter(({ verdict }) => verdict === 'differs')
  expect(differing.map(({ article, dossier }) => [article, dossier])).toEqual([['July 20, 1968', '20 July 1969']])
})
