import { useEffect, useState } from 'react'

/**
 * Returns the result of an asynchronous function; undefined until it is there, and again when `ask` changes.
 * @param ask memoised by the caller; null: nothing is asked
 * @param options.keepsLast returns the former result until the one of another `ask` is there
 * @param options.afterMs pause before it is asked, in which `ask` may change again
 */
export function useAsyncResult<T>(
  ask: (() => Promise<T>) | null,
  { keepsLast = false, afterMs = 0 }: { keepsLast?: boolean; afterMs?: number } = {},
): T | undefined {
  const [held, setHeld] = useState<{ ask: () => Promise<T>; answer: T } | null>(null)
  useEffect(() => {
    if (ask === null) return
    let isLive = true
    const read = () =>
      void ask().then((answer) => {
        if (isLive) setHeld({ ask, answer })
      })
    const timer = afterMs > 0 ? setTimeout(read, afterMs) : undefined
    if (timer === undefined) read()
    return () => {
      isLive = false
      clearTimeout(timer)
    }
  }, [ask, afterMs])
  return held !== null && (keepsLast || held.ask === ask) ? held.answer : undefined
}

/** Returns the newest value that `watch` reports; `start` until then. @param watch outside of the component, or memoised */
export function useWatched<T>(watch: (changed: (value: T) => void) => (() => void) | undefined, start: T): T {
  const [value, setValue] = useState(start)
  useEffect(() => watch(setValue), [watch])
  return value
}
