/** What the browser says of the room that it gives, and whether it has promised to keep what stands there. */
export interface StorageSpace {
  /** Bytes; null where the browser tells none. */
  used: number | null
  free: number | null
  /** True: the browser throws nothing away when it needs room. Null: it knows no such promise. */
  isPromised: boolean | null
}

export async function storageSpace(): Promise<StorageSpace> {
  const storage = manager()
  const [estimate, isPromised] = await Promise.all([
    storage?.estimate().catch(() => undefined),
    storage?.persisted().catch(() => null),
  ])
  const { usage, quota } = estimate ?? {}
  return {
    used: usage ?? null,
    free: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    isPromised: isPromised ?? null,
  }
}

/** Asks the browser to keep what stands here. Firefox asks the reader, so it is called in a press. @returns whether it will */
export async function requestPersistence(): Promise<boolean> {
  return (
    (await manager()
      ?.persist()
      .catch(() => false)) ?? false
  )
}

/** The same, once in the life of an installation, and only where the browser asks nobody. */
export async function requestPersistenceOnce(): Promise<void> {
  if (import.meta.env.FIREFOX) return
  try {
    if (localStorage.getItem(ASKED) !== null) return
    localStorage.setItem(ASKED, '1')
  } catch {
    return // it would be asked with every note
  }
  await requestPersistence()
}

const ASKED = 'claimlight:asked-to-keep'

/** Absent where a browser keeps nothing for this page. */
function manager(): StorageManager | undefined {
  return (navigator as { storage?: StorageManager }).storage
}
