import { useEffect, useRef, useState, type RefObject } from 'react'
import { useFixedWidth } from '@/components/ui/fixed-view'

/**
 * The current width of an element in pixels; `otherwise` until it is known. Pictures are drawn to it, so that their
 * text keeps its size.
 */
export function useWidth<E extends Element>(otherwise: number): [RefObject<E | null>, number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(useFixedWidth() ?? otherwise)
  useEffect(() => {
    const element = ref.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(([entry]) => {
      const measured = Math.floor(entry?.contentRect.width ?? 0)
      if (measured > 0) setWidth(measured)
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return [ref, width]
}
