import { useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react'
import { layoutStrip, nearestMark, paragraphRange, type StripMark } from './layout'
import type { OverviewProps } from '@/lib/features/feature'
import { t } from '@/lib/i18n/t'
import { useWidth } from '@/components/ui/fixed-view'
import './strip.css'

/**
 * Draws the text as a strip with a mark for each finding, whose height shows its state. The part in view is lit.
 * Marks that do not fit are merged. One tab stop: arrows move between marks, Enter goes to the sentence.
 */
export function Strip({ findings, textLength, blockStarts, inView, onPick, ...check }: OverviewProps) {
  const [picked, setPicked] = useState<number | null>(null)
  const [box, width] = useWidth<HTMLDivElement>(NARROWEST_PANEL_WIDTH)
  const marks = layoutStrip(findings, textLength, width)
  const pickedIndex = Math.min(picked ?? 0, marks.length - 1)
  const pickedMark = marks[pickedIndex]
  const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`
  const share = (offset: number) => offset / Math.max(1, textLength)
  // The more contradictions there are, the thinner the style sheet draws their bars, to keep them separate.
  const crowd = { '--crowd': marks.filter(({ state }) => state === 'contradicted').length } as CSSProperties
  // A short text is in view as a whole, of which a lit strip would say nothing.
  const seen = inView && inView.end - inView.start < textLength * MOST_SEEN ? inView : null
  const view = seen && paragraphRange(seen.start, Math.max(seen.start, seen.end - 1), blockStarts)
  const moveToMark = (mark: StripMark | undefined) => {
    if (mark?.first) onPick(mark.first)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowRight: pickedIndex + 1,
      ArrowDown: pickedIndex + 1,
      ArrowLeft: pickedIndex - 1,
      ArrowUp: pickedIndex - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key]
    if (next !== undefined)
      setPicked(Math.min(marks.length - 1, Math.max(0, picked === null && next === pickedIndex + 1 ? 0 : next)))
    else if (event.key === 'Enter') moveToMark(pickedMark)
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { left, width: full } = event.currentTarget.getBoundingClientRect()
    const nearest = nearestMark((event.clientX - left) / Math.max(1, full), marks)
    setPicked(nearest)
    moveToMark(marks[nearest])
  }
  const slider = pickedMark && {
    role: 'slider',
    tabIndex: 0,
    'aria-label': t('strip.label'),
    'aria-valuemin': 1,
    'aria-valuemax': marks.length,
    'aria-valuenow': pickedIndex + 1,
    'aria-valuetext': describeMark(pickedMark, pickedIndex, marks.length, blockStarts),
    'data-crowded': marks.some((mark) => mark.findings.length > 1) || undefined,
    onKeyDown,
    onClick,
    onBlur: () => setPicked(null),
  }
  return (
    <>
      <div ref={box} className="strip" style={crowd} {...slider}>
        {seen && (
          <span className="seen" style={{ left: percent(share(seen.start)), right: percent(1 - share(seen.end)) }} />
        )}
        {picked !== null && pickedMark && <i className="picked" style={{ left: percent(pickedMark.at) }} />}
        {marks.map((mark) => (
          <i key={mark.findings[0]?.start} className={mark.state} style={{ left: percent(mark.at) }} />
        ))}
        {!check.isDone && (
          <span className="done" style={{ width: percent(check.checked / Math.max(1, check.sentences)) }} />
        )}
      </div>
      <p className="ends">
        <span>{t('strip.start')}</span>
        {view && <b>{t('strip.inView', { place: view })}</b>}
        <span>{t('strip.end')}</span>
      </p>
    </>
  )
}

/** Share of the text in view from which the strip is not lit. */
const MOST_SEEN = 0.95
/** Width in pixels until the layout is known: that of the narrowest panel. */
const NARROWEST_PANEL_WIDTH = 296

function describeMark(
  { findings, first, state }: StripMark,
  at: number,
  of: number,
  blockStarts: readonly number[],
): string {
  const place = paragraphRange(findings[0]?.start ?? 0, findings.at(-1)?.start ?? 0, blockStarts)
  const quote = findings.length > 1 ? t('count.sentences', findings.length) : (first?.quote ?? '')
  const words = { verdict: t(`state.${state}`), at: at + 1, of: place === '' ? of : `${of}, ${place}`, quote }
  return t('strip.mark', words)
}
