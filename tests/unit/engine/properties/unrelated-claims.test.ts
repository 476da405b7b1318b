// @module-tag engine
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { bundledSixth, published } from './bundled'
import { ARTICLE, LOOSELY_SAID, plainDossier, richDossier } from './invented-life'
import { verdicts } from './told'
import { someClaims, unrelatedClaims } from './unrelated'

// A dossier with additional claims on bakeries and bridges gives the same verdicts on an article about neither. Word
// weights depend on all claims, so the evidence may differ, and with
// it whether a detail of a supported sentence is covered; the verdict must not.

const saidBy = (dossier: Dossier, text: string): string[] =>
  verdicts(
    createEngine(dossier)
      .check({ text })
      .findings.map((finding) => ({ ...finding, partial: false })),
  )
const withClaims = (dossier: Dossier, more: Claim[], first: boolean): Dossier => ({
  ...dossier,
  claims: first ? [...more, ...dossier.claims] : [...dossier.claims, ...more],
})
const WHOLE = `${ARTICLE}\n${LOOSELY_SAID}`

/** Whether added claims, with or without phrasings, leave the verdicts on a text unchanged. */
function holds(dossier: Dossier, phrased: boolean, text: string): void {
  const before = saidBy(dossier, text)
  fc.assert(
    fc.property(someClaims, fc.boolean(), (some, first) => {
      const more = unrelatedClaims(some, phrased, JSON.stringify(dossier), text)
      expect(saidBy(withClaims(dossier, more, first), text)).toEqual(before)
    }),
    { seed: 1, numRuns: 5, endOnFailure: true },
  )
}

describe('unrelated claims do not change the verdicts', () => {
  test('of a dossier with phrasings, when they also have phrasings', () => holds(richDossier, true, WHOLE))
  test('of a dossier of plain sentences, when they are also plain', () => holds(plainDossier, false, WHOLE))
  test('of a dossier with phrasings on an article close to its claims, when they have none', () =>
    holds(richDossier, false, ARTICLE))
  test('of a dossier of plain sentences on an article close to its claims, when they have phrasings', () =>
    holds(plainDossier, true, ARTICLE))

  test('of a dossier with phrasings on an article in other words, when they have none', () =>
    holds(richDossier, false, WHOLE))
  test('of a dossier of plain sentences on an article in other words, when they have phrasings', () =>
    holds(plainDossier, true, WHOLE))
})

test('unrelated claims do not change the verdicts of a part of the bundled dossier', () =>
  holds(bundledSixth, false, published.find((text) => text.includes('Between 2017 and 2022 Karpathy')) ?? ''))
