import { isInstalled } from '@/lib/platform/lifecycle'

/** The lifetime of a page agent. */
export interface AgentLifetime {
  /** Aborted when a newer page agent starts, or the extension is removed. */
  signal: AbortSignal
  /** Ends the page agent if the extension was updated or removed: the browser does not. */
  isAlive: () => boolean
  /** Listens for signs of the user again, after the page has removed all listeners. */
  listen: () => void
}

/**
 * Ends an existing page agent in the page and starts another. Not visible to the page: the scripts of one extension
 * share a separate global object.
 */
export function replaceOlderAgent(): AgentLifetime {
  const end = new AbortController()
  const { signal } = end
  const isAlive = (): boolean => {
    if (!isInstalled()) end.abort()
    return !signal.aborted
  }
  const shared = globalThis as { [READER]?: () => void }
  shared[READER]?.()
  shared[READER] = () => end.abort()
  // After an update the new page agent has its own global object and cannot end the old one, which tests itself.
  const listen = (): void => {
    for (const type of ['pointermove', 'keydown', 'scroll', 'visibilitychange'])
      document.addEventListener(type, isAlive, { signal, capture: true, passive: true })
  }
  listen()
  return { signal, isAlive, listen }
}

const READER = Symbol.for('claimlight.reader')
