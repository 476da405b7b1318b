/**
 * Runs a generator to its end in slices, so that the page can move between them.
 *
 * @param budgetMs of one slice; a task over 50 ms is felt, and what the page does itself comes on top
 * @returns null when the signal was aborted before the end
 */
export async function inSlices<T>(steps: Generator<unknown, T>, signal: AbortSignal, budgetMs = 12): Promise<T | null> {
  let sliceEnd = performance.now() + budgetMs
  for (;;) {
    if (signal.aborted) return null
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < sliceEnd) continue
    await nextTask()
    sliceEnd = performance.now() + budgetMs
  }
}

/** A message to oneself comes after what waits, and unlike a timer is not held back to 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
