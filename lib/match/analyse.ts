import { datesOf, type Anchor } from '@/lib/text/dates'
import { numbersOf } from '@/lib/text/numbers'
import type { Span } from '@/lib/text/sentences'
import { wordsOf, type Word } from '@/lib/text/words'
import { splitClauses } from './clauses'
import { resolvePronouns, type Discourse } from './coreference'
import type { Gazetteer } from './gazetteer'
import { mentionsOf } from './mentions'
import type { Degree, Item, NamedItem, Reading } from './reading'
import { rolesOf } from './roles'
import { termsOf } from './terms'

/**
 * Reads one sentence: its names, dates, quantities, roles, and its clauses with what each asserts.
 *
 * @param folded the whole text, folded; `span` counts in it, and so does everything in the result
 * @param discourse what the sentences before have set up; changed by this one
 */
export function analyseSentence(folded: string, span: Span, gazetteer: Gazetteer, discourse: Discourse, anchor: Anchor, heading = false): Reading {
  const text = folded.slice(span.start, span.end)
  const words = wordsOf(folded, span.start, span.end)
  const items: Item[] = []
  const free = (start: number, end: number): boolean => !items.some((i) => start < i.end && end > i.start)

  const { named, ambiguous } = resolvePronouns(words, mentionsOf(folded, span, words, gazetteer), gazetteer, discourse, heading)
  items.push(...named)
  for (const date of datesOf(text, anchor)) {
    const [start, end] = [span.start + date.start, span.start + date.end]
    // A number in a title is no date; a date that a name was built around still is one.
    if (!free(start, end)) continue
    items.push({ type: 'D', date: { ...date, start, end }, start, end, text: folded.slice(start, end) })
  }
  for (const number of numbersOf(text)) {
    const [start, end] = [span.start + number.start, span.start + number.end]
    if (!free(start, end)) continue
    items.push({ type: 'N', number: { ...number, start, end }, unit: unitAfter(words, end, folded), start, end, text: folded.slice(start, end) })
  }
  for (const { degree, start, end } of degreesOf(text)) {
    if (free(span.start + start, span.start + end)) items.push({ type: 'G', degree, start: span.start + start, end: span.start + end, text: text.slice(start, end) })
  }
  for (const { role, start, end } of rolesOf(text)) {
    if (free(span.start + start, span.start + end)) items.push({ type: 'R', role, start: span.start + start, end: span.start + end, text: text.slice(start, end) })
  }
  items.sort((a, b) => a.start - b.start)

  const terms = termsOf(words, items)
  return {
    start: span.start,
    end: span.end,
    text,
    words,
    items,
    terms,
    clauses: splitClauses(folded, span, words, items, terms),
    question: /\?["')\]]*$/.test(text),
    ofSubject: items.some((i) => i.type === 'S'),
    ambiguous,
    heading,
    implied: impliedSubject(items, words, span, gazetteer, discourse),
  }
}

/** A line of a list has no verb and no person; in a text about the subject it speaks of the subject. */
function impliedSubject(items: Item[], words: Word[], span: Span, gazetteer: Gazetteer, discourse: Discourse): NamedItem | null {
  if (discourse.focus !== gazetteer.subject.id || items.some((i) => i.type === 'S' || i.type === 'P')) return null
  if (words.length > 30 || words.some((w) => /^(is|are|was|were|has|have|had|will|would|can)$/.test(w.lower))) return null
  const { id, name } = gazetteer.subject
  return { type: 'S', kind: 'subject', id, known: true, pronoun: true, certain: true, start: span.start, end: span.start, text: name }
}

const degreeNames: [Degree, RegExp][] = [
  ['doctorate', /\b(?:ph\.?\s?d\.?|d\.?phil\.?|doctorates?|doctoral(?: degree| studies| work| student)?|doctor of philosophy)(?!\w)/gi],
  ['master', /\b(?:master'?s(?: degree)?|m\.?sc\.?|master of (?:science|arts)|m\.?a\.? degree)(?!\w)/gi],
  ['bachelor', /\b(?:bachelor'?s?(?: degree)?(?: of (?:science|arts))?|b\.?sc\.?|undergraduate(?: degree| studies)?|b\.?a\.? degree|first degree)(?!\w)/gi],
]

function degreesOf(text: string): { degree: Degree; start: number; end: number }[] {
  return degreeNames.flatMap(([degree, pattern]) => [...text.matchAll(pattern)].map((m) => ({ degree, start: m.index, end: m.index + m[0].length })))
}

/** The noun that a number counts: the next word, over adjectives and "of the". */
function unitAfter(words: Word[], end: number, folded: string): string {
  const at = words.findIndex((w) => w.start >= end)
  const parts: string[] = []
  let last = end
  for (const word of at < 0 ? [] : words.slice(at, at + 3)) {
    if (/[,;:.()"]/.test(folded.slice(last, word.start)) || stops.has(word.lower)) break
    parts.push(word.stem)
    last = word.end
  }
  return parts.join(' ')
}
const stops = new Set('in on at of and or for by to from with as than that which is was were are who during after before per'.split(' '))
