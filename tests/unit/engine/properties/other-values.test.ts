// @module-tag engine
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'
import { differing } from '../invented'
import type { Finding } from '@/lib/schema/finding'
import { bundledDossier, published } from './bundled'
import { plainDossier, richDossier } from './invented-life'
import { kinds, months, otherValue, trueSentences, withValue, type Kind } from './one-valued'

// By tests/eval/LABELS.md, a true sentence with another value where only one can be true is contradicted. Unverified,
// disputed or nothing is a miss. "Supported" is an error, and so is "supported in part", because users take the rest as
// not covered, unless a difference shows the value.

type Place = ReturnType<typeof withValue>

const findingAt = (engine: Engine, { text, start }: Place) =>
  engine.check({ text }).findings.find((f) => f.start <= start && f.end > start)

/** Fully supported: the whole sentence is called supported. */
const isFullySupported = (finding: Finding | undefined): boolean => finding?.verdict === 'supported' && !finding.partial

/** Supported fully or in part, without a difference at the wrong value. */
const isSupportedWithoutWarning = (finding: Finding | undefined, place: Place): boolean =>
  finding?.verdict === 'supported' && !differing(finding).some((d) => d.start < place.end && d.end > place.start)

interface Sample {
  kind: Kind
  /** Sentences with a value in braces. */
  sentences: readonly string[]
  people: readonly string[]
  count?: number
}

/** The shares of sentences with another value that have these outcomes. The same sentences are drawn each time. */
function sharesOf(engine: Engine, { kind, sentences, people, count = 100 }: Sample) {
  const other = fc
    .constantFrom(...sentences)
    .chain((sentence) => otherValue(kind, sentence, people).map((value) => withValue(sentence, value)))
  const places = fc.sample(other, { seed: 1, numRuns: count })
  const found = places.map((place) => ({ place, finding: findingAt(engine, place) }))
  const share = (isSo: (finding: Finding | undefined, place: Place) => boolean): number =>
    found.filter(({ place, finding }) => isSo(finding, place)).length / found.length
  return { fully: share(isFullySupported), withoutWarning: share(isSupportedWithoutWarning) }
}

/** Expects shares that are at most as large. */
function expectAtMost(shares: ReturnType<typeof sharesOf>, most: typeof shares): void {
  expect(shares.fully).toBeLessThanOrEqual(most.fully)
  expect(shares.withoutWarning).toBeLessThanOrEqual(most.withoutWarning)
}

const PEOPLE = ['Jürgen Åsell', 'Piotr Wałek', 'Inês Calado']

/**
 * The largest shares that are allowed, as measured. They may only become smaller. Most of what is left: the other value is
 * that of another claim or of the other half of the sentence ("joined in 1990 and left in 1990").
 */
const MOST = {
  rich: { fully: 0.05, withoutWarning: 0.1 },
  plain: { fully: 0.05, withoutWarning: 0.1 },
  // The subject's name is not a detail, so that a sentence with it in place of another is seldom warned of.
  subjectName: { fully: 0.96 },
  bundled: { fully: 0.05, withoutWarning: 0.1 },
  article: { fully: 0.1, withoutWarning: 0.2 },
}

describe.each([
  ['marked values', 'rich', richDossier],
  ['plain sentences', 'plain', plainDossier],
] as const)('with a dossier of %s', (_, form, dossier) => {
  const engine = createEngine(dossier)

  test('most unchanged sentences are supported, as a condition of the other tests', () => {
    const places = Object.values(trueSentences).flatMap((list) => list.map((sentence) => withValue(sentence)))
    const supported = places.filter((place) => findingAt(engine, place)?.verdict === 'supported')
    expect(supported.length).toBeGreaterThan(places.length * 0.8)
  })

  test.each(kinds)('a sentence with another %s is hardly ever fully supported, and seldom without a warning', (kind) =>
    expectAtMost(sharesOf(engine, { kind, sentences: trueSentences[kind], people: PEOPLE }), MOST[form]),
  )
})

describe('with the bundled dossier', () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const { name: subject } = bundledDossier.subject
  const people = bundledDossier.entities.filter((e) => e.kind === 'person' && e.name !== subject).map((e) => e.name)
  const claims = bundledDossier.claims.filter((claim) => claim.status === 'established' && !claim.correction)

  /** The sentences of the claims, each with a value in braces that is marked as single. */
  const marked = (kind: Kind): string[] =>
    claims.flatMap(({ text, marks, slots }) =>
      marks.flatMap(({ slot, start, end }) => {
        const words = text.slice(start, end)
        const at = slots[slot]?.single ? placeIn(words, kind, slots[slot].type) : null
        // An approximate value may be another value too.
        if (!at || /\b(?:about|around|roughly|nearly|almost|some|more than|less than)\s+$/i.test(text.slice(0, start)))
          return []
        const [from, to] = [start + at.index, start + at.index + at[0].length]
        return [`${text.slice(0, from)}{${text.slice(from, to)}}${text.slice(to)}`]
      }),
    )
  const placeIn = (words: string, kind: Kind, type: string): RegExpExecArray | null => {
    if (kind === 'year' && type === 'date') return /\b(?:19|20)\d\d\b/.exec(words)
    if (kind === 'month' && type === 'date') return new RegExp(`\\b(?:${months.join('|')})\\b`).exec(words)
    if (kind === 'number' && type === 'number') return /^\d+\b(?![.,]\d)/.exec(words)
    return kind === 'name' && type === 'name' && people.includes(words) ? /.+/.exec(words) : null
  }

  test('there are enough marked values', () =>
    expect(kinds.map((kind) => marked(kind).length > 15)).toEqual(kinds.map(() => true)))

  test.each(kinds)('a claim with another %s is hardly ever fully supported, and seldom without a warning', (kind) =>
    expectAtMost(sharesOf(engine, { kind, sentences: marked(kind), people, count: 300 }), MOST.bundled),
  )

  test('a claim with the subject’s name in place of another is not always fully supported', () => {
    const places = marked('name').map((sentence) => withValue(sentence, subject))
    const share = places.filter((place) => isFullySupported(findingAt(engine, place))).length / places.length
    expect(share).toBeLessThanOrEqual(MOST.subjectName.fully)
  })

  /** Supported sentences of the articles, in context, with a year in braces that is single in one of their claims. */
  const told = published.flatMap((article) =>
    engine.check({ text: article }).findings.flatMap(({ verdict, claims: behind, start, end, quote }) => {
      const year = /\b(?:19|20)\d\d\b/.exec(quote)
      const isSure = claims.some(
        ({ id, slots }) =>
          behind.includes(id) &&
          slots.some((s) => s.single && s.type === 'date' && s.value.startsWith(year?.[0] ?? '-')),
      )
      if (verdict !== 'supported' || !year || !isSure || /[{}]/.test(article)) return []
      const at = start + year.index
      return [`${article.slice(0, at)}{${year[0]}}${article.slice(at + 4, end)}`]
    }),
  )

  test('there are enough sentences of articles', () => expect(told.length).toBeGreaterThan(10))
  test('a sentence of an article with another year is hardly ever fully supported, and seldom without a warning', () =>
    expectAtMost(sharesOf(engine, { kind: 'year', sentences: told, people }), MOST.article))
})
