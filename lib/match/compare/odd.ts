import { numbersAgree } from '@/lib/text/numbers'
import { opposite } from '../lexicon/concepts'
import { areOpposite, endsOf, otherEnd } from '../lexicon/word-table'
import type { Clause, Item, Reading, Term } from '../reading'
import { fits, hasSame, type Values } from '../same'
import type { ClaimView } from '../views'
import { isName } from './partners'
import { scales } from '../lexicon/scales'
import { senseOf, type Sense } from './sense'
import { swapIn } from './swap'

export type OddKind = 'date' | 'number' | 'name' | 'words' | 'opposite' | 'logic' | 'polarity' | 'order'

/** Something in a stretch that a claim, which is otherwise like it, has not. */
export interface Odd {
  kind: OddKind
  item: Item | null
  terms: Term[]
  start: number
  end: number
  /** What the claim has instead, where that is one word: of opposites and of words of order, quantity and the like. */
  instead?: { text: string; share: number }
}

/** All that is odd about a stretch beside a claim. */
export function oddities(reading: Reading, stretch: Clause, view: ClaimView): Odd[] {
  const odd: Odd[] = []
  const taken: { start: number; end: number }[] = []
  const values = view.known
  for (const item of stretch.items) {
    if (item.type === 'D' || item.type === 'N') {
      taken.push(item)
      // "By 2030" leaves open how much sooner, unless the claim names such a day too.
      if (item.type === 'D' && item.date.role === 'before' && !values.dates.some((d) => d.date.role === 'before'))
        continue
      if (fits(item, values) || (item.type === 'N' && isFigureOf(item, values))) continue
      // "One" is an article more often than a count.
      if (item.type === 'N' && item.number.value === 1 && !/\d/.test(item.text)) continue
      if (item.type === 'N' && addsUp(stretch, view)) continue
      odd.push({ kind: item.type === 'D' ? 'date' : 'number', item, terms: [], start: item.start, end: item.end })
    } else if (isName(item) && !item.pronoun) {
      if (hasSame(item, values)) {
        taken.push(item)
        continue
      }
      const terms = stretch.terms.filter((t) => t.start < item.end && t.end > item.start)
      const strange = terms.filter((t) => !holds(view, t))
      if (terms.length > 0 && strange.length === 0) continue
      // A quotation in plain words, or one that the claim has in part, is no name: its odd words are.
      if (!item.known && (strange.length < terms.length || !isTitle(item.text))) continue
      taken.push(item)
      odd.push({ kind: 'name', item, terms, start: item.start, end: item.end })
    }
  }
  odd.push(...runsOf(stretch, view, taken))
  const swapped = swapIn(reading, stretch, view)
  if (swapped) odd.push(swapped)
  odd.push(...oppositesOf(reading, stretch, view), ...logicOf(reading, stretch, view))
  return odd
}

/** A sum is not the single value that a claim has, unless the claim speaks of the sum too. */
function addsUp({ skeleton }: Clause, { claim }: ClaimView): boolean {
  const sum = /\b(together|totals?|totalling|combined|altogether|overall|average|cumulative(?:ly)?)\b/.exec(skeleton)
  return sum !== null && !claim.text.toLowerCase().includes(sum[0])
}

/** Does the claim have the word, in any form? */
const holds = (view: ClaimView, term: Term): boolean =>
  view.vocabulary.has(term.key) || (term.stem !== '' && view.stems.has(term.stem))

/** Written as names and titles are: most words of some length begin with a capital. */
function isTitle(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return words.filter((w) => /^[\p{Lu}\p{N}]/u.test(w)).length * 2 >= words.length
}

/** The same figure, whatever it counts: "510 citing papers" for "510 influential citations". */
function isFigureOf(item: Extract<Item, { type: 'N' }>, { exactest }: Values): boolean {
  return exactest.some(
    (v) =>
      v.number.value > 12 && v.number.sign === item.number.sign && numbersAgree({ ...item.number }, { ...v.number }),
  )
}

/** Words side by side that the claim has in none of its wordings. */
function runsOf(stretch: Clause, view: ClaimView, taken: readonly { start: number; end: number }[]): Odd[] {
  const runs: Term[][] = []
  let open = false
  for (const term of stretch.terms) {
    const isOdd = !holds(view, term) && !taken.some((t) => t.start < term.end && t.end > term.start)
    const last = runs.at(-1)
    if (isOdd && open && last && term.start - (last.at(-1)?.end ?? 0) < 25) last.push(term)
    else if (isOdd) runs.push([term])
    open = isOdd
  }
  return runs.flatMap((terms) => {
    const [first, last] = [terms[0], terms.at(-1)]
    return first && last ? [{ kind: 'words' as const, item: null, terms, start: first.start, end: last.end }] : []
  })
}

/** Words of which the claim has the opposite. */
function oppositesOf(reading: Reading, stretch: Clause, view: ClaimView): Odd[] {
  const here = new Set(reading.words.map((w) => w.stem))
  return stretch.terms.flatMap((term) => {
    if (!term.lemma || view.stems.has(term.stem)) return []
    const sense = senseOf(view)
    const found = [
      ...[...(opposite.get(term.stem) ?? [])].flatMap((stem) => sense.byStem.get(stem) ?? []),
      ...endsOf(term.lemma)
        .flatMap((end) => sense.byEnd.get(otherEnd(end)) ?? [])
        .filter((w) => areOpposite(term.lemma, w)),
    ].flatMap((word) => sense.lemmas.get(word) ?? [])
    const [best] = found.filter(({ stem }) => !here.has(stem)).sort((a, b) => b.share - a.share)
    if (!best) return []
    const instead = { text: best.raw, share: best.share }
    return [{ kind: 'opposite' as const, item: null, terms: [term], start: term.start, end: term.end, instead }]
  })
}

/** Words of quantity, order, degree and frequency where the claim has another of the same scale. */
function logicOf(reading: Reading, stretch: Clause, view: ClaimView): Odd[] {
  const sense: Sense = senseOf(view)
  const here = new Set(reading.words.map((w) => w.lower))
  return reading.words.flatMap((word) => {
    if (word.start < stretch.start || word.start >= stretch.end) return []
    const at = scales.get(word.lower)
    if (!at) return []
    const own = [...sense.logic].filter(([w]) => scales.get(w)?.scale === at.scale)
    if (own.some(([w]) => scales.get(w)?.place === at.place)) return []
    const other = own.filter(([w]) => !here.has(w)).sort((a, b) => b[1] - a[1])[0]
    if (!other) return []
    const instead = { text: other[0], share: other[1] }
    return [{ kind: 'logic' as const, item: null, terms: [], start: word.start, end: word.end, instead }]
  })
}
