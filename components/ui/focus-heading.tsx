import { useEffect, useRef, type ComponentProps } from 'react'

/** A heading that takes the focus when it appears or `turn` changes, since the focused element has disappeared. */
export function FocusHeading({ turn, ...heading }: ComponentProps<'h1'> & { turn?: unknown }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus(), [turn])
  return <h1 ref={ref} tabIndex={-1} {...heading} />
}
