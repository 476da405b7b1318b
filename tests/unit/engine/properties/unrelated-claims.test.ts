import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim, Dossier } from '@/lib/dossier/schema'
import { createEngine } from '@/lib/engine'
import { bundledSixth, published } from './bundled'
import { ARTICLE, LOOSELY_SAID, plainDossier, richDossier } from './invented-life'
import { verdicts } from './told'
import { someClaims, unrelatedClaims } from './unrelated'

// A dossier with additional claims on bakeries and bridges gives the same verdicts on an article about neither. Word
// weights depend on all claims, so the evidence may differ; the verdict must not.

const saidBy = (dossier: Dossier, text: string): string[] => verdicts(createEngine(dossier).check({ text }).findings)
const withClaims = (dossier: Dossier, more: Claim[], first: boolean): Dossier => ({
  ...dossier,
  claims: first ? [...more, ...dossier.claims] : [...dossier.claims, ...more],
})
const WHOLE = `${ARTICLE}\n${LOOSELY_SAID}`

/** Does adding claims, with phrasings or without, leave the verdicts on a text as they were? */
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

describe('unrelated claims change no verdict', () => {
  test('of a dossier with phrasings, when they have phrasings too', () => holds(richDossier, true, WHOLE))
  test('of a dossier of plain sentences, when they are plain too', () => holds(plainDossier, false, WHOLE))
  test('of a dossier with phrasings on plain words, when they have none', () => holds(richDossier, false, ARTICLE))
  test('of a dossier of plain sentences on plain words, when they have phrasings', () =>
    holds(plainDossier, true, ARTICLE))

  test('of a dossier with phrasings on looser words, when they have none', () => holds(richDossier, false, WHOLE))
  test('of a dossier of plain sentences on looser words, when they have phrasings', () =>
    holds(plainDossier, true, WHOLE))
})

test('unrelated claims change no verdict of a part of the bundled dossier', () =>
  holds(bundledSixth, false, published.find((text) => text.includes('Between 2017 and 2022 Karpathy')) ?? ''))
