import { availableParallelism, loadavg } from 'node:os'
import type { ColdStart } from './cold-start'
import type { Cost, Held } from './holder'
import { BASE, BUNDLED, LARGEST, LENGTHS, SHORT, SIZES, type Measured } from './measure'
import { median } from './median'

/** Output of `--json`. Times in milliseconds, memory in megabytes; null if there was no answer. */
export interface Figures {
  lengths: { words: number; runs: number; floor: number; article: number; factor: number; longest: number }[]
  sizes: {
    claims: number
    /** Null where the engine was not ready in time, or ran out of memory: the report shows "never". */
    ready: number | null
    runs: number
    article: number
    factor: number
    longest: number
    /** Share of the smallest size's verdicts that are the same here: a dossier should not lose what it knows by growing. */
    kept: number
  }[]
  cold: ColdStart
  memory: Held[]
  /** How many processes wanted to run in the last minute: with more than processors, times are too long. */
  load: { average: number; processors: number }
  targets: { says: string; most: number; is: number; held: boolean }[]
}

/** The figures are medians of runs; a factor is the median of what each run's own two times give. */
export function figuresOf({ sizes, cold }: Measured): Figures {
  const runsOf = (size: number, words = SHORT): (Cost | null)[] => sizes.get(size)?.runs.get(words) ?? []
  const base = runsOf(BASE)
  const lengths = LENGTHS.map((words) => {
    const runs = answered(runsOf(BUNDLED, words))
    return {
      words,
      ...summary(runs),
      floor: middle(runs, (r) => r.floor),
      factor: middle(runs, (r) => r.article / r.floor),
    }
  })
  const bySize = SIZES.filter((size) => size !== BUNDLED).map((size) => {
    const pairs = runsOf(size).flatMap((cost, run) => (cost && base[run] ? [{ cost, base: base[run] }] : []))
    return {
      claims: size,
      ready: sizes.get(size)?.held?.ready ?? null,
      ...summary(pairs.map(({ cost }) => cost)),
      factor: middle(pairs, ({ cost, base }) => cost.article / base.article),
      kept: keptOf(pairs),
    }
  })
  const largest = bySize.find(({ claims }) => claims === LARGEST)
  return {
    lengths,
    sizes: bySize,
    cold,
    memory: [...sizes.values()].flatMap(({ held }) => held ?? []).sort((a, b) => a.claims - b.claims),
    load: { average: loadavg()[0] ?? NaN, processors: availableParallelism() },
    targets: [
      target('100,000 claims cost at most twice 500', 2, largest?.factor ?? NaN),
      target('an article costs at most eight times the floor', 8, Math.max(...lengths.map(({ factor }) => factor))),
    ],
  }
}

const answered = (runs: readonly (Cost | null)[]): Cost[] => runs.flatMap((run) => run ?? [])
const middle = <T>(runs: readonly T[], value: (run: T) => number): number => median(runs.map(value))

function summary(runs: readonly Cost[]): { runs: number; article: number; longest: number } {
  return { runs: runs.length, article: middle(runs, (r) => r.article), longest: middle(runs, (r) => r.longest) }
}

function keptOf(pairs: readonly { cost: Cost; base: Cost }[]): number {
  const all = pairs.flatMap(({ base }) => base.verdicts)
  const kept = pairs.flatMap(({ cost, base }) => base.verdicts.filter((verdict) => cost.verdicts.includes(verdict)))
  return kept.length / all.length
}

/** A missing measurement fails the target. */
const target = (says: string, most: number, is: number): Figures['targets'][number] => ({
  says,
  most,
  is,
  held: is <= most,
})
