// @module-tag kills
import { isFullRun } from '@/tests/lanes'
import { expect, test } from 'vitest'
import { playYear } from './year'

// `npm run fuzz -- years --cases 1000` plays as many.
const YEARS = isFullRun ? 30 : 6

test('eight devices lose no text of the user in a year with a bad service and wrong clocks, and agree at its end', async () => {
  for (let seed = 1; seed <= YEARS; seed++) {
    const { fault } = await playYear(seed)
    expect(fault, `seed ${seed}`).toBeNull()
  }
}, 600_000)
