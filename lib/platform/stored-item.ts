import { browser } from './browser'

export type StoredItem<T> = ReturnType<typeof createStoredItem<T>>

/** Returns access to one key of the browser's storage. Values are not validated; null where none is stored. */
export function createStoredItem<T>(area: 'local' | 'session', key: string) {
  return {
    key,
    read: async (): Promise<T | null> => ((await browser.storage[area].get(key))[key] as T | undefined) ?? null,
    write: (value: T): Promise<void> => browser.storage[area].set({ [key]: value }),
    remove: (): Promise<void> => browser.storage[area].remove(key),
    /** Calls back with each later value (null: removed), in any context. @returns a function that stops it */
    watch(changed: (value: T | null) => void): () => void {
      const listener = (changes: Record<string, { newValue?: unknown }>): void => {
        const change = changes[key]
        if (change) changed((change.newValue as T | undefined) ?? null)
      }
      browser.storage[area].onChanged.addListener(listener)
      return () => browser.storage[area].onChanged.removeListener(listener)
    },
  }
}
