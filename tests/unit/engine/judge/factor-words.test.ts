import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from '../invented'

test('a word that every object of JavaScript has as a property is no factor', () => {
  const claim = 'Holm carried 500 passengers in 2010 and 1,000 passengers in 2020.'
  const engine = createEngine(dossierOf([claim], { name: 'Holm', kind: 'thing', pronoun: 'it' }))
  const { findings } = engine.check({ text: 'Holm carried 1,000 passengers of the constructor in 2020.' })
  expect(findings.filter(({ compare }) => compare)).toEqual([])
})

test('a factor of another thing says nothing of the nearest one', () => {
  const claims = [
    'The fleet of Holm grew from 40 boats in 1990 to 80 boats in 2010.',
    'The price of fish in Holm rose from 2 crowns in 1990 to 6 crowns in 2010.',
  ]
  const engine = createEngine(dossierOf(claims, { name: 'Holm', kind: 'thing', pronoun: 'it' }))
  const shown = (text: string) => engine.check({ text }).findings.map(({ compare }) => compare === true)
  expect(shown('The fleet of boats of Holm tripled between 1990 and 2010.')).toEqual([true])
  expect(shown('The price of fish in Holm tripled between 1990 and 2010.')).not.toContain(true)
})
