import { isInstalled } from '@/lib/platform/lifecycle'

/** How long a reader lives in its page. */
export interface AgentLifetime {
  /** Aborted when a newer reader has come, or the extension has gone. */
  signal: AbortSignal
  /** Asking ends a reader whose extension was updated or removed: the browser does not. */
  isAlive: () => boolean
}

/**
 * Ends the reader that is in the page, if there is one, and begins another. Nothing of this can be seen or done by the page: the
 * scripts of one extension share a global object of their own.
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
  // After an update the new reader has a global object of its own and cannot end the old one, which finds out by itself.
  for (const type of ['pointermove', 'keydown', 'scroll', 'visibilitychange'])
    document.addEventListener(type, isAlive, { signal, capture: true, passive: true })
  return { signal, isAlive }
}

const READER = Symbol.for('claimlight.reader')
