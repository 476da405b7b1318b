import { describe, expect, test } from 'vitest'
import { cardTexts } from '@/lib/check/card-texts'
import { dossierSchema } from '@/lib/dossier/format/schema'
import type { Finding } from '@/lib/schema/finding'
import { dossier, page } from '../components/fixtures'

const other = dossierSchema.parse({
  subject: { name: 'Grace' },
  asOf: '2026',
  claims: [{ id: 'left-works', text: 'Grace left.', sources: [10] }],
  sources: [{ n: 10, title: 'Unrated' }],
})
const contradicted = page.findings.find(({ claims }) => claims[0] === 'left-works')!
const textsOf = (findings: Finding[]) =>
  cardTexts(
    new Map([
      ['bundled', dossier],
      ['grace', other],
    ]),
    findings,
    [{ id: 'grace', name: 'Grace' }],
  )

describe('the texts for the card of a finding', () => {
  test('have its claims, and its best source with publisher and date', () => {
    const { claims, sources } = textsOf([contradicted])
    expect(Object.values(claims).map(({ text }) => text)).toEqual([
      'Example left Harbour Works on 13 July 2022.',
      'Her leave began in March 2022.',
    ])
    expect(Object.values(sources)).toEqual([
      { title: 'Leaving the works', from: 'Own site, 13 July 2022', url: 'https://example.org/leaving', tier: 1 },
    ])
  })

  test('include the correction of a claim', () => {
    const disputed = page.findings.find(({ claims }) => claims[0] === 'capstone')!
    expect(Object.values(textsOf([disputed]).claims)).toEqual([
      {
        text: 'The tide table is to be the last project of the course.',
        correction: { text: 'The announcement says it in so many words.', isOfDay: false },
        source: 20,
      },
    ])
  })

  test('never include an address that is not http(s)', () => {
    const { sources } = textsOf([{ ...contradicted, sources: [21] }])
    expect(Object.values(sources)).toEqual([{ title: 'A blog', from: '', url: null, tier: 3 }])
  })

  test('have separate claims of two dossiers with the same id', () => {
    const { claims, sources, dossiers } = textsOf([contradicted, { ...contradicted, dossier: 'grace' }])
    expect(Object.values(claims).map(({ text }) => text)).toContain('Grace left.')
    expect(Object.keys(claims)).toHaveLength(3)
    // No source of the other dossier is rated, so that "Not rated" would say nothing.
    expect(Object.values(sources).map(({ tier }) => tier)).toEqual([1, undefined])
    expect(dossiers).toEqual({ grace: 'Grace' })
  })

  test('name no page that is the only evidence, which its source names already', () => {
    const dossiers = new Map([['grace', other]])
    const named = [{ id: 'grace', name: 'Grace · grace.test', subject: 'Grace' }]
    expect(cardTexts(dossiers, [], named).dossiers).toEqual({})
    expect(Object.keys(cardTexts(dossiers, [], [...named, { id: 'bundled', name: 'Ada' }]).dossiers ?? {})).toEqual([
      'grace',
      'bundled',
    ])
  })

  test('are empty when the dossier or the claim was removed', () => {
    expect(textsOf([{ ...contradicted, dossier: 'removed' }])).toMatchObject({ claims: {}, sources: {}, tiers: {} })
    expect(textsOf([{ ...contradicted, claims: ['retired'], sources: [99] }])).toMatchObject({
      claims: {},
      sources: {},
    })
  })

  test('have the best tier of the claim of each detail', () => {
    const detail = { start: 0, end: 3, kind: 'date', verdict: 'differs', doubted: false, article: 'She', dossier: 'x', question: 'q', slot: null } as const // prettier-ignore
    const { tiers } = textsOf([
      { ...contradicted, details: [{ ...detail, claim: 'left-works' }, { ...detail, claim: null }] },
    ]) // prettier-ignore
    expect(Object.values(tiers)).toEqual([1])
  })
})
