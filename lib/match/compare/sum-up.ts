import type { Evidence } from '../evidence'
import type { Reading } from '../reading'
import type { Near } from './near'
import type { OddKind } from './odd'

/** A candidate for a conflict as far as the whole sentence needs it. */
export interface Weighed {
  kind: OddKind
  start: number
  end: number
  near: Near
  /** How likely it is a conflict by itself: 0 to 1. */
  chance: number
}

/** What the possible conflicts and the near claims of a sentence come to, taken together. */
export const sumNames = [
  'top',
  'second',
  'third',
  'topAbout',
  'topWhole',
  'topLead',
  'topValue',
  'topName',
  'topWords',
  'topDenial',
  'topSmall',
  'about',
  'aboutWhole',
  'clean',
  'cleanWhole',
  'oddInBest',
  'topInBest',
  'agreeing',
  'likely',
  'frameConflict',
  'frameSupport',
  'frameAstray',
  'clauses',
  'cleanTerms',
  'aboutTerms',
  'bestCoverage',
  'bestRecall',
  'sameElsewhere',
  'frameOther',
  'doubtful',
] as const

/** Of the near claims only the likeliest count. */
const LIKELIEST = 16

export function sumUp(reading: Reading, frames: Evidence, all: readonly Near[], weighed: readonly Weighed[]): number[] {
  const near = all.slice(0, LIKELIEST)
  const sorted = [...weighed].sort((a, b) => b.chance - a.chance)
  const [top] = sorted
  const apart = sorted.find((c) => top && (c.start >= top.end || c.end <= top.start))
  const third = sorted.find((c) => top && c.near.alignment.view !== top.near.alignment.view)
  const worst = new Map<Near, number>()
  for (const { near: one, chance } of weighed) worst.set(one, Math.max(worst.get(one) ?? 0, chance))
  const best = near.reduce<Near | null>((b, n) => (!b || n.about > b.about ? n : b), null)
  const most = (list: readonly Near[], value: (n: Near) => number): number =>
    list.reduce((m, n) => Math.max(m, value(n)), 0)
  const cleanness = (n: Near): number => n.about * (1 - (worst.get(n) ?? 0))
  const whole = near.filter((n) => n.whole)
  const share = (holds: (n: Near) => boolean, held: boolean): number => {
    const ones = near.filter(holds)
    const terms = reading.terms.filter((t) =>
      ones.some(
        (n) =>
          t.start >= n.stretch.start && t.end <= n.stretch.end && (!held || n.alignment.view.vocabulary.has(t.key)),
      ),
    )
    return reading.terms.length ? terms.length / reading.terms.length : 0
  }
  const sure = frames.conflicts.reduce((m, c) => Math.max(m, c.certainty), 0)
  const kindOf = (...kinds: OddKind[]): number => (top && kinds.includes(top.kind) ? 1 : 0)
  const elsewhere = top ? weighed.filter((c) => c.start < top.end && c.end > top.start && c.chance > 0.2) : []
  const sums: Record<(typeof sumNames)[number], number> = {
    top: top?.chance ?? 0,
    second: apart?.chance ?? 0,
    third: third?.chance ?? 0,
    topAbout: top?.near.about ?? 0,
    topWhole: top?.near.whole ? 1 : 0,
    topLead:
      (top?.near.about ?? 0) -
      most(
        near.filter((n) => n.alignment.view !== top?.near.alignment.view),
        (n) => n.about,
      ),
    topValue: kindOf('date', 'number'),
    topName: kindOf('name'),
    topWords: kindOf('words', 'opposite'),
    topDenial: kindOf('polarity'),
    topSmall: kindOf('logic', 'order'),
    about: best?.about ?? 0,
    aboutWhole: most(whole, (n) => n.about),
    clean: most(near, cleanness),
    cleanWhole: most(whole, cleanness),
    oddInBest: best?.odd ?? 6,
    topInBest: best ? (worst.get(best) ?? 0) : 0,
    agreeing: elsewhere.length,
    likely: weighed.filter((c) => c.chance > 0.3).length,
    frameConflict: sure,
    frameSupport: frames.supports.reduce((m, s) => Math.max(m, s.strength), 0),
    frameAstray: frames.astray?.length ?? 0,
    clauses: reading.clauses.length,
    cleanTerms: share((n) => cleanness(n) > 0.3, true),
    aboutTerms: share((n) => n.about > 0.3, false),
    bestCoverage: best?.alignment.coverage ?? 0,
    bestRecall: best?.alignment.recall ?? 0,
    sameElsewhere: new Set(elsewhere.map((c) => c.near.alignment.view.index)).size,
    frameOther: top
      ? frames.supports.filter((s) => s.item && s.item.start < top.end && s.item.end > top.start).length
      : 0,
    doubtful: best && best.alignment.view.claim.status !== 'established' ? 1 : 0,
  }
  return sumNames.map((name) => sums[name])
}
