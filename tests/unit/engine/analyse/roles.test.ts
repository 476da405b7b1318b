import { describe, expect, test } from 'vitest'
import { ranksAgree, rolesOf, isVagueRank } from '@/lib/engine/analyse/roles'

const read = (text: string): string[] => rolesOf(text).map((r) => `${text.slice(r.start, r.end)}: ${r.role.rank}`)

describe('a role', () => {
  test.each<[string, string[]]>([
    ['She was director of AI there.', ['director of AI: director']],
    ['the former Tervane AI director', ['AI director: director']],
    ['its CTO', ['CTO: officer']],
    ['a co-founder and CEO', ['co-founder: founder', 'CEO: ceo']],
    ['a summer intern', ['summer intern: intern']],
    ['an assistant professor', ['assistant professor: professor']],
    ['a senior research scientist', ['senior research scientist: scientist']],
    ['a founding scientist', ['founding scientist: founder']],
    ['head of Autopilot vision', ['head of Autopilot vision: lead']],
    ['a board member', ['board member: board']],
  ])('is found in %s', (text, want) => expect(read(text)).toEqual(want))

  test.each(['She led the team.', 'science fiction', 'her leadership', 'an official letter', 'engineering', ''])(
    'is not found in %j',
    (text) => expect(read(text)).toEqual([]),
  )

  test('records whether it is a former one', () => {
    expect(rolesOf('the former director')[0]?.role.former).toBe(true)
    expect(rolesOf('the director')[0]?.role.former).toBe(false)
  })
})

describe('two ranks', () => {
  test.each([
    ['director', 'intern'],
    ['ceo', 'intern'],
    ['student', 'engineer'],
    ['adviser', 'director'],
  ] as const)('%s and %s exclude each other', (a, b) => {
    expect(ranksAgree(a, b)).toBe(false)
    expect(ranksAgree(b, a)).toBe(false)
  })

  test.each([
    ['director', 'director'],
    ['director', 'engineer'],
    ['founder', 'intern'],
    ['lead', 'scientist'],
    ['professor', 'student'],
  ] as const)('%s and %s can both be true', (a, b) => {
    expect(ranksAgree(a, b)).toBe(true)
    expect(ranksAgree(b, a)).toBe(true)
  })

  test('founder, leader, member and staff exclude no other rank', () => {
    for (const rank of ['founder', 'lead', 'member', 'staff'] as const) expect(isVagueRank(rank)).toBe(true)
    for (const rank of ['director', 'intern', 'ceo'] as const) expect(isVagueRank(rank)).toBe(false)
  })
})
