import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { clashesIn } from './invented'

test('the day of another thing’s event does not contradict a sentence without a name', () => {
  const apollo = dossierSchema.parse(JSON.parse(readFileSync('dossier/apollo-11/compiled.json', 'utf8')))
  const { findings } = createEngine(apollo).check({ text: 'The lift-off was on 16 July 1969.' })
  expect(findings.map(({ verdict }) => verdict)).not.toContain('contradicted')
})

test('a sentence that names somebody else has no implied subject, whatever was said before', () => {
  const claims = ['Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.']
  const said = 'Nora Lindqvist is an engineer. In 1989 Halden Labs took Elena Teinek on as a research scientist.'
  expect(clashesIn(said, claims)).toEqual([])
})
