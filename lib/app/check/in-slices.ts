import { nextTask } from '@/lib/platform/next-task'

/**
 * Takes the steps of a check in slices, so that checks of pages and other messages have their turn between them.
 *
 * @param pause after so many ms the check stops, and the next call goes on; without it, the check runs to its end
 * @returns the result; null: the check was paused
 */
export function inSlices<Step, Result>(steps: Generator<Step, Result, void>): Promise<{ result: Result }>
export function inSlices<Step, Result>(
  steps: Generator<Step, Result, void>,
  pause: Pause<Step>,
): Promise<{ result: Result } | null>
export async function inSlices<Step, Result>(
  steps: Generator<Step, Result, void>,
  { onStep, limitMs }: Pause<Step> = { limitMs: Infinity },
): Promise<{ result: Result } | null> {
  const end = performance.now() + limitMs
  let sliceEnd = performance.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done) return { result: step.value }
    onStep?.(step.value)
    const now = performance.now()
    if (now >= end) return null
    if (now < sliceEnd) continue
    await nextTask()
    sliceEnd = performance.now() + SLICE_MS
  }
}

interface Pause<Step> {
  limitMs: number
  onStep?: (step: Step) => void
}

const SLICE_MS = 15
