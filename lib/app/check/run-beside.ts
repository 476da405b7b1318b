/**
 * Runs a task beside other work: one run at a time, with pauses that grow from one start to the next.
 *
 * @returns `start` does nothing during a run or a pause, `pause` begins one; `ended` throws what a run has thrown
 */
export function runBeside(
  task: () => Promise<void>,
  { firstMs, lastMs }: { firstMs: number; lastMs: number },
): { start(): void; pause(): void; ended(): Promise<unknown> } {
  let runs: Promise<unknown> = Promise.resolve()
  let isRunning = false
  let pauseMs = firstMs
  let next = -Infinity
  const pause = (): void => {
    next = performance.now() + pauseMs
    pauseMs = Math.min(2 * pauseMs, lastMs)
  }
  return {
    start() {
      if (isRunning || performance.now() < next) return
      isRunning = true
      pause()
      runs = Promise.all([runs, task().finally(() => (isRunning = false))])
      // Awaited at the end; until then a rejection would be unhandled.
      runs.catch(() => undefined)
    },
    pause,
    ended: () => runs,
  }
}
