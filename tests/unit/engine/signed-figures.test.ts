import { expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import { createEngine } from '@/lib/engine'
import { evidenceOf } from './quotations/written-quotations'

const engine = createEngine(
  evidenceOf('Borg Observatory', [
    'The Borg Observatory is an observatory near Dovre. The Borg Observatory was opened on 12 May 1931.',
    'The observatory has 250 members. Its mirror weighs 900 kg. The budget of the Borg Observatory grew by 40 percent in 1950.',
  ]),
)
const stateOfSentence = (sentence: string): string | undefined => {
  const { findings } = engine.check({ text: `We went to the Borg Observatory near Dovre.\n\n${sentence}` })
  const finding = findings.find(({ quote }) => sentence.includes(quote))
  return finding && stateOf(finding)
}

test.each([
  'The Borg Observatory has ≠250 members.',
  'The Borg Observatory has <250 members.',
  'The Borg Observatory has ±250 members.',
  'The Borg Observatory has −250 members.',
  'The mirror of the Borg Observatory weighs −900 kg.',
  'The budget of the Borg Observatory grew by −40 percent in 1950.',
  'The budget of the Borg Observatory grew by -40 percent in 1950.',
  'The Borg Observatory was 【not, as some say】 opened on 12 May 1931.',
  'The Borg Observatory was ❌ opened on 12 May 1931.',
])('a sign or an insertion that changes what a sentence says is no support: %s', (sentence) => {
  expect(['supported', 'contradicted']).not.toContain(stateOfSentence(sentence))
})

test.each([
  'The Borg Observatory has 250 members.',
  'The mirror of the Borg Observatory weighs 900 kg.[3]',
  'The budget of the Borg Observatory grew by 40 percent in 1950.',
])('the same figure without a sign is supported: %s', (sentence) => {
  expect(stateOfSentence(sentence)).toBe('supported')
})
