/** `npm run faults` makes all of them; `npm run test:all` a tenth. */
const isLong = process.env.CLAIMLIGHT_FAULTS === 'long'
let made = 0

/** The count for the long or the short run. */
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

/** How many there were so far. */
export function trialsMade(): number {
  return made
}
