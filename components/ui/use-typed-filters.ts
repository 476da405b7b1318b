import { useCallback, useEffect, useState } from 'react'

/** Pause in typing, in ms, after which the address changes: browsers refuse more than about 200 changes in 30 s. */
const PAUSE_MS = 250

/**
 * Returns the filters as typed, and the function that changes them at once; the address follows after a pause.
 * @param filters as in the address
 */
export function useTypedFilters<F>(filters: F, hrefOf: (filters: F) => string, onPause: (filters: F) => void) {
  const address = hrefOf(filters)
  const [typed, setTyped] = useState({ filters, address })
  const current = typed.address === address ? typed.filters : filters
  useEffect(() => {
    if (hrefOf(current) === address) return
    const timer = setTimeout(() => onPause(current), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [current, address, hrefOf, onPause])
  const setCurrent = useCallback((next: F) => setTyped({ filters: next, address }), [address])
  return [current, setCurrent] as const
}
