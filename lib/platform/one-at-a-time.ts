/**
 * Runs the work unless another extension page, or the worker, is running it: then returns `otherwise`. The browser
 * releases the lock when its owner closes or crashes.
 */
export async function oneAtATime<T>(name: string, work: () => Promise<T>, otherwise: T): Promise<T> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } }
  if (!navigator?.locks) return work()
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? otherwise : work()))
}

/** Runs the work after that of other extension pages under the same name has ended. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } }
  if (!navigator?.locks) return work()
  return navigator.locks.request(name, work)
}
