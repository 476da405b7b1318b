import { opposite } from '../lexicon/concepts'
import type { Reading, Term } from '../reading'
import { isOfSubject, type Compared, type Proposal } from './compared'
import { neighboursOf, slotKeys, slotText } from './slots'

/** A word of the stretch where the claim has the opposite. */
export function opposites({ reading, stretch, alignment: { view } }: Compared): Proposal[] {
  return stretch.terms.flatMap((term) => {
    const counter = opposite.get(term.stem)
    if (!counter || view.stems.has(term.stem)) return []
    const word = view.readings[0]?.words.find((w) => counter.has(w.stem))
    if (!word) return []
    const { start, end } = term
    return [
      { slot: 'other', slotIndex: null, item: null, article: textOf(reading, term), dossier: word.raw, start, end },
    ]
  })
}

/** Words that stand where the claim has others, in a slot with one true value. */
export function otherWords({ reading, stretch, alignment, near }: Compared): Proposal[] {
  const { view, missing } = alignment
  const loose = missing.filter((term) => term.kind !== 'item' && isPlain(reading, term))
  const [first] = loose
  const last = loose.at(-1)
  // One run of words that has no partner in the claim: more than that, and the sentence is about something else.
  if (!first || !last || loose.length > 3 || last.end - first.start > 45) return []
  if (near.some((a) => a !== alignment && a.coverage > 0.35 && loose.every((t) => a.view.vocabulary.has(t.key))))
    return []
  const span = { start: first.start, end: last.end }
  return view.claim.slots.flatMap(({ single, type }, slot) => {
    if (!single || readElsewhere.has(type)) return []
    const own = slotKeys(view, slot)
    const dossier = slotText(view, slot)
    if (own.size === 0 || dossier === null || stretch.terms.some((t) => own.has(t.key))) return []
    const neighbours = neighboursOf(reading, span, view, slot)
    return [{ slot: type, slotIndex: slot, item: null, article: textOf(reading, span), dossier, ...span, neighbours }]
  })
}

/** The stretch denies what the claim states, or states what it denies. */
export function denials({ reading, stretch, alignment: { view } }: Compared): Proposal[] {
  if (/\bnot yet\b|n't yet\b/.test(stretch.skeleton)) return []
  if (isOfSubject(view) !== (reading.ofSubject || reading.implied !== null)) return []
  // A denial in passing ("but offers no way to …") is not what the claim says.
  if (view.readings[0]?.clauses.length !== 1) return []
  // Wordings of one claim deny in different ways; only when none of them is like the sentence, it denies the claim.
  if (view.readings.some((r) => r.clauses.some((c) => c.negated) === stretch.negated)) return []
  const { start, end } = stretch
  const article = textOf(reading, stretch).trim()
  return [{ slot: 'polarity', slotIndex: null, item: null, article, dossier: view.claim.text, start, end }]
}

/** Values that are read exactly, and orders: words alone do not tell them. */
const readElsewhere = new Set(['date', 'number', 'polarity', 'order'])

function isPlain(reading: Reading, term: Term): boolean {
  return !reading.items.some(
    (i) => i.start < term.end && i.end > term.start && (i.type === 'D' || i.type === 'N' || i.type === 'G'),
  )
}

function textOf(reading: Reading, { start, end }: { start: number; end: number }): string {
  return reading.text.slice(start - reading.start, end - reading.start)
}
