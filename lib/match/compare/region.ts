import { hypothesis, negation } from '../clauses'
import type { Clause, Item, Reading } from '../reading'
import type { Index } from '../retrieve'
import { fits } from '../same'
import type { ClaimView } from '../views'

/** How much a word of weight that the claim lacks speaks against a stretch, beside one that it has. */
const AGAINST = 0.55
/** Characters on either side within which what the claim lacks still belongs to the stretch. */
const MARGIN = 40

/**
 * The part of a long sentence that a claim could be about: the stretch in which the words that the claim has outweigh most those
 * that it lacks (the best local alignment, as Smith and Waterman look for it in sequences), widened by what stands beside it in
 * the same clause, for that is where another value would stand. Null where that is nearly the whole sentence.
 */
export function regionsIn(reading: Reading, index: Index): (view: ClaimView) => Clause | null {
  const places: Place[] = [
    ...reading.terms.map((t) => ({ start: t.start, end: t.end, key: t.key, weight: index.weight(t), item: null })),
    ...reading.items.flatMap((i) =>
      i.type === 'D' || i.type === 'N' ? [{ start: i.start, end: i.end, key: '', weight: 0, item: i }] : [],
    ),
  ].sort((a, b) => a.start - b.start)
  return (view) => regionOf(reading, places, view)
}

/** A word or a value of the sentence. */
interface Place {
  start: number
  end: number
  key: string
  weight: number
  item: Item | null
}

function worthOf({ key, weight, item }: Place, view: ClaimView): number {
  if (item) return fits(item, view.known) ? 0.8 : 0
  return view.vocabulary.has(key) ? weight : -AGAINST * weight
}

function regionOf(reading: Reading, marks: readonly Place[], view: ClaimView): Clause | null {
  const best = { from: 0, to: -1, worth: 0 }
  let from = 0
  let sum = 0
  for (let i = 0; i < marks.length; i++) {
    if (sum <= 0) {
      from = i
      sum = 0
    }
    const mark = marks[i]
    if (mark) sum += worthOf(mark, view)
    if (sum <= best.worth) continue
    best.from = from
    best.to = i
    best.worth = sum
  }
  const [first, last] = [marks[best.from], marks[best.to]]
  if (!first || !last || best.to < best.from) return null
  const start = widened(reading, first.start, -1)
  const end = widened(reading, last.end, 1)
  let inside = 0
  for (const m of marks) if (m.start >= start && m.end <= end) inside++
  if (inside > marks.length * 0.85) return null
  return clauseOf(reading, start, end)
}

/** To the edge of the clause, where it is near. */
function widened(reading: Reading, at: number, way: 1 | -1): number {
  const clause =
    reading.clauses.find((c) => at > c.start && at <= c.end) ?? reading.clauses.find((c) => at >= c.start && at < c.end)
  if (!clause) return at
  const edge = way < 0 ? clause.start : clause.end
  if (Math.abs(edge - at) <= MARGIN) return edge
  const words = reading.words.filter((w) =>
    way < 0 ? w.end <= at && w.start >= at - MARGIN : w.start >= at && w.end <= at + MARGIN,
  )
  return way < 0 ? (words[0]?.start ?? at) : (words.at(-1)?.end ?? at)
}

function clauseOf(reading: Reading, start: number, end: number): Clause {
  const text = reading.text.slice(start - reading.start, end - reading.start).toLowerCase()
  const within = reading.clauses.filter((c) => c.start < end && c.end > start)
  return {
    start,
    end,
    skeleton: within.map((c) => c.skeleton).join(' '),
    items: reading.items.filter((i) => i.start >= start && i.end <= end),
    terms: reading.terms.filter((t) => t.start >= start && t.end <= end),
    negated: within.some((c) => c.negated) && negation.test(text),
    hypothetical: within.some((c) => c.hypothetical) && hypothesis.test(text),
  }
}
