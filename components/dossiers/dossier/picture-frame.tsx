import { useId, type ReactNode, type Ref } from 'react'

interface PictureFrameProps {
  ref: Ref<HTMLElement>
  width: number
  height: number
  label: string
  legend: ReactNode
  children: ReactNode
}

export function PictureFrame({ ref, width, height, label, legend, children }: PictureFrameProps) {
  const id = useId()
  return (
    <figure ref={ref}>
      <svg
        className="pic"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-labelledby={id}
      >
        <title id={id}>{label}</title>
        {children}
      </svg>
      <figcaption>{legend}</figcaption>
    </figure>
  )
}

/** An entry of the legend. @param children a sample of the sign, 16 wide and 10 high */
export function LegendEntry({ words, children }: { words: string; children: ReactNode }) {
  return (
    <span>
      <svg className="sw" viewBox="0 0 16 10" aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  )
}

/** Rounds pixels to tenths: finer steps are invisible, and their digits double the size of a page without scripts. */
export function toTenth(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
