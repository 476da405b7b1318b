import { useEffect, useMemo, useState } from 'react'
import { useFixedRows } from './fixed-view'

/**
 * The result of work in steps: at once where there is little, else in slices, so that the panel stays responsive.
 *
 * @param begin begins the work; memoised by the caller, and called again when it changes
 * @param of what the result is of: the last one is not shown for another
 * @returns undefined until the first result; the last one while a new one is made
 */
export function useInSteps<T>(
  begin: () => Generator<undefined, T, void>,
  isLarge: boolean,
  of: unknown,
): T | undefined {
  const isFixed = useFixedRows() !== null
  const isMany = isLarge && !isFixed
  const atOnce = useMemo(() => (isMany ? null : { value: finish(begin()) }), [begin, isMany])
  const [late, setLate] = useState<{ value: T; of: unknown } | null>(null)
  useEffect(() => {
    if (!isMany) return
    const stopped = new AbortController()
    void inSlices(begin(), stopped.signal).then((done) => {
      if (done !== null) setLate({ ...done, of })
    })
    return () => stopped.abort()
  }, [begin, isMany, of])
  return (atOnce ?? (late?.of === of ? late : null))?.value
}

function finish<T>(steps: Generator<undefined, T, void>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

const SLICE_MS = 8

async function inSlices<T>(steps: Generator<undefined, T, void>, signal: AbortSignal): Promise<{ value: T } | null> {
  let end = performance.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done) return { value: step.value }
    if (performance.now() < end) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (signal.aborted) return null
    end = performance.now() + SLICE_MS
  }
}
