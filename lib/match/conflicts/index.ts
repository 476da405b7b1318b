import type { Alignment } from '../align'
import type { Conflict } from '../evidence'
import type { Clause, Item, Reading } from '../reading'
import type { Index } from '../retrieve'
import { sameThing } from '../same'
import { isOfSubject, type Compared, type Proposal } from './compared'
import { otherNames } from './names'
import { conflictSignals } from './signals'
import { otherValues } from './values'
import { denials, opposites, otherWords } from './words'

/** A possible conflict with what tells how far to trust it. */
export interface Candidate {
  conflict: Conflict
  signals: number[]
}

/**
 * Where a stretch and a claim say the same but for one value: a date, a number, a name, a word in a slot where only one can be
 * true, the opposite word, or a denial. Here only what logic excludes is left out; how near the words must be is learned.
 * A value that another claim as near in words has is never held against the stretch.
 */
export function candidatesOf(
  reading: Reading,
  stretch: Clause,
  alignments: readonly Alignment[],
  index: Index,
): Candidate[] {
  const near = alignments.filter((a) => isNear(a) && speaksOfSame(reading, a) && !isOfAnother(a))
  return near.flatMap((alignment) => {
    if (!isAsserted(stretch, alignment)) return []
    const compared: Compared = { reading, stretch, alignment, near, index }
    const found = denials(compared)
    if (stretch.negated === isNegatedReading(alignment.nearest)) {
      found.push(...otherNames(compared), ...opposites(compared))
      if (!namesAnotherWork(compared)) found.push(...otherValues(compared), ...otherWords(compared))
    }
    return found.map((proposal) => candidateOf(compared, proposal))
  })
}

/** Does a wording deny something? */
export function isNegatedReading({ clauses }: Reading): boolean {
  return clauses.some((c) => c.negated)
}

function candidateOf(compared: Compared, { neighbours, ...proposal }: Proposal): Candidate {
  const conflict: Conflict = { ...proposal, view: compared.alignment.view, about: '', certainty: 0 }
  return { conflict, signals: conflictSignals(compared, conflict, neighbours ?? { left: false, right: false }) }
}

/** At least one word in common must be rare enough to tell what is spoken of. */
function isNear({ shared, anchor, recall }: Alignment): boolean {
  return shared > 0.6 && anchor >= 0.5 && recall >= 0.35
}

/** A date or a figure of a work that the claim does not know is that work's. */
function namesAnotherWork({ reading, alignment: { view } }: Compared): boolean {
  return reading.items.some(
    (i) =>
      isWork(reading, i) && 'kind' in i && !view.values.some((v) => 'kind' in v.item && sameThing(v.item.id, i.id)),
  )
}

const isWork = (reading: Reading, item: Item): boolean =>
  item.type === 'W' || (item.type === 'X' && reading.text[item.start - reading.start - 1] === '"')

/** A clone, a successor, somebody's mother, a video on it: words that make another thing of what is named. */
function isOfAnother({ missing }: Alignment): boolean {
  return missing.some((term) => others.has(term.stem))
}
const others = new Set(
  (
    'clone copi fork successor predecessor version sequel rival competitor mother father wife husband brother sister son daughter ' +
    'parent famili team staff student colleagu assistant friend neighbour neighbor imit spinoff adapt translat ' +
    'video tutori lectur book film podcast documentari workshop'
  ).split(' '),
)

/** A claim on the subject is no measure for a sentence that does not speak of the subject, unless it holds nearly all of it. */
function speaksOfSame(reading: Reading, { view, coverage }: Alignment): boolean {
  // What the subject does is not told by a claim that does not name them, unless it is plainly the same matter.
  if (!isOfSubject(view)) return !reading.ofSubject || coverage >= 0.7
  return reading.ofSubject || reading.implied !== null || coverage >= 0.9
}

/** What is only possible in the sentence must be only possible in the claim too. */
function isAsserted(stretch: Clause, { nearest }: Alignment): boolean {
  return !stretch.hypothetical || nearest.clauses.some((c) => c.hypothetical)
}
