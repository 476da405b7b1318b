import { useEffect, useState } from 'react'
import { useFixedRows } from './fixed-view'

/** Items of a part. */
const PART = 40

/**
 * The number of items to draw of many: one part more in each frame, because the layout of hundreds is one long task.
 * All on a page without scripts.
 */
export function useGrowing(items: number): number {
  const isFixed = useFixedRows() !== null
  const [drawn, setDrawn] = useState(PART)
  const isPartial = !isFixed && drawn < items
  useEffect(() => {
    if (!isPartial) return
    const frame = requestAnimationFrame(() => setDrawn(drawn + PART))
    return () => cancelAnimationFrame(frame)
  }, [isPartial, drawn])
  return isPartial ? drawn : items
}
