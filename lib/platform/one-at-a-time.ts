/**
 * Does something unless another page of ours, or the worker, is just at it: then nothing is done and `otherwise` given. The
 * browser itself forgets who died in the middle of it.
 */
export async function oneAtATime<T>(name: string, work: () => Promise<T>, otherwise: T): Promise<T> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } }
  if (!navigator?.locks) return work()
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? otherwise : work()))
}
