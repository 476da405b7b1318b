import { browser } from 'wxt/browser'
import type { PageState, Question } from '@/lib/messaging/protocol'

/**
 * Session data: survives the worker but not the browser; in memory, and not accessible to content scripts. A value is
 * null if it was never written.
 */
export interface SessionItem<T> {
  read(): Promise<T | null>
  write(value: T): Promise<void>
  remove(): Promise<void>
  /** Calls back with each later value (null: removed). @returns a function that stops it */
  watch(changed: (value: T | null) => void): () => void
}

/** The state of a tab that the panel shows. Only the background writes it. */
export const pageState = (tabId: number): SessionItem<PageState> => item(`page:${tabId}`)

/** The last selection that the user checked in a tab. Only the background writes it. */
export const question = (tabId: number): SessionItem<Question> => item(`question:${tabId}`)

/** The tabs with a stored page state. */
export async function tabsWithPageState(): Promise<PageState[]> {
  const all = await browser.storage.session.get(null)
  return Object.entries(all).flatMap(([key, value]) => (key.startsWith('page:') ? [value as PageState] : []))
}

function item<T>(key: string): SessionItem<T> {
  return {
    read: async () => ((await browser.storage.session.get(key))[key] as T | undefined) ?? null,
    write: (value) => browser.storage.session.set({ [key]: value }),
    remove: () => browser.storage.session.remove(key),
    watch(changed) {
      const listener = (changes: Record<string, { newValue?: unknown }>): void => {
        const change = changes[key]
        if (change) changed((change.newValue as T | undefined) ?? null)
      }
      browser.storage.session.onChanged.addListener(listener)
      return () => browser.storage.session.onChanged.removeListener(listener)
    },
  }
}
