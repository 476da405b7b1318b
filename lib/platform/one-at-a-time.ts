/**
 * Runs the work, or returns `otherwise` if work under this name is running in another extension page or the worker. The
 * browser releases the lock when its owner closes or crashes.
 */
export async function runUnlessRunning<T>(name: string, work: () => Promise<T>, otherwise: T): Promise<T> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } }
  if (!navigator?.locks) return work()
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? otherwise : work()))
}

/**
 * Runs the work after earlier work under the same name has ended, here and in other extension pages. Work must not call
 * this with its own name, which would never end. Without Web Locks, only work of this context waits.
 */
export async function runInTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } }
  if (navigator?.locks) return navigator.locks.request(name, work)
  const turn = (lastRunByKey.get(name) ?? Promise.resolve()).then(work)
  const ended = turn.then(
    () => undefined,
    () => undefined,
  )
  lastRunByKey.set(name, ended)
  return turn
}

const lastRunByKey = new Map<string, Promise<void>>()
