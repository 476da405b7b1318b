import { createContext, use, type ReactNode } from 'react'

export interface FixedViewProps {
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

/** The rows of a long list on a page without scripts; null: they follow the scrolling. */
export function useFixedRows(): FixedViewProps['rows'] | null {
  return use(FixedContext)?.rows ?? null
}

/** The width in px at which a picture is drawn on a page without scripts; null: it is measured. */
export function useFixedWidth(): number | null {
  return use(WidthContext)
}

/** A picture: once in the panel, once for each width on a page without scripts. */
export function EachWidth({ children }: { children: ReactNode }) {
  const fixed = use(FixedContext)
  if (fixed === null) return children
  const [narrow, wide] = fixed.widths
  if (narrow === wide) return <WidthContext value={narrow}>{children}</WidthContext>
  return fixed.widths.map((width, at) => (
    <div key={width} className={at === 0 ? 'at-narrow' : 'at-wide'}>
      <WidthContext value={width}>{children}</WidthContext>
    </div>
  ))
}
