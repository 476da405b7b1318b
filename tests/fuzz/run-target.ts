import fc from 'fast-check'
import { builtInsNow } from './built-ins'
import { BASE_MS, sizeOf, type Target } from './target'

/** The result of a run of one target. */
export interface TargetRun {
  name: string
  seed: number
  cases: number
  /** null when every case held */
  failure: string | null
  /** Milliseconds of the slowest case. */
  slowest: number
}

/**
 * Runs a target on so many cases from a seed, in rounds, so that one that fails ends it.
 *
 * @param seed the same seed gives the same cases
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
      // Shrinking can take long for a slow case: it ends when the time is over.
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

/** @returns milliseconds. Throws when it took longer than a line in the input's length allows, three times over. */
async function timed(target: Target, input: unknown): Promise<number> {
  const allowed = BASE_MS + ((target.msPerThousand ?? 5) * sizeOf(input)) / 1000
  let best = Infinity
  // Other load on the machine only adds time.
  for (let i = 0; i < 3; i++) {
    const start = performance.now()
    await target.run(input)
    best = Math.min(best, performance.now() - start)
    if (best <= allowed) return best
  }
  throw new Error(`it took ${Math.round(best)} ms; ${Math.round(allowed)} are allowed for ${sizeOf(input)} characters`)
}
