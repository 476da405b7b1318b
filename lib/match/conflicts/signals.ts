import type { Alignment } from '../align'
import type { Conflict } from '../evidence'
import type { Clause } from '../reading'
import type { Index } from '../retrieve'
import type { Compared } from './compared'
import type { Neighbours } from './slots'

export const conflictSignalNames = [
  'bias',
  'date',
  'number',
  'name',
  'opposite',
  'polarity',
  'word',
  'rest',
  'recall',
  'shared',
  'anchor',
  'local',
  'missing',
  'rivals',
  'left',
  'right',
  'whole',
  'parts',
  'slotted',
  'long',
  'subject',
  'unknown',
  'restDate',
  'restNumber',
  'restName',
  'restPolarity',
  'restWord',
  'plainRest',
  'plainRecall',
  'exact',
  'both',
] as const

/** What tells how far a conflict may be trusted, in the order of `conflictSignalNames`; all between 0 and 1. */
export function conflictSignals(
  { reading, stretch, alignment, near, index }: Compared,
  { slot, start, end }: Pick<Conflict, 'slot' | 'start' | 'end'>,
  { left, right }: Neighbours,
): number[] {
  const { view, recall } = alignment
  const polar = slot === 'polarity'
  const whole = held(stretch, alignment, index, polar ? null : { start, end })
  const at = reading.words.findIndex((w) => w.start >= start)
  const from = reading.words[Math.max(0, at - 4)]?.start ?? start
  const to = reading.words[Math.min(reading.words.length - 1, at + 6)]?.end ?? end
  const local = polar ? whole : held(stretch, alignment, index, { start, end }, from, to)
  const slotted = view.claim.slots.length > 0 ? 1 : 0
  const kind =
    slot === 'date' || slot === 'number' || slot === 'polarity'
      ? slot
      : slot === 'other'
        ? 'opposite'
        : stretch.items.some((i) => 'kind' in i && i.start === start)
          ? 'name'
          : 'word'
  const is = (k: string): number => (kind === k ? 1 : 0)
  const rest = whole.coverage
  const rivals = near.filter((a) => a !== alignment && a.view !== view && a.shared > alignment.shared * 0.9).length
  const signals: Record<(typeof conflictSignalNames)[number], number> = {
    bias: 1,
    date: is('date'),
    number: is('number'),
    name: is('name'),
    opposite: is('opposite'),
    polarity: is('polarity'),
    word: is('word'),
    rest,
    recall,
    shared: Math.min(4, whole.shared) / 4,
    anchor: Math.min(1.4, alignment.anchor) / 1.4,
    local: local.coverage,
    missing: Math.min(4, whole.missing) / 4,
    rivals: Math.min(4, rivals) / 4,
    left: left ? 1 : 0,
    right: right ? 1 : 0,
    whole: stretch.start === reading.start && stretch.end === reading.end ? 1 : 0,
    parts: Math.min(4, reading.clauses.length) / 4,
    slotted,
    long: Math.min(40, reading.words.length) / 40,
    subject: reading.items.some((i) => i.type === 'S' && !i.pronoun) ? 1 : 0,
    unknown: reading.items.some((i) => 'known' in i && !i.known && i.start !== start) ? 1 : 0,
    restDate: is('date') * rest,
    restNumber: is('number') * rest,
    restName: is('name') * rest,
    restPolarity: is('polarity') * rest,
    restWord: (is('word') + is('opposite')) * rest,
    plainRest: (1 - slotted) * rest,
    plainRecall: (1 - slotted) * recall,
    exact: whole.missing === 0 ? 1 : 0,
    both: rest * recall,
  }
  return conflictSignalNames.map((name) => signals[name])
}

const timeUnit = /^(=minute|minut|second|hour|dai|week|month|year|decad)$/

/** Weight of the stretch that the claim has, the value's own words left out, and how many words it lacks. */
function held(
  stretch: Clause,
  { view }: Alignment,
  index: Index,
  value: { start: number; end: number } | null,
  from = -Infinity,
  to = Infinity,
): { coverage: number; shared: number; missing: number } {
  let total = 0
  let shared = 0
  let missing = 0
  const seen = new Set<string>()
  for (const term of stretch.terms) {
    if (term.start < from || term.end > to || seen.has(term.key)) continue
    if (
      value &&
      ((term.start < value.end && term.end > value.start) ||
        (term.start >= value.end && term.start <= value.end + 2 && timeUnit.test(term.stem)))
    )
      continue
    seen.add(term.key)
    const w = index.weight(term)
    total += w
    if (view.vocabulary.has(term.key)) shared += w
    else missing++
  }
  return { coverage: total ? shared / total : 0, shared, missing }
}
