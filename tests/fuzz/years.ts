import { playYear } from '@/tests/unit/sync/year'

/**
 * Simulates years of eight devices from consecutive seeds, and prints failures and how soon changes arrived.
 *
 * @returns the exit code: 1 when a year failed
 */
export async function playYears(runs: number, first: number): Promise<number> {
  const arrivals: number[] = []
  const rounds: number[] = []
  let [failed, syncs] = [0, 0]
  for (let seed = first; seed < first + runs; seed++) {
    const year = await playYear(seed)
    for (const one of year.arrivals) arrivals.push(one)
    rounds.push(year.rounds)
    syncs += year.syncs
    if ((seed - first) % TOLD === TOLD - 1)
      console.log(`${seed - first + 1} played, ${failed} failed, ${spread(arrivals)}`)
    if (year.fault === null) continue
    failed++
    console.log(`FAILED seed ${seed}: ${year.fault.slice(0, 2000)}`)
  }
  const say = (n: number): string => n.toLocaleString('en')
  console.log(
    `${say(runs)} years of 8 devices (seeds ${first} to ${first + runs - 1}), ${say(syncs)} syncs: ${failed} failed`,
  )
  console.log(
    `syncs of the slowest device until it had a change: ${spread(arrivals)} (${say(arrivals.length)} changes that came to all)`,
  )
  console.log(`rounds until nothing was new, after the service worked again: ${spread(rounds)}`)
  return failed > 0 ? 1 : 0
}

/** Years between two lines of progress. */
const TOLD = 50

function spread(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return `median ${at(0.5)}, 90th percentile ${at(0.9)}, 99th ${at(0.99)}, largest ${at(1)}`
}
