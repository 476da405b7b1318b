import { isVerb } from '@/lib/text/words'
import { onAnother } from './another'
import type { Candidate } from './compare'
import { featureIn } from './compare/features'
import { senseOf } from './compare/sense'
import type { Conflict } from './evidence'
import { nearness, rowOf } from './lexicon/word-table'
import type { Reading, Term } from './reading'
import type { ClaimView } from './views'
import type { Weighing } from './weigh'

/**
 * The possible conflicts that are sure enough: the sentence as a whole must look like one that the dossier contradicts, and the
 * conflict by itself must be likely. Beside the surest only those are shown that are as good as sure themselves.
 */
export function believed(reading: Reading, candidates: Weighing['candidates'], shares: Weighing['shares']): Conflict[] {
  // Most sentences end here: no claim asks for less.
  if (shares.contradicted < leastTrust.rich.sentence) return []
  const isOnAnother = onAnother(reading, candidates)
  const possible = candidates.filter(
    (c) => (isWorded(c.near.alignment.view) || isOfSameWork(c, candidates)) && !isOnAnother(c.near.alignment.view),
  )
  const [top] = possible
  if (!top) return []
  const bar = isWorded(top.near.alignment.view)
    ? leastTrust.rich
    : isOneSlip(top) && isSameDeed(reading, top)
      ? leastTrust.plain
      : leastTrust.other
  if (shares.contradicted < bar.sentence || top.chance < bar.conflict || top.near.about < bar.about) return []
  return possible
    .filter((c) => c === top || c.chance >= 0.8)
    .map(({ conflict, chance }) => ({ ...conflict, certainty: chance }))
}

/**
 * How sure a conflict must be to be shown: the sentence as a whole, the conflict by itself, and that the claim is meant. Chosen on
 * sentences that had no part in the learning (`npm run train`), so that of those called contradicted hardly one in twenty is not,
 * near misses made to tempt among them. A claim without phrasings asks for more, and more still where the sentence may
 * be about something else.
 */
const leastTrust = {
  rich: { sentence: 0.8, conflict: 0.35, about: 0.1 },
  plain: { sentence: 0.87, conflict: 0.4, about: 0.15 },
  other: { sentence: 0.95, conflict: 0.6, about: 0.3 },
}

/** Has the claim been put in enough ways that a page's way is likely to be near one of them? */
export const isWorded = ({ claim }: ClaimView): boolean => claim.phrasings.length > 2

/**
 * Beside a claim without phrasings a sentence that has a name and a figure otherwise may be about something else, and the opposite
 * of a word in a title is another title. What happens more than once ("again at the other forum") has more than one value.
 */
function isOneSlip({ kind, signals }: Candidate): boolean {
  if (kind === 'opposite' || kind === 'words') return featureIn(signals, 'oddQuoted') === 0
  if (kind !== 'date' && kind !== 'number' && kind !== 'name') return true
  return featureIn(signals, 'also') === 0 && featureIn(signals, kind === 'name' ? 'otherValues' : 'otherNames') === 0
}

/** A date or a number is that of the claim's own work: no other is quoted, and with a date no other is named. */
function isOfSameWork({ kind, near, signals }: Candidate, all: readonly Candidate[]): boolean {
  if (kind !== 'date' && kind !== 'number') return true
  if (all.some((c) => c.near === near && featureIn(c.signals, 'oddQuoted') > 0)) return false
  if (kind !== 'date') return true
  if (featureIn(signals, 'otherNames') > 0) return false
  const said = keysOf(near)
  const own = ownText(near.alignment.view)
  const works = own?.items.filter((i) => i.type === 'W' || i.type === 'X') ?? []
  return works.every((work) => own?.terms.some((t) => t.start < work.end && t.end > work.start && said.has(t.key)))
}

const keysOf = ({ stretch }: Candidate['near']): Set<string> => new Set(stretch.terms.map((t) => t.key))
const ownText = ({ readings }: ClaimView): Reading | undefined => readings.find((r) => r.wording === 0)

/**
 * Does the sentence tell of the same as the claim: nothing done that the claim has not (not "updated it in 2021"), no other thing
 * with a number in its name, and of a date the claim's own deed?
 */
function isSameDeed(reading: Reading, { kind, near }: Candidate): boolean {
  if (kind !== 'date' && kind !== 'number' && kind !== 'name') return true
  const { view } = near.alignment
  const { terms } = near.stretch
  const isLacking = ({ key, stem }: Term): boolean => !view.vocabulary.has(key) && !view.stems.has(stem)
  const isOtherDeed = (t: Term): boolean =>
    /\d/.test(t.lemma) ||
    ((isVerb(t.lemma) || reading.text.slice(0, t.end - reading.start).endsWith('ed')) &&
      nearestIn(view, t.lemma) < NEAR_ENOUGH)
  if (terms.some((t) => isLacking(t) && isOtherDeed(t))) return false
  if (kind !== 'date') return true
  const said = keysOf(near)
  const deeds = ownText(view)?.terms.filter((t) => isVerb(t.lemma)) ?? []
  return deeds.length === 0 || deeds.some((t) => said.has(t.key))
}

/** So near in use two verbs can be of one deed ("published", "released"); found on dossiers without phrasings. */
const NEAR_ENOUGH = 0.6

function nearestIn(view: ClaimView, lemma: string): number {
  const row = rowOf(lemma.replace(/ed$/, ''))
  return Math.max(0, ...[...senseOf(view).rows].map((other) => nearness(row, other)))
}
