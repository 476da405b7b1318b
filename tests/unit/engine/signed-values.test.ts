import { expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import { createEngine } from '@/lib/engine'
import { evidenceOf } from './quotations/written-quotations'

const engine = createEngine(
  evidenceOf('Aster Mill', [
    'The Aster Mill is a mill in Tarn.',
    'The cold store of the Aster Mill works at −40 degrees Celsius.',
    'The Aster Mill was sold to the town for 40 million euros in 2011.',
  ]),
)
const stateAt = (words: string) => {
  const { findings } = engine.check({ text: `The Aster Mill is in the news.\n\n${words}` })
  const found = findings.find(({ quote }) => words.startsWith(quote))
  return found && stateOf(found)
}

test.each(['-40 °C', '−40 °C', 'minus 40 °C'])(
  'a temperature is supported in another form of its sign: %s',
  (value) => {
    expect(stateAt(`The cold store of the Aster Mill works at ${value}.`)).toMatch(/supported|partly/)
  },
)

test.each(['40 degrees Celsius', '+40 degrees Celsius', '±40 degrees Celsius'])(
  'a temperature with another sign is not supported: %s',
  (value) => {
    expect(stateAt(`The cold store of the Aster Mill works at ${value}.`)).not.toBe('supported')
  },
)

test('a sum with a minus is not supported as a whole', () => {
  expect(stateAt('The Aster Mill was sold to the town for −40 million euros in 2011.')).not.toBe('supported')
})
