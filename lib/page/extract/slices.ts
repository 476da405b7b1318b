/**
 * Runs a generator to its end in slices, so that the page stays responsive.
 *
 * @param budgetMs of one slice, in ms; tasks over 50 ms are noticeable, and the page's own work comes on top
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

/** A message to oneself runs after waiting tasks and, unlike a timer, has no minimum delay of 4 ms. */
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
