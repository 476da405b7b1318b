// @module-tag engine
import { describe, expect, test } from 'vitest'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { createNameFinder } from '@/lib/dossier/browse/entity-graph'
import { parseDossierText } from '@/lib/dossier/format/load'
import { readMarks } from '@/lib/dossier/format/mark-syntax'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { findAnchor } from '@/tests/unit/page/anchor/find-anchor'
import { isEnglish } from '@/lib/extract/language'
import { mayMention, mentionsName } from '@/lib/text/mentions'
import { createEngine } from '@/lib/engine'
import { kindOfName, nameKey, namesIn } from '@/lib/engine/analyse/gazetteer'
import { rolesOf } from '@/lib/engine/analyse/roles'
import { dateOfIso, datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { numbersOf } from '@/lib/text/numbers'
import { sentencesOf } from '@/lib/text/sentences'
import { formsOf, wordsOf } from '@/lib/text/words'
import { element, htmlOf, link, markdownOf } from '@/lib/documents/document'
import { richDossier } from './invented-life'
import { blanks, outgrows, repeated } from './hostile-text'

// Any text takes linear time. hostile.test.ts tests long pages; this tests the longest text that is read as one
// sentence (2,000 characters), and each parser separately.

const engine = createEngine(richDossier)
const check = (text: string): unknown => engine.check({ text })
check('Mirela Dostan joined the Skarvik Institute in 1990, and she left; so did 5 of us. '.repeat(300))

const SENTENCE = 450
const PAGE = 3000
const settings = [
  ['a page', PAGE, ''],
  ['a sentence', SENTENCE, ''],
  ['the second half of a sentence', SENTENCE, 'Mirela Dostan left;'],
] as const

describe.each(settings)('%s of repeated text', (_, length, head) => {
  test.each(repeated)('is checked in linear time: %j', (unit) =>
    expect(outgrows(check, unit, length, head)).toBe(false),
  )
})
test.each(blanks)('a sentence of mostly %j is checked in linear time', (blank) => {
  expect(outgrows(check, blank, SENTENCE)).toBe(false)
  expect(outgrows(check, blank, PAGE)).toBe(false)
  expect(outgrows(check, `${blank}a`, SENTENCE, 'Mirela Dostan left;')).toBe(false)
})
test('a run of blanks after a statement is checked in linear time', () =>
  expect(outgrows(check, ' ', 250, 'Mirela Dostan left;')).toBe(false))

/** All pattern-based parsers that can be called separately; relations and clauses are behind the engine. */
const readers: Record<string, (text: string) => unknown> = {
  fold,
  sentencesOf: (text) => sentencesOf(text),
  wordsOf: (text) => wordsOf(text),
  formsOf,
  datesOf: (text) => datesOf(text, { day: 19_000 }),
  dateOfIso,
  numbersOf,
  rolesOf,
  namesIn,
  nameKey,
  kindOfName: (text) => kindOfName(text),
  plainWords,
  readMarks,
  parseDossierText,
  'a name finder': createNameFinder(richDossier.entities),
  mentions: (text) => mentionsName(text, ['Mirela Dostan', 'Dostan']),
  mayMention: (text) => mayMention(text, ['Mirela Dostan', 'Dostan']),
  isEnglish: (text) => isEnglish(text, null),
  findAnchor: (text) => findAnchor(`x${text}`, makeAnchor(text, 200, 260)),
  markdownOf: (text) => markdownOf(element('p', element('strong', text), link(`https://a.example/${text}`, text))),
  htmlOf: (text) => htmlOf(element('p', { title: text }, text)),
}
test.each(Object.entries(readers))('%s takes linear time', (_, read) => {
  const units = [...repeated, ...blanks].filter(
    (unit) => outgrows(read, unit, 500) || outgrows(read, unit, 500, 'Mirela "'),
  )
  expect(units).toEqual([])
})
