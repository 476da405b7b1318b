import { useEffect, useState } from 'react'

/**
 * Returns the result of an asynchronous function; undefined until it is there, and again when `ask` changes.
 * @param ask memoised by the caller; null: nothing is asked
 * @param options.keepsLast returns the former result until the one of another `ask` is there
 */
export function useAsyncResult<T>(
  ask: (() => Promise<T>) | null,
  { keepsLast }: { keepsLast: boolean } = { keepsLast: false },
): T | undefined {
  const [held, setHeld] = useState<{ ask: () => Promise<T>; answer: T } | null>(null)
  useEffect(() => {
    if (ask === null) return
    let isLive = true
    void ask().then((answer) => {
      if (isLive) setHeld({ ask, answer })
    })
    return () => {
      isLive = false
    }
  }, [ask])
  return held !== null && (keepsLast || held.ask === ask) ? held.answer : undefined
}

/** Returns the newest value that `watch` reports; `start` until then. @param watch outside of the component, or memoised */
export function useWatched<T>(watch: (changed: (value: T) => void) => (() => void) | undefined, start: T): T {
  const [value, setValue] = useState(start)
  useEffect(() => watch(setValue), [watch])
  return value
}
