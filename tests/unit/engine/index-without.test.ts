import { expect, test } from 'vitest'
import { createEngine, type Engine } from '@/lib/engine'
import { indexDossier, indexWithout } from '@/lib/engine/retrieve/dossier-index'
import { incomingDossier } from '../dossiers/fixtures'

const { dossier } = incomingDossier()
const rest = { ...dossier, claims: dossier.claims.slice(1) }
const article = {
  text: 'Ada Byrne was born in Galway in 1970. Ada Byrne joined Harbour Labs in 2003. Ada Byrne left Harbour Labs in 2011.',
}

test('the index of a dossier without a claim has the others as the index of the rest has them', () => {
  const without = indexWithout(indexDossier(dossier), new Set([0]))
  const ofRest = indexDossier(rest)
  expect(without.claims).toHaveLength(2)
  expect(without.directions).toBe(ofRest.directions)
  expect(without.values).toEqual(ofRest.values)
})

test('an engine with it gives the verdicts of an engine of the rest, though it knows the names of all claims', () => {
  const verdicts = (engine: Engine) => engine.check(article).findings.map(({ verdict, claims }) => [verdict, ...claims])
  const found = verdicts(createEngine(rest, indexWithout(indexDossier(dossier), new Set([0]))))
  expect(found).toEqual(verdicts(createEngine(rest)))
  expect(found).toContainEqual(['contradicted', 'joined'])
})

test('without claims to leave out it is the same index', () => {
  const index = indexDossier(dossier)
  expect(indexWithout(index, new Set())).toBe(index)
})
