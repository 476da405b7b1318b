import { rowOf } from '../lexicon/word-table'
import type { Reading } from '../reading'
import type { Partner } from './partners'

interface Span {
  start: number
  end: number
}

/** What stands right beside something in a sentence. */
export interface Sides {
  left: string
  right: string
  leftTerm: string
  rightTerm: string
  preposition: string
}

/** What is asked of a partner for every odd thing that could stand for it, worked out once from all its places. */
export interface Surroundings {
  sides: Record<keyof Sides, Set<string>>
  /** By stem, the places near which it stands; a place that has it twice counts once. */
  byStem: Map<string, number[]>
  /** For each place, how many different stems stand near it. */
  sizes: number[]
  /** Its words in the first places, by dictionary form and place in the word table. */
  lemmas: { lemma: string; row: number }[]
  keys: Set<string>
  /** Its text in lower case between blanks. */
  spaced: string
}

const known = new WeakMap<Partner, Surroundings>()

export function surroundingsOf(partner: Partner): Surroundings {
  const found = known.get(partner) ?? read(partner)
  known.set(partner, found)
  return found
}

function read({ places, text }: Partner): Surroundings {
  const all = places.map((place) => sidesOf(place.reading, place))
  const each = (name: keyof Sides): Set<string> => new Set(all.map((sides) => sides[name]))
  const byStem = new Map<string, number[]>()
  const sizes = places.map((place, i) => {
    const stems = stemsNear(place.reading, place)
    for (const stem of stems) {
      const list = byStem.get(stem)
      if (list) list.push(i)
      else byStem.set(stem, [i])
    }
    return stems.size
  })
  const lemmas = new Set(places.slice(0, 6).flatMap((p) => p.terms.map((t) => t.lemma)))
  return {
    sides: {
      left: each('left'),
      right: each('right'),
      leftTerm: each('leftTerm'),
      rightTerm: each('rightTerm'),
      preposition: each('preposition'),
    },
    byStem,
    sizes,
    lemmas: [...lemmas].filter(Boolean).map((lemma) => ({ lemma, row: rowOf(lemma) })),
    keys: new Set(places.flatMap((p) => p.terms.map((t) => t.key))),
    spaced: ` ${text.toLowerCase()} `,
  }
}

export function sidesOf({ words, terms }: Reading, { start, end }: Span): Sides {
  // Words and terms stand in the order of the text.
  let after = 0
  while (after < words.length && (words[after]?.end ?? 0) <= start) after++
  const before = words.slice(Math.max(0, after - 3), after)
  return {
    left: before.at(-1)?.stem ?? '^',
    right: words.find((w) => w.start >= end)?.stem ?? '$',
    leftTerm: terms.findLast((t) => t.end <= start)?.key ?? '^',
    rightTerm: terms.find((t) => t.start >= end)?.key ?? '$',
    preposition: before.findLast((w) => prepositions.has(w.lower))?.lower ?? '-',
  }
}
const prepositions = new Set(
  'in on at of by for from into to with without about after before between through during since until as than via under over'.split(
    ' ',
  ),
)

/** Stems of the words within 30 characters of a place. */
export function stemsNear({ words }: Reading, { start, end }: Span): Set<string> {
  const stems = new Set<string>()
  for (const w of words)
    if ((w.end <= start && w.end > start - 30) || (w.start >= end && w.start < end + 30)) stems.add(w.stem)
  return stems
}

/** How alike the words around two places are, 0 to 1. */
export function around(here: ReadonlySet<string>, { byStem, sizes }: Surroundings): number {
  const both = new Array<number>(sizes.length).fill(0)
  for (const stem of here) for (const place of byStem.get(stem) ?? []) both[place] = (both[place] ?? 0) + 1
  let best = 0
  for (const [place, size] of sizes.entries())
    best = Math.max(best, (both[place] ?? 0) / Math.max(3, Math.min(here.size, size)))
  return best
}
