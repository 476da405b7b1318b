import { StepCounter } from './count-steps'
import type { GrowthReader } from './growth-readers'

export interface Growth {
  name: string
  shape: string
  /** Steps of inputs of the base size, and of 2, 4 and 8 times that. */
  steps: number[]
  /** The factor between the steps of the two largest sizes: a step that only long inputs need is no growth. */
  factor: number
}

/** Limit of the factor; linear growth has 2, quadratic growth 4. */
export const HIGHEST_FACTOR = 2.5

/**
 * Measures how the steps of each reader grow with its input.
 *
 * @param wanted part of the name or shape of the readers to measure; empty for all
 * @param readers readers to measure instead of those of the program
 */
export async function measureGrowth(
  wanted = '',
  tell: (growth: Growth) => void = () => undefined,
  readers?: readonly GrowthReader[],
): Promise<Growth[]> {
  const counter = new StepCounter()
  // Imported after the counter is started, so that the blocks of the readers are counted.
  const growthReaders = readers ?? (await import('./growth-readers')).growthReaders
  const all: Growth[] = []
  for (const { name, shape, base, prepare } of growthReaders) {
    if (!`${name} ${shape}`.includes(wanted)) continue
    const measureReader = async (): Promise<Growth> => {
      const steps: number[] = []
      for (const times of [1, 2, 4, 8]) steps.push(await counter.during(prepare(base * times)))
      const [half = 1, whole = half] = steps.slice(-2)
      return { name, shape, steps, factor: whole / half }
    }
    // The first run compiles code and fills caches, so it is not measured.
    await counter.during(prepare(base))
    let growth = await measureReader()
    // V8 may count blocks twice while it compiles a function again, so a high factor is measured again. The factor of
    // real growth stays high.
    for (let again = 0; growth.factor > HIGHEST_FACTOR && again < 3; again++) growth = await measureReader()
    tell(growth)
    all.push(growth)
  }
  counter.end()
  return all
}

export function growthLine({ name, shape, steps, factor }: Growth): string {
  const counts = steps.map((count) => count.toLocaleString('en').padStart(12)).join('')
  const mark = factor > HIGHEST_FACTOR ? 'FOUND' : 'linear'
  return `${mark.padEnd(7)}${factor.toFixed(2).padStart(5)} ${counts}  ${name}: ${shape}`
}
