// @module-tag engine
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dossier } from '@/lib/dossier/format/schema'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine, type Engine } from '@/lib/engine'
import { bundledDossier, changed, published } from './bundled'
import { ARTICLE, LOOSELY_SAID, plainDossier, richDossier } from './invented-life'
import { rewritten } from './names'
import { told } from './told'

// The form of blanks, quotes, dashes and characters does not change verdicts and evidence.

/** The replacement and its pattern. Places are random: everywhere, or some. */
type Form = [name: string, pattern: RegExp, put: string]

const blanks: Form[] = [
  ['no-break spaces', / /g, '\u00a0'],
  ['narrow no-break spaces', / /g, '\u202f'],
  ['thin spaces', / /g, '\u2009'],
  ['em spaces', / /g, '\u2003'],
  ['ideographic spaces', / /g, '\u3000'],
]
const marks: Form[] = [
  ['straight quotes', /[“”]/g, '"'],
  ['French quotes, left', /“/g, '«\u202f'],
  ['French quotes, right', /”/g, '\u202f»'],
  ['low quotes', /“/g, '„'],
  ['straight apostrophes', /’/g, "'"],
  ['acute accents as apostrophes', /’/g, '´'],
  ['letter apostrophes', /’/g, 'ʼ'],
  ['primes as apostrophes', /’/g, '′'],
  ['em dashes between clauses', / – /g, ' — '],
  ['en dashes between clauses', / — /g, ' – '],
  ['horizontal bars between clauses', / [–—] /g, ' ― '],
  ['tight dashes between clauses', / [–—] /g, '—'],
  ['hyphens between clauses', / [–—] /g, ' - '],
  ['hyphens in ranges', /(?<=\d)–(?=\d)/g, '-'],
  ['figure dashes in ranges', /(?<=\d)–(?=\d)/g, '‒'],
  ['minus signs in ranges', /(?<=\d)–(?=\d)/g, '−'],
  ['Unicode hyphens', /(?<=\p{L})-(?=\p{L})/gu, '‐'],
  ['no-break hyphens', /(?<=\p{L})-(?=\p{L})/gu, '\u2011'],
]

/** Wider or invisible characters. */
const unseen: Form[] = [
  ['two blanks', / /g, '  '],
  ['tabs', / /g, '\t'],
  ['zero-width spaces next to blanks', / /g, ' \u200b'],
  ['zero-width spaces in words', /(?<=\p{L}{3})(?=\p{L}{3})/gu, '\u200b'],
  ['soft hyphens in words', /(?<=\p{L}{3})(?=\p{L}{3})/gu, '\u00ad'],
]
const singles: Form[] = [
  ['single quotes', /“([^”]*)”/g, '‘$1’'],
  ['straight single quotes', /“([^”]*)”/g, "'$1'"],
]

const apply = (text: string, [, pattern, put]: Form, places: readonly boolean[]): string => {
  let n = 0
  // "$1" in a replacement inserts the matched group.
  return text.replace(pattern, (found, kept) => (places[n++ % places.length] ? put.replace('$1', String(kept)) : found))
}
const anyPlaces = fc.oneof(fc.constant([true]), fc.array(fc.boolean(), { minLength: 7, maxLength: 31 }))

/** With each form, and with several at once, the engine gives the same results, but for `mayDiffer` findings a text. */
function holds(engine: Engine, texts: readonly string[], forms: readonly Form[], numRuns: number, mayDiffer = 0): void {
  const known = new Map<string, string[]>()
  const before = (text: string): string[] => {
    const said = known.get(text) ?? told(engine.check({ text }).findings)
    known.set(text, said)
    return said
  }
  const some = fc.subarray([...forms], { minLength: 1 })
  fc.assert(
    fc.property(fc.constantFrom(...texts), some, anyPlaces, (text, chosen, places) => {
      const other = chosen.reduce((all, form) => apply(all, form, places), text)
      const said = told(engine.check({ text: other }).findings)
      // A finding that goes moves those behind it, so lines are compared wherever they stand.
      const more = said.filter((line) => !before(text).includes(line))
      const fewer = before(text).filter((line) => !said.includes(line))
      if (mayDiffer === 0 || Math.max(more.length, fewer.length) > mayDiffer) expect(said).toEqual(before(text))
    }),
    { seed: 1, numRuns, endOnFailure: true },
  )
}

const TEXT = `${ARTICLE}\n${LOOSELY_SAID}`

describe.each([
  ['marked values', richDossier],
  ['plain sentences', plainDossier],
])('with a dossier of %s, no verdict depends on', (_, dossier) => {
  const engine = createEngine(dossier)
  const before = told(engine.check({ text: TEXT }).findings)
  const saidOf = (text: string): string[] => told(engine.check({ text }).findings)

  test('the kind of blanks', () => holds(engine, [TEXT], blanks, 20))
  test('the form of quotes, apostrophes, dashes and hyphens', () => holds(engine, [TEXT], marks, 30))

  test.each([...unseen, ...singles])('%s', (...form) => holds(engine, [TEXT], [form], 20))

  test.each([
    ['composed', TEXT.normalize('NFC')],
    ['decomposed', TEXT.normalize('NFD')],
  ])('whether letters are %s', (__, text) => expect(saidOf(text)).toEqual(before))

  test.each([
    ['blank lines', TEXT.replace(/\n/g, '\n\n')],
    ['line ends of Windows', TEXT.replace(/\n/g, '\r\n')],
    ['indents', TEXT.replace(/^/gm, '   ').replace(/$/gm, '\u00a0')],
    ['a byte order mark', `\ufeff${TEXT}`],
  ])('%s', (__, text) => expect(saidOf(text)).toEqual(before))

  test('where the lines of a paragraph are broken', () => {
    const blocks = [...TEXT.matchAll(/[^\n]+/g)].map(({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
      kind: 'paragraph' as const,
    }))
    fc.assert(
      fc.property(anyPlaces, (places) => {
        const text = apply(TEXT, ['line breaks', / /g, '\n'], places)
        expect(told(engine.check({ text, blocks }).findings)).toEqual(before)
      }),
      { seed: 1, numRuns: 20, endOnFailure: true },
    )
  })
})

const onDecomposed = (dossier: Dossier): string[] => {
  const engine = createEngine(rewritten(dossier, (text) => text.normalize('NFD')))
  return told(engine.check({ text: TEXT }).findings)
}
const onComposed = (dossier: Dossier): string[] => told(createEngine(dossier).check({ text: TEXT }).findings)

test('the verdicts do not change when a dossier with entities is in decomposed letters', () =>
  expect(onDecomposed(richDossier)).toEqual(onComposed(richDossier)))
test('the verdicts do not change when a dossier without entities is in decomposed letters', () =>
  expect(onDecomposed(plainDossier)).toEqual(onComposed(plainDossier)))

describe('with the bundled dossier, no verdict on an article depends on', () => {
  const engine = createEngine(bundledDossier, bundledIndex)
  const texts = [...published, ...changed]

  test('the kind of blanks', () => holds(engine, texts, blanks, 10))
  test('the form of quotes, apostrophes, dashes and hyphens', () => holds(engine, texts, marks, 15))
  // Distances are counted in characters, so a sentence at the border of a verdict, or a claim beside it, may cross it.
  test('invisible characters and wider blanks, but for two sentences of an article', () =>
    holds(engine, texts, unseen, 10, 2))
  test('zero-width spaces after hyphens, but for one sentence of an article', () =>
    holdsOn(['zero-width spaces after hyphens', /(?<=\p{L}-)(?=\p{L})/gu, '\u200b'], 1))
  test('em dashes in ranges', () => holdsOn(['em dashes in ranges', /(?<=\d)–(?=\d)/g, '—'], 0))
  function holdsOn(form: Form, mayDiffer: number): void {
    const matter = texts.filter((text) => apply(text, form, [true]) !== text)
    holds(engine, matter, [form], 25, mayDiffer)
  }
  test('whether letters are decomposed', () => {
    for (const text of texts.filter((t) => t.normalize('NFD') !== t)) {
      const said = told(engine.check({ text: text.normalize('NFD') }).findings)
      expect(said).toEqual(told(engine.check({ text }).findings))
    }
  })
})
