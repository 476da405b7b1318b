import type { LinkScores } from '@/lib/engine/link/net/linking-net'
import { TOKEN_FLAGS, type Tokens } from '@/lib/engine/link/tokens'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { isAuxiliaryOrPastTense } from '@/lib/engine/analyse/clauses'
import type { DetailKind } from '@/lib/schema/finding'
import { range } from '@/lib/text/lists'
import { spansOverlap, type Span } from '@/lib/text/spans'

/** A part of a sentence that can be checked separately. */
export interface DetailSpan {
  /** Offsets into the text of the article. */
  start: number
  end: number
  kind: DetailKind
  /** Typed value of the span, if any. */
  item: Item | null
  /** Indices of its words in the sentence: from `from` up to, but without, `to`. */
  from: number
  to: number
  /** Indices of the words that decide: the words of the item, or else content words. */
  core: number[]
}

const LEAST_IN_DETAIL = 0.5
/** A word above this probability of differing is always part of a detail. */
const LEAST_DIFFERING = 0.12

const flagOf = (name: (typeof TOKEN_FLAGS)[number]): number => 1 << TOKEN_FLAGS.indexOf(name)
const [NEGATION, QUANTIFIER, ORDER, QUOTED, CONTENT, BREAK, PRONOUN] = (
  ['negation', 'quantifier', 'order', 'quoted', 'content', 'beforePunctuation', 'pronoun'] as const
).map(flagOf) as [number, number, number, number, number, number, number]
const DECIDING_FLAGS = NEGATION | QUANTIFIER | ORDER

export const kindOfItem: Record<Item['type'], DetailKind> = {
  subject: 'name',
  person: 'name',
  org: 'org',
  place: 'place',
  work: 'work',
  name: 'name',
  date: 'date',
  number: 'number',
  role: 'role',
  degree: 'degree',
}

/** The details of a sentence in reading order, without overlaps. The subject itself is not a detail. */
export function detailSpans(reading: ParsedSentence, tokens: Tokens, scores: LinkScores): DetailSpan[] {
  const n = scores.length
  const isInside = (t: number): boolean =>
    1 - (scores.wordProbabilities[t * 4] ?? 1) >= LEAST_IN_DETAIL ||
    (scores.wordProbabilities[t * 4 + 2] ?? 0) >= LEAST_DIFFERING
  const flags = (t: number): number => tokens.flags[t] ?? 0
  const itemAt = (t: number): Item | null => {
    const item = tokens.items[t] ?? null
    return item && 'pronoun' in item && item.pronoun ? null : item
  }
  const isTaken = new Uint8Array(n)
  const spans: DetailSpan[] = []
  const addSpan = (from: number, to: number, core: number[], kind: DetailKind, item: Item | null): void => {
    const first = tokens.words[from]
    const last = tokens.words[to - 1]
    if (!first || !last) return
    for (let t = from; t < to; t++) isTaken[t] = 1
    const sign = item?.type === 'number' && /[$€£¥]/.test(reading.text.charAt(first.start - reading.start - 1)) ? 1 : 0
    spans.push({ start: first.start - sign, end: last.end, kind, item, from, to, core })
  }
  for (let t = 0; t < n;) {
    const item = itemAt(t)
    let to = t + 1
    while (to < n && item && tokens.items[to] === item) to++
    if (item && item.type !== 'subject' && !isBareOne(item)) {
      const core = range(t, to)
      // A number and the noun that it counts are one span, because they are compared as one value.
      let end = to
      const mayGrow = (at: number): boolean => {
        const word = tokens.words[at]
        return (
          isInside(at) && !tokens.items[at] && (flags(at) & CONTENT) !== 0 && !!word && !isAuxiliaryOrPastTense(word)
        )
      }
      while (
        item.type === 'number' &&
        end < Math.min(n, to + MOST_COUNTED) &&
        !(flags(end - 1) & BREAK) &&
        mayGrow(end)
      )
        end++
      addSpan(t, end, core, kindOfItem[item.type], item)
      to = end
    } else if (item) {
      for (let k = t; k < to; k++) isTaken[k] = 1
    }
    t = to
  }
  for (let t = 0; t < n;) {
    if (isTaken[t] || !isInside(t)) {
      t++
      continue
    }
    let to = t + 1
    while (to < n && !isTaken[to] && isInside(to) && !(flags(to - 1) & BREAK)) to++
    let from = t
    let end = to
    // A pronoun cannot be checked by itself: what it means is a name elsewhere.
    const telling = (k: number): boolean => (flags(k) & (CONTENT | DECIDING_FLAGS)) !== 0 && !(flags(k) & PRONOUN)
    while (from < end && !telling(from)) from++
    while (end > from && !telling(end - 1)) end--
    for (const [a, b] of phrasesOf(from, end, (k) => (flags(k) & (CONTENT | DECIDING_FLAGS)) !== 0)) {
      const core = range(a, b).filter(telling)
      if (core.length > 0) addSpan(a, b, core, kindOfWords(core.map(flags)), null)
    }
    t = to
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Maximum number of words after a number that say what it counts. */
const MOST_COUNTED = 2

/** "One" is seldom a figure: "one of them", "no one". */
const isBareOne = (item: Item): boolean => item.type === 'number' && /^one$/i.test(item.text)

/** Maximum number of content words of a phrase that stays whole. */
const LONGEST_PHRASE = 4

/** Divides a run of words into phrases: a long run is cut at words without content. */
function phrasesOf(from: number, end: number, hasContent: (at: number) => boolean): [from: number, end: number][] {
  if (from >= end) return []
  const content = range(from, end).filter(hasContent)
  if (content.length <= LONGEST_PHRASE) return [[from, end]]
  const parts: [number, number][] = []
  for (const at of content) {
    const last = parts.at(-1)
    if (last?.[1] === at && at - last[0] < LONGEST_PHRASE) last[1] = at + 1
    else parts.push([at, at + 1])
  }
  return parts
}

function kindOfWords(flags: readonly number[]): DetailKind {
  if (flags.some((f) => f & NEGATION)) return 'negation'
  if (flags.length > 0 && flags.every((f) => f & QUOTED)) return 'quote'
  if (flags.length <= 3 && flags.some((f) => f & ORDER)) return 'order'
  if (flags.length <= 3 && flags.some((f) => f & QUANTIFIER)) return 'quantifier'
  return 'term'
}

/** Returns the parts of a sentence that lie beside a span. */
export const partsBeside = <Part extends Span>(parts: readonly Part[], span: Span): Part[] =>
  parts.filter((part) => !spansOverlap(part, span))
