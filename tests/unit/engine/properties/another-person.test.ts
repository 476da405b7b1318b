// @module-tag engine
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'
import { sentencesOf } from '@/lib/text/sentences'
import { bundledDossier, bundledWords, changed, KARPATHY, published } from './bundled'
import { ARTICLE, DOSTAN, plainDossier, richDossier } from './invented-life'
import { anyName, commonName, rareName, renamed, type Name } from './names'
import { kinds, otherValue, trueSentences, withValue } from './one-valued'

// A sentence about an unknown person must not be contradicted, however similar to a claim and whatever precedes it.

const contradicted = (engine: Engine, text: string): string[] =>
  engine.check({ text }).findings.flatMap((f) => (f.verdict === 'contradicted' ? [f.quote] : []))

const PEOPLE = ['Jürgen Åsell', 'Piotr Wałek', 'Inês Calado']
const SUBJECT = DOSTAN.join(' ')

/** Sentences on the invented life, as they are and with a wrong value. */
const said = kinds.flatMap((kind) => trueSentences[kind].map((sentence) => ({ kind, sentence })))
const anyOf = (sentences: typeof said): fc.Arbitrary<string> =>
  fc
    .constantFrom(...sentences)
    .chain(({ kind, sentence }) =>
      fc.option(otherValue(kind, sentence, PEOPLE), { nil: undefined }).map((value) => withValue(sentence, value).text),
    )
const inFull = (sentence: string): string =>
  sentence.includes(SUBJECT) ? sentence : sentence.replace('Dostan', SUBJECT)
const byPronoun = (sentence: string): string =>
  sentence
    .replace(/(?:Mirela )?Dostan’s/, (_, at) => (at === 0 ? 'Her' : 'her'))
    .replace(/(?:Mirela )?Dostan/, (_, at) => (at === 0 ? 'She' : 'she'))

/** A context that makes a sentence about another person: `who`, whose name `put` inserts. */
type Setting = (who: string, sentence: string, put: (text: string) => string) => string
const alone: Setting = (_, sentence, put) => put(inFull(sentence))
const byFamilyName: Setting = (who, sentence, put) => `${who} is a chemist. ${put(sentence)}`
const afterSubject: Setting = (_, sentence, put) => `${SUBJECT} is a physicist. ${put(inFull(sentence))}`
const byFamilyNameAfterSubject: Setting = (who, sentence, put) =>
  `${SUBJECT} is a physicist. ${who} is a chemist. ${put(sentence)}`
const byPronounAfterSubject: Setting = (who, sentence) =>
  `${SUBJECT} is a physicist. ${who} is a chemist. ${byPronoun(sentence)}`

/** Sentences about her named works and firms. */
const ofThings = said.filter(({ sentence }) => /Krill|Fennlys|GL210|“|expedition/.test(sentence))
const ofHer = said.filter((s) => !ofThings.includes(s))
const withHer = ofHer.filter(({ sentence }) => sentence.includes(' her '))
const withoutHer = ofHer.filter((s) => !withHer.includes(s))

/** Largest share, as measured; it may only become smaller. */
const MOST_OF_THINGS = 0.4
// Two in three of them are wrong of the other person too: "DenseCap, for which Johnson and Anna Letum share the first place".
const MOST_OF_BUNDLED = 0.032

describe.each([
  ['marked values', richDossier],
  ['plain sentences', plainDossier],
])('with a dossier of %s, a sentence about another person is not contradicted', (_, dossier) => {
  const engine = createEngine(dossier)
  const words = [JSON.stringify(dossier), ARTICLE]
  /** The share of wrongly contradicted texts is at most `most`, as measured; it may only become smaller. */
  const seldom = (setting: Setting, sentences: typeof said, name: fc.Arbitrary<Name>, most = 0): void => {
    const drawn = fc.sample(fc.tuple(name, anyOf(sentences)), { seed: 1, numRuns: 120 })
    const texts = drawn.map(([to, sentence]) => setting(to.join(' '), sentence, (t) => renamed(t, DOSTAN, to)))
    const wrong = texts.flatMap((text) => contradicted(engine, text))
    expect(wrong.length, wrong.slice(0, 3).join('\n')).toBeLessThanOrEqual(most * drawn.length)
  }

  test('on its own', () => seldom(alone, ofHer, anyName(...words)))
  test('with the family name', () => seldom(byFamilyName, ofHer, anyName(...words)))

  test('after a sentence about the subject', () => seldom(afterSubject, withoutHer, anyName(...words)))
  // “Mirela Dostan is a physicist. Anna Bunal took her doctorate at Norrby University in 1990.”
  test('with a possessive pronoun after a sentence about the subject', () =>
    seldom(afterSubject, withHer, anyName(...words)))

  test('with the family name, after the subject was named', () =>
    seldom(byFamilyNameAfterSubject, ofHer, commonName(...words), 0.05))
  test('with a pronoun, after the subject was named', () =>
    seldom(byPronounAfterSubject, ofHer, commonName(...words), 0.05))
  // A given name that is in no list is recognised by the words after it: “Gakal Biloman is a chemist.”
  test('with the family name, after the subject was named, for a rare given name', () =>
    seldom(byFamilyNameAfterSubject, ofHer, rareName(...words), 0.05))
  test('with a pronoun, after the subject was named, for a rare given name', () =>
    seldom(byPronounAfterSubject, ofHer, rareName(...words), 0.05))

  // “Anna Bunal released the ice radar Krill in 1998.” The date of a known thing counts as its only one, with any maker.
  test('about a work or firm of the subject', () => seldom(alone, ofThings, anyName(...words), MOST_OF_THINGS))

  // The weight of Krill is wrong for any builder.
  test('in a whole article', () =>
    fc.assert(
      fc.property(anyName(...words), (to) => {
        const found = contradicted(engine, renamed(ARTICLE, DOSTAN, to))
        expect(found.filter((quote) => quote !== 'Krill weighs 60 kilograms.')).toEqual([])
      }),
      { seed: 1, numRuns: 10, endOnFailure: true },
    ))
})

describe('with the bundled dossier, a sentence about another person is not contradicted', () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const texts = [...published, ...changed]
  const [given, family] = KARPATHY
  const full = KARPATHY.join(' ')
  const sentences = texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => sentencesOf(line).map(({ start, end }) => line.slice(start, end)))
    .filter((sentence) => sentence.includes(family))
    .map((sentence) => (sentence.includes(given) ? sentence : sentence.replace(family, full)))

  test('on its own, and after a sentence about the subject', () => {
    expect(sentences.length).toBeGreaterThan(100)
    const leads = fc.constantFrom('', `${full} is an engineer. `)
    const drawn = fc.sample(fc.tuple(leads, fc.constantFrom(...sentences), anyName(...bundledWords)), {
      seed: 1,
      numRuns: 250,
    })
    const wrong = drawn.flatMap(([lead, sentence, to]) => contradicted(engine, lead + renamed(sentence, KARPATHY, to)))
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(MOST_OF_BUNDLED * drawn.length)
  })

  test('in a whole article', () =>
    fc.assert(
      fc.property(fc.constantFrom(...published), anyName(...bundledWords), (text, to) => {
        const found = contradicted(engine, renamed(text, KARPATHY, to))
        expect(found.filter((quote) => /\b(?:he|his|him)\b/i.test(quote) || quote.includes(to[1]))).toEqual([])
      }),
      { seed: 1, numRuns: 30, endOnFailure: true },
    ))
})
