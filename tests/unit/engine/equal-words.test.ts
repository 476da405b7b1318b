import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { richDossier } from './properties/invented-life'

const engine = createEngine(richDossier)
const { subject } = richDossier

test('the words of an established claim are supported, and none of them is left open', () => {
  const settled = richDossier.claims.filter(({ status, correction }) => status === 'established' && !correction)
  expect(settled.length).toBeGreaterThan(3)
  for (const { text } of settled) {
    const findings = engine.check({ text: `${subject.name}\n${text}` }).findings
    const said = findings.filter(({ quote }) => quote === text)
    const open = said.flatMap(({ details }) => details.filter(({ verdict }) => verdict === 'open'))
    expect([text, said.map(({ verdict }) => verdict), open]).toEqual([text, said.map(() => 'supported'), []])
  }
})
