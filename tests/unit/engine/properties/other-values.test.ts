import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'
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
function isFullySupported(engine: Engine, place: Place): boolean {
  const finding = findingAt(engine, place)
  return finding?.verdict === 'supported' && !finding.partial
}

/** Supported fully or in part, without a difference at the wrong value. */
function isSupportedWithoutWarning(engine: Engine, place: Place): boolean {
  const finding = findingAt(engine, place)
  if (finding?.verdict !== 'supported') return false
  return !finding.differences.some((d) => d.start < place.end && d.end > place.start)
}

/** Whether no sentence with another value has this outcome. */
function never(
  isSo: (engine: Engine, place: Place) => boolean,
  engine: Engine,
  kind: Kind,
  sentences: readonly string[],
  people: readonly string[],
  numRuns = 100,
): void {
  const other = fc
    .constantFrom(...sentences)
    .chain((sentence) => otherValue(kind, sentence, people).map((value) => withValue(sentence, value)))
  fc.assert(
    fc.property(other, (place) => {
      expect(isSo(engine, place)).toBe(false)
    }),
    { seed: 1, numRuns, endOnFailure: true },
  )
}

const PEOPLE = ['Jürgen Åsell', 'Piotr Wałek', 'Inês Calado']

/** Sentences that are supported without a warning, each with the values that cause it. */
const supportedWithoutWarning: Record<'rich' | 'plain', Partial<Record<Kind, readonly string[]>>> = {
  rich: {
    year: [
      // 1990: she joined it then.
      'Dostan joined the Skarvik Institute in 1990 and left it in {1997}.',
    ],
    // Any other number.
    number: [],
    name: [],
  },
  plain: {
    year: ['Dostan joined the Skarvik Institute in 1990 and left it in {1997}.'],
    // Any other name: without marked values only another supervisor conflicts.
    name: [
      'Dostan’s successor as CEO of Fennlys was {Piotr Wałek}.',
      'Dostan’s book “A Hand Lens for Winter” was translated by {Inês Calado}.',
    ],
  },
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

  test.each(kinds)('a sentence with another %s is not fully supported', (kind) => {
    never(isFullySupported, engine, kind, trueSentences[kind], PEOPLE)
  })
  // Fails: the engine does not notice that both years are the last one.
  test.fails('a sentence with its last year in place of its first is not fully supported', () => {
    const sentence = 'Dostan studied physics at Lindmoor College from {1979} to 1984.'
    expect(isFullySupported(engine, withValue(sentence, '1984'))).toBe(false)
  })

  test.each(kinds)('a sentence with another %s is not supported without a warning', (kind) => {
    const sentences = trueSentences[kind].filter((s) => !supportedWithoutWarning[form][kind]?.includes(s))
    never(isSupportedWithoutWarning, engine, kind, sentences, PEOPLE)
  })
  test.fails.each(kinds.flatMap((kind) => (supportedWithoutWarning[form][kind] ?? []).map((s) => [s, kind] as const)))(
    '“%s” with another %s is not supported without a warning',
    (sentence, kind) => never(isSupportedWithoutWarning, engine, kind, [sentence], PEOPLE, 200),
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

  test('a claim with another name is not fully supported', () =>
    never(isFullySupported, engine, 'name', marked('name'), people, 150))
  // Fails: “The ILSVRC paper's first author is Andrej Karpathy; …” (Olga Russakovsky).
  test.fails('a claim with the subject’s name in place of another is not fully supported', () => {
    for (const sentence of marked('name')) expect(isFullySupported(engine, withValue(sentence, subject))).toBe(false)
  })
  test('a claim with another number is not fully supported', () =>
    never(isFullySupported, engine, 'number', marked('number'), people, 300))
  // Fails for one or two in a hundred years and months:
  test.fails.each<Kind>([
    // “Karpathy extended the Software 2.0 framework to Software 3.0 in 2017, with LLMs as the new runtime …” (2025)
    'year',
    // “Karpathy left OpenAI for the second time in July 2024.” (February)
    'month',
  ])('a claim with another %s is not fully supported', (kind) =>
    never(isFullySupported, engine, kind, marked(kind), people, 300),
  )
  // Fails: “Hugo Pernat was Karpathy's most significant professional relationship in his years at Tesla.” (Elon Musk)
  test.fails.each(kinds)('a claim with another %s is not supported without a warning', (kind) =>
    never(isSupportedWithoutWarning, engine, kind, marked(kind), people, 300),
  )

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
  // Fails: "The bachelor's is from Toronto (2011), the master's from British Columbia (2011)." (2009): the other half has 2011.
  test('a sentence of an article with another year is not fully supported', () =>
    never(isFullySupported, engine, 'year', told, people, 60))
  // Fails: “… he built the carmaker's "occupancy network" approach to autonomous driving before leaving in 2020.” (2022)
  test.fails('a sentence of an article with another year is not supported without a warning', () =>
    never(isSupportedWithoutWarning, engine, 'year', told, people, 100),
  )
})
