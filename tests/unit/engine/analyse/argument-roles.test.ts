import { describe, expect, test } from 'vitest'
import { readingOf } from '@/tests/unit/engine/invented'
import { AGENT_ROLE, argumentRoles, PATIENT_ROLE } from '@/lib/engine/analyse/argument-roles'

const rolesIn = (text: string): Record<string, number> => {
  const reading = readingOf(text)
  const roles = argumentRoles(reading)
  return Object.fromEntries(reading.words.map((word, i) => [word.raw, roles[i] ?? 0]))
}

describe('who acts in a clause', () => {
  test.each([
    'Okafor taught Lindqvist.',
    'Lindqvist was taught by Okafor.',
    'Lindqvist has often been taught by Okafor.',
  ])('is read from the verb, in the active and in the passive: %s', (text) =>
    expect(rolesIn(text)).toMatchObject({ Okafor: AGENT_ROLE, Lindqvist: PATIENT_ROLE }),
  )

  test('is read for each clause', () => {
    expect(rolesIn('Okafor hired Lindqvist, and she praised Brightwater.')).toMatchObject({
      ...{ Okafor: AGENT_ROLE, Lindqvist: PATIENT_ROLE, she: AGENT_ROLE, Brightwater: PATIENT_ROLE },
    })
  })

  test('is unknown without a verb', () => expect(rolesIn('Okafor and Lindqvist')).toMatchObject({ Okafor: 0 }))
})
