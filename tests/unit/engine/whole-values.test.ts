import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Nora Lindqvist – Alma mater: St John’s College, Cambridge.',
    'Nora Lindqvist is a spokeswoman for the Norland Department of Transportation.',
    'Nora Lindqvist measured 1.5°C of warming in the valley.',
  ]),
)

test.each([
  ['Nora Lindqvist is a spokeswoman for the Eastport Police Department.', 'Norland Department of Transportation'],
  ['Nora Lindqvist measured 2.5°C of warming in the valley.', '1.5°C'],
])('a value of the dossier is shown whole, and no longer: %s', (text, dossier) => {
  const [found] = engine.check({ text }, 'asked').findings
  expect(found?.details).toContainEqual(expect.objectContaining({ dossier }))
})
