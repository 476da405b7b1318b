/**
 * Repeats a request until the answer fulfils the condition.
 *
 * @throws Error with the last answer after the time limit
 */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, timeoutMs = 10_000): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (wanted(answer)) return answer
    if (Date.now() > end)
      throw new Error(
        `After ${timeoutMs} ms it is still: ${(JSON.stringify(answer) as string | undefined)?.slice(0, 1000)}`,
      )
    await new Promise((tick) => setTimeout(tick, 60))
  }
}
