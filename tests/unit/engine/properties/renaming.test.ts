// @module-tag engine
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { bundledSixth, bundledWords, KARPATHY, published } from './bundled'
import { ARTICLE, DOSTAN, LOOSELY_SAID, plainDossier, richDossier } from './invented-life'
import { anyName, renamed, renamedDossier, type Name } from './names'
import { told } from './told'

// The engine does not know its subject: with another name in dossier and article, it gives the same verdicts. The reader reads
// the name too, so a finding at a bar may cross it; none turns from supported to contradicted or back.

/** Share of findings that another name may move: of 26, Rose Lee moves two from supported to unverified, made-up names up to four. */
const MOST_MOVED = 4 / 26
const OPPOSITE: Record<string, string> = { supported: 'contradicted', contradicted: 'supported' }

function expectNearlySame(after: readonly string[], before: readonly string[]): void {
  const verdictIn = (line: string): string => /: (\w+)/.exec(line)?.[1] ?? ''
  const moved = before.filter((line) => !after.includes(line))
  const turned = moved.filter((line) => {
    const [sentence] = line.split(': ')
    const other = after.filter((one) => one.startsWith(`${sentence}: `))
    return other.some((one) => verdictIn(one) === OPPOSITE[verdictIn(line)])
  })
  expect(turned).toEqual([])
  if (moved.length > MOST_MOVED * before.length || after.length !== before.length) expect(after).toEqual(before)
}

describe.each([
  ['marked values', richDossier],
  ['plain sentences', plainDossier],
])('a dossier of %s on a person with another name', (_, dossier) => {
  const text = `${ARTICLE}\n${LOOSELY_SAID}`
  const before = told(createEngine(dossier).check({ text }).findings)
  const under = (name: Name): string[] => {
    const engine = createEngine(renamedDossier(dossier, DOSTAN, name))
    const { findings } = engine.check({ text: renamed(text, DOSTAN, name) })
    return told(findings, (quote) => renamed(quote, name, DOSTAN))
  }

  test('turns no verdict round, and moves few to the one beside it', () => {
    fc.assert(
      fc.property(anyName(JSON.stringify(dossier), text), (name) => {
        expectNearlySame(under(name), before)
      }),
      { seed: 1, numRuns: 10, endOnFailure: true },
    )
  })

  test.each<Name>([
    ['Mirela Ann', 'Dostan'],
    ['J. R.', 'Dostan'],
    ['Élodie', 'Østberg'],
    ['Łucja', 'Świder'],
    ['Grace', 'MacDonald'],
    ['Will', 'Young'],
    ['Rose', 'Lee'],
    ['Mirela', 'Brooks'],
    ['Anne-Marie', 'Dostan-Berg'],
    ['Åsa', "O'Hara"],
  ])('does the same for names of other forms: %s %s', (...name) => expectNearlySame(under(name), before))
})

test('a part of the bundled dossier on a person with another name turns no verdict round', () => {
  const saidOf = (name: Name): string[] => {
    const engine = createEngine(name === KARPATHY ? bundledSixth : renamedDossier(bundledSixth, KARPATHY, name))
    return published.slice(0, 10).flatMap((text) => {
      const { findings } = engine.check({ text: renamed(text, KARPATHY, name) })
      return told(findings, (quote) => renamed(quote, name, KARPATHY))
    })
  }
  const before = saidOf(KARPATHY)
  fc.assert(
    fc.property(anyName(...bundledWords), (name) => {
      expectNearlySame(saidOf(name), before)
    }),
    { seed: 1, numRuns: 2, endOnFailure: true },
  )
})
