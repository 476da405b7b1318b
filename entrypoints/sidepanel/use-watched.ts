import { useEffect, useState } from 'react'

export interface Watchable<T> {
  read: () => Promise<T | null>
  watch: (changed: (value: T | null) => void) => () => void
}

/**
 * A value that changes outside React. `make` is called anew when `key` changes; the value of another key is never shown.
 *
 * @param key null: there is nothing to watch yet
 */
export function useWatched<T>(key: string | number | null, make: (key: never) => Watchable<T>): T | null {
  const [held, setHeld] = useState<{ key: string | number; value: T | null } | null>(null)
  useEffect(() => {
    if (key === null) return
    let live = true
    let changedSince = false
    const source = make(key as never)
    const stop = source.watch((value) => {
      changedSince = true
      setHeld({ key, value })
    })
    // What was read is older than any change that arrived while reading.
    void source.read().then((value) => {
      if (live && !changedSince) setHeld({ key, value })
    })
    return () => {
      live = false
      stop()
    }
  }, [key, make])
  return held !== null && held.key === key ? held.value : null
}
