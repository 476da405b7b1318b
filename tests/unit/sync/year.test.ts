import { expect, test } from 'vitest'
import { playYear } from './year'

// `npm run fuzz -- years --cases 2000` plays as many.
const YEARS = 6

test('twenty devices lose no text of the user in a year with a bad service and a hostile device, and agree at its end', async () => {
  for (let seed = 1; seed <= YEARS; seed++) {
    const { fault } = await playYear(seed)
    expect(fault, `seed ${seed}`).toBeNull()
  }
}, 600_000)

test('they do so as well where clocks jump by years, once these are right again', async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const { fault } = await playYear(seed, true)
    expect(fault, `seed ${seed}`).toBeNull()
  }
}, 600_000)
