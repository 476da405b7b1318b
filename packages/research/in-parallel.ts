/** Runs a task for each item, up to `parallel` at once, and prints how far it is, with the time left. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
  { parallel, name, print }: { parallel: number; name: string; print: (line: string) => void },
): Promise<Result[]> {
  const results: Result[] = []
  const startTime = Date.now()
  let next = 0
  let done = 0
  let printed = startTime
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      // After a fault, the other tasks end before the folder is closed.
      results[at] = await task(items[at] as Item).catch((error: unknown) => {
        next = items.length
        throw error
      })
      done += 1
      const now = Date.now()
      if (done < items.length && done % LINE_EVERY !== 0 && now - printed < LINE_EVERY * 1000) continue
      printed = now
      const minutes = Math.round((((now - startTime) / done) * (items.length - done)) / 60_000)
      print(`${name}: ${done} of ${items.length}${minutes > 0 ? `, about ${minutes} min left` : ''}`)
    }
  }
  const workers = await Promise.allSettled(Array.from({ length: parallel }, work))
  const failed = workers.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return results
}

/** A line is printed for every tenth item, and after ten seconds. */
const LINE_EVERY = 10
