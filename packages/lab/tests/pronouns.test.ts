// @module-tag figures
import { expect, test } from 'vitest'
import { scorePronouns } from '@/packages/lab/eval/statements'

test('nearly all pronouns of held-out texts are taken for the right person', () => {
  const { pronouns, right, taken, errors } = scorePronouns()
  expect(pronouns).toBeGreaterThan(300)
  expect(right, errors.join('\n')).toBeGreaterThanOrEqual(0.89)
  expect(taken / pronouns, 'given to the subject, and another person’s').toBeLessThanOrEqual(0.03)
})
