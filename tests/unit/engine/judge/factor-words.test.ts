import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from '../invented'

test('a word that every object of JavaScript has as a property is no factor', () => {
  const claim = 'Holm carried 500 passengers in 2010 and 1,000 passengers in 2020.'
  const engine = createEngine(dossierOf([claim], { name: 'Holm', kind: 'thing', pronoun: 'it' }))
  const { findings } = engine.check({ text: 'Holm carried 1,000 passengers of the constructor in 2020.' })
  expect(findings.filter(({ compare }) => compare)).toEqual([])
})
