/** `npm run faults` runs the long counts; the lane `large` the short ones. */
const isLong = process.env.CLAIMLIGHT_FAULTS === 'long'
let made = 0

/** Returns the count that applies to this run. */
export function fitting(count: Count): number {
  return isLong ? count.long : count.short
}

interface Count {
  long: number
  short: number
}

/** Number of trials in this run; each gets its number as a seed. */
export async function trials(count: Count, trial: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; n < fitting(count); n++) {
    try {
      await trial(n)
    } catch (error) {
      throw new Error(`Trial ${n} of this kind failed.`, { cause: error })
    }
    made++
  }
}

/** Returns the number of trials that were run so far. */
export function trialsMade(): number {
  return made
}
