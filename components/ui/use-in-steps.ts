import { useEffect, useMemo, useState } from 'react'
import { runAtOnce, runInSlices } from '@/lib/text/run-in-slices'
import { useFixedRows } from './fixed-view'

/**
 * The result of work in steps: at once where there is little, else in slices, so that the panel stays responsive.
 *
 * @param begin begins the work; memoised by the caller, and called again when it changes
 * @param of what the result is of: the last one is not shown for another
 * @returns undefined until the first result; the last one while a new one is made
 */
export function useInSteps<T>(
  begin: () => Generator<undefined, T, undefined>,
  isLarge: boolean,
  of: unknown,
): T | undefined {
  const isFixed = useFixedRows() !== null
  const isMany = isLarge && !isFixed
  const atOnce = useMemo(() => (isMany ? null : { result: runAtOnce(begin()) }), [begin, isMany])
  const [late, setLate] = useState<{ result: T; of: unknown } | null>(null)
  useEffect(() => {
    if (!isMany) return
    const stopped = new AbortController()
    void runInSlices(begin(), { signal: stopped.signal, budgetMs: SLICE_MS }).then((done) => {
      if (done !== null) setLate({ ...done, of })
    })
    return () => stopped.abort()
  }, [begin, isMany, of])
  return (atOnce ?? (late?.of === of ? late : null))?.result
}

const SLICE_MS = 8
