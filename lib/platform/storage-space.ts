export type StorageSpace = Awaited<ReturnType<typeof storageSpace>>

/** Returns the used and the free storage, and whether the browser has promised to keep the data. */
export async function storageSpace() {
  const { storage } = navigator
  const [estimate, isPromised] = await Promise.all([
    storage.estimate().catch(() => undefined),
    storage.persisted().catch(() => null),
  ])
  const { usage, quota } = estimate ?? {}
  return {
    /** Bytes used, and (`free`) bytes left; null if the browser does not report them. */
    used: usage ?? null,
    free: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    /** True: the browser does not delete the data when it needs space. Null: the browser does not report it. */
    isPromised,
  }
}

/**
 * Asks the browser to keep the data. Firefox asks the user, so call it in a click handler. @returns whether it agreed
 */
export async function requestPersistence(): Promise<boolean> {
  return navigator.storage.persist().catch(() => false)
}

/** Requests persistence once per installation, and only where the browser does not ask the user. */
export async function requestPersistenceOnce(): Promise<void> {
  if (import.meta.env.FIREFOX) return
  try {
    if (localStorage.getItem(ASKED_KEY) !== null) return
    localStorage.setItem(ASKED_KEY, '1')
  } catch {
    return // Where this cannot be remembered, every note would request it again.
  }
  await requestPersistence()
}

const ASKED_KEY = 'claimlight:asked-to-keep'
