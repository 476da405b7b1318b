import fc from 'fast-check'
import { builtInsNow } from './built-ins'
import { BASE_MS, sizeOf, type Target } from './target'

/** Result of running one target. */
export interface TargetRun {
  name: string
  seed: number
  cases: number
  /** Reason and input of the failed case; null when every case passed. */
  failure: string | null
  /** Milliseconds of the slowest case. */
  slowest: number
}

/**
 * Runs a target on a number of cases from a seed, in rounds; the first round that fails ends the run.
 *
 * @param seed determines the cases
 */
export async function runTarget(target: Target, cases: number, seed: number): Promise<TargetRun> {
  const clean = builtInsNow()
  let [done, slowest] = [0, 0]
  const property = fc.asyncProperty(target.input, async (input) => {
    done++
    const took = await timed(target, input)
    slowest = Math.max(slowest, took)
    const changed = clean.changed()
    if (changed !== null) throw new Error(`it changed ${changed}`)
  })
  for (let round = 0; done < cases; round++) {
    const numRuns = Math.min(ROUND, cases - done)
    const details = await fc.check(property, {
      seed: seed + round,
      numRuns,
      interruptAfterTimeLimit: 600_000,
      markInterruptAsFailure: false,
      maxSkipsPerRun: 0,
      // Shrinking a slow case can take long; the time limit above ends it.
      endOnFailure: false,
    })
    if (details.failed) {
      const cause = details.errorInstance
      const reason =
        cause instanceof Error ? (cause.stack ?? cause.message).split('\n').slice(0, 6).join('\n') : String(cause)
      const [input] = details.counterexample ?? []
      const shown = fc.stringify(input)
      return {
        name: target.name,
        seed: seed + round,
        cases: done,
        slowest,
        failure: `${reason}\ninput (${sizeOf(input)} long): ${shown.slice(0, 2000)}`,
      }
    }
  }
  return { name: target.name, seed, cases: done, failure: null, slowest }
}

const ROUND = 2000

/** Runs a case. @returns milliseconds. Throws when three runs exceed a limit that is linear in the input's length. */
async function timed(target: Target, input: unknown): Promise<number> {
  const allowed = BASE_MS + ((target.msPerThousand ?? 5) * sizeOf(input)) / 1000
  let best = Infinity
  // Repeated, because other programs on the machine can slow a run down.
  for (let i = 0; i < 3; i++) {
    const start = performance.now()
    await target.run(input)
    best = Math.min(best, performance.now() - start)
    if (best <= allowed) return best
  }
  throw new Error(`it took ${Math.round(best)} ms; ${Math.round(allowed)} are allowed for ${sizeOf(input)} characters`)
}
