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
