import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from '../invented'

test('a value that a claim confirms is not held against it, though the claim denies another value of the same verb', () => {
  const claim =
    'Halden Labs was not founded in 2013; July 2014 is confirmed by the letter of Nora Lindqvist and its website.'
  const engine = createEngine(dossierOf([claim], { name: 'Nora Lindqvist', kind: 'person', pronoun: 'she' }))
  const { findings } = engine.check({ text: 'Nora Lindqvist founded Halden Labs in July 2014.' })
  expect(findings.filter(({ verdict, compare }) => verdict === 'contradicted' || compare)).toEqual([])
})
