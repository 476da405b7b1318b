import { createContext, use, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'

interface FixedViewProps {
  /** Widths of pictures in narrow and wide windows, in px; the style sheet shows one of the two. */
  widths: readonly [narrow: number, wide: number]
  /** The rows of a long list that this page has. */
  rows: { from: number; to: number }
}

const FixedContext = createContext<FixedViewProps | null>(null)
const WidthContext = createContext<number | null>(null)

/** Draws its content once, for a page without scripts: nothing follows the scrolling or the width of the window. */
export function FixedView({ widths, rows, children }: FixedViewProps & { children: ReactNode }) {
  return <FixedContext value={{ widths, rows }}>{children}</FixedContext>
}

/** Returns which rows of a long list are on a page without scripts; null in the panel, where they follow scrolling. */
export function useFixedRows(): FixedViewProps['rows'] | null {
  return use(FixedContext)?.rows ?? null
}

/**
 * The current width of an element in pixels; `otherwise` until it is known. Pictures are drawn to it, so that their
 * text keeps its size.
 */
export function useWidth<E extends Element>(otherwise: number): [RefObject<E | null>, number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(use(WidthContext) ?? otherwise)
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

/** Draws a picture once in the panel, and once for each width on a page without scripts. */
export function forEachWidth<P extends object>(Picture: (picture: P) => ReactNode) {
  return function EachWidth(picture: P) {
    const fixed = use(FixedContext)
    if (fixed === null) return <Picture {...picture} />
    const [narrow, wide] = fixed.widths
    const drawn = (width: number) => (
      <WidthContext value={width}>
        <Picture {...picture} />
      </WidthContext>
    )
    if (narrow === wide) return drawn(narrow)
    return fixed.widths.map((width, at) => (
      <div key={width} className={at === 0 ? 'at-narrow' : 'at-wide'}>
        {drawn(width)}
      </div>
    ))
  }
}
