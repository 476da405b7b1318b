/**
 * Runs a generator in slices, so that other tasks of the thread have their turn between them.
 *
 * @returns the result; null if the signal was aborted
 */
export function runInSlices<Step, Result>(
  steps: Generator<Step, Result, undefined>,
  options?: Pick<SliceOptions<Step>, 'budgetMs' | 'onStep'>,
): Promise<{ result: Result }>
export function runInSlices<Step, Result>(
  steps: Generator<Step, Result, undefined>,
  options: SliceOptions<Step>,
): Promise<{ result: Result } | null>
export async function runInSlices<Step, Result>(
  steps: Generator<Step, Result, undefined>,
  { budgetMs = 12, signal, onStep }: SliceOptions<Step> = {},
): Promise<{ result: Result } | null> {
  let sliceEnd = performance.now() + budgetMs
  while (!signal?.aborted) {
    const step = steps.next()
    if (step.done) return { result: step.value }
    const pause = onStep?.(step.value)
    if (pause instanceof Promise) await pause
    if (performance.now() < sliceEnd) continue
    await nextTask()
    sliceEnd = performance.now() + budgetMs
  }
  return null
}

/** Runs a generator to its end without a pause, where no other task waits for the thread. */
export function runAtOnce<Result>(steps: Generator<unknown, Result, undefined>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Returns the two ways to a value that is made once: in steps, or at once by the steps that are left of those. */
export function madeOnce<T>(make: () => Generator<void, T, undefined>) {
  let begun: Generator<void, T, undefined> | undefined
  let made: { value: T } | undefined
  const advance = (): void => {
    const steps = begun ?? make()
    // A step that throws leaves no steps behind, so that the next call makes new ones.
    begun = undefined
    const step = steps.next()
    if (step.done) made = { value: step.value }
    else begun = steps
  }
  const inSteps = function* (): Generator<void, void, undefined> {
    for (; !made; yield) advance()
  }
  const atOnce = (): T => {
    while (!made) advance()
    return made.value
  }
  return { inSteps, atOnce }
}

/**
 * Resolves after waiting tasks. A message to oneself, unlike a timer, has no minimum delay of 4 ms (1 s in the
 * background).
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

interface SliceOptions<Step> {
  /** Length of a slice, in ms. Tasks over 50 ms are noticeable, and the page's own work is added to each. */
  budgetMs?: number
  signal?: AbortSignal | undefined
  /** Is called after each step. The next one waits for the promise that it returns. */
  onStep?: (step: Step) => unknown
}

const THROTTLE_MS = 80

/** Wraps `report` so that it is called at most every `THROTTLE_MS` milliseconds; calls in between are dropped. */
export function throttle<Given extends unknown[]>(
  report: (...given: Given) => void,
  now: () => number,
): (...given: Given) => void {
  let last = Number.NEGATIVE_INFINITY
  return (...given) => {
    if (now() - last < THROTTLE_MS) return
    last = now()
    report(...given)
  }
}
