import { describe, expect, test } from 'vitest'
import { askedVerdicts } from '@/lib/check/asked-verdict'
import { countedStateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'

const BLANK: Finding = {
  ...{ start: 0, end: 17, quote: 'Ada left in 2021.', verdict: 'unverified', partial: false, newer: false },
  ...{ claims: [], sources: [], details: [] },
}
const FOUND = {
  nothing: null,
  uncovered: BLANK,
  related: { ...BLANK, related: ['left'] },
  look: { ...BLANK, compare: true },
  part: { ...BLANK, verdict: 'supported', partial: true },
  supported: { ...BLANK, verdict: 'supported' },
  contradicted: { ...BLANK, verdict: 'contradicted' },
} satisfies Record<string, Finding | null>
type Found = keyof typeof FOUND

const verdictOf = (onPage: Found, asked: Found): Found => {
  const listed = (one: Found): Finding[] => [FOUND[one] ?? []].flat()
  const [found] = askedVerdicts(listed(onPage), listed(asked))
  return found ? countedStateOf(found) : 'nothing'
}
const ALL = Object.keys(FOUND) as Found[]

describe('a sentence that somebody asks about', () => {
  test.each(['look', 'part', 'supported', 'contradicted'] as const)('keeps the verdict of its page: %s', (onPage) => {
    for (const asked of ALL) expect(verdictOf(onPage, asked)).toBe(asked === 'contradicted' ? asked : onPage)
  })

  test('stays unsettled where its page says so, but for a contradiction and for close claims', () => {
    for (const onPage of ['uncovered', 'related'] as const) {
      for (const asked of ['look', 'part', 'supported'] as const) expect(verdictOf(onPage, asked)).toBe(onPage)
      for (const asked of ['related', 'contradicted'] as const) expect(verdictOf(onPage, asked)).toBe(asked)
    }
  })

  test('gets what asking finds where its page has nothing', () => {
    for (const asked of ALL) expect(verdictOf('nothing', asked)).toBe(asked)
    expect(verdictOf('related', 'nothing')).toBe('related')
  })

  test('is in doubt where one piece of evidence contradicts it and another supports it', () => {
    const { supported, contradicted } = FOUND
    const disputed: Finding = { ...contradicted, verdict: 'disputed', answers: [contradicted, supported] }
    expect(askedVerdicts([supported], [disputed])).toEqual([disputed])
  })
})
