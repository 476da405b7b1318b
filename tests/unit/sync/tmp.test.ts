import { test } from 'vitest'
import { playYear } from './year'
test('x', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const t = performance.now()
    const { fault, arrivals, syncs, rounds } = await playYear(seed)
    console.log(seed, Math.round(performance.now() - t), 'ms', syncs, rounds, arrivals.length, Math.max(...arrivals), fault?.slice(0, 1500))
  }
}, 300_000)
