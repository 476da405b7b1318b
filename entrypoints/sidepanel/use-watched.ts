import { useEffect, useState } from 'react'

export interface Watch<T> {
  read: () => Promise<T | null>
  watch: (changed: (value: T | null) => void) => () => void
}

/**
 * Returns a value that changes outside React. `make` is called for each new `key`; values of other keys are not shown.
 *
 * @param key null: nothing to watch yet
 * @param settle maps a new value, given the previous one; identity by default
 */
export function useWatched<T>(
  key: number | null,
  make: (key: number) => Watch<T>,
  settle: (before: T | null, after: T | null) => T | null = takeNew,
): T | null {
  const [held, setHeld] = useState<{ key: number; value: T | null } | null>(null)
  useEffect(() => {
    if (key === null) return
    let live = true
    let changedSince = false
    const source = make(key)
    const hold = (value: T | null) =>
      setHeld((before) => ({ key, value: settle(before?.key === key ? before.value : null, value) }))
    const stop = source.watch((value) => {
      changedSince = true
      hold(value)
    })
    // The read value is older than any change that arrived meanwhile.
    void source.read().then((value) => {
      if (live && !changedSince) hold(value)
    })
    return () => {
      live = false
      stop()
    }
  }, [key, make, settle])
  return held !== null && held.key === key ? held.value : null
}

function takeNew<T>(_before: T | null, after: T | null): T | null {
  return after
}
