import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Clara Okafor, a friend of Nora Lindqvist, is professor of chemistry at Norwick University.',
    'Nora Lindqvist reported directly to the chief executive of Quillon, Victor Renn.',
    'Nora Lindqvist was a research scientist at Halden Labs.',
    'Her adviser at Norwick University was Clara Okafor.',
  ]),
)
const verdict = (text: string): string | undefined => engine.check({ text }, 'asked').findings[0]?.verdict

test.each([
  'Nora Lindqvist was a professor at Norwick University.',
  'Nora Lindqvist was the chief executive of Quillon.',
])('the role of another person in a claim does not support that the subject has it: %s', (text) => {
  expect(verdict(text)).not.toBe('supported')
})

test.each([
  'Nora Lindqvist was a research scientist at Halden Labs.',
  'Clara Okafor is a professor at Norwick University.',
])('a role of the same person supports: %s', (text) => {
  expect(verdict(text)).toBe('supported')
})
