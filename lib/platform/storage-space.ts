export type StorageSpace = Awaited<ReturnType<typeof storageSpace>>

/** The storage quota, and whether the browser has promised to keep the data. */
export async function storageSpace() {
  const { storage } = navigator
  const [estimate, isPromised] = await Promise.all([
    storage.estimate().catch(() => undefined),
    storage.persisted().catch(() => null),
  ])
  const { usage, quota } = estimate ?? {}
  return {
    /** Bytes; null if the browser does not report it. */
    used: usage ?? null,
    free: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    /** True: the browser does not delete the data when it needs space. Null: it does not say. */
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
    if (localStorage.getItem(ASKED) !== null) return
    localStorage.setItem(ASKED, '1')
  } catch {
    return // Otherwise every note would cause the question.
  }
  await requestPersistence()
}

const ASKED = 'claimlight:asked-to-keep'
