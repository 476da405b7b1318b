import { useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react'
import type { Finding, Verdict } from '@/lib/match/types'
import { t } from '@/lib/i18n/t'
import { paragraphRange } from './paragraphs'

export interface StripProps {
  findings: readonly Finding[]
  textLength: number
  inView: { start: number; end: number } | null
  blockStarts: readonly number[]
  shown: ReadonlySet<Verdict>
  /** How much of the page is checked, 0 to 1; 1 when done. */
  progress: number
  /** The reader chose this mark: open it, and bring it into view on the page. */
  onPick: (finding: Finding) => void
}

/**
 * The article from start to end, a mark where each finding stands, height by verdict, lit where in view. It is one stop of
 * the tab key: arrows move from mark to mark, Enter goes there.
 */
export function Strip({ findings, textLength, inView, blockStarts, shown, progress, onPick }: StripProps) {
  const [picked, setPicked] = useState<number | null>(null)
  const marks = findings.filter(({ verdict }) => shown.has(verdict))
  const at = Math.min(picked ?? 0, marks.length - 1)
  const chosen = marks[at]
  const percent = (offset: number) => `${Math.min(100, Math.max(0, (offset / Math.max(1, textLength)) * 100))}%`
  const middle = ({ start, end }: Finding) => percent((start + end) / 2)
  // Many bars beside each other are drawn thinner, so that each is still one.
  const crowd = { '--crowd': findings.filter(({ verdict }) => verdict === 'contradicted').length } as CSSProperties
  const view = inView && paragraphRange(inView.start, Math.max(inView.start, inView.end - 1), blockStarts)

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key]
    if (next !== undefined)
      setPicked(Math.min(marks.length - 1, Math.max(0, picked === null && next === at + 1 ? 0 : next)))
    else if (event.key === 'Enter' && chosen) onPick(chosen)
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const offset = ((event.clientX - left) / Math.max(1, width)) * textLength
    const nearest = nearestTo(offset, marks)
    if (nearest === null) return
    setPicked(nearest)
    const finding = marks[nearest]
    if (finding) onPick(finding)
  }
  const drawn = (
    <>
      {inView && (
        <span
          className="seen"
          style={{ left: percent(inView.start), width: `calc(${percent(inView.end)} - ${percent(inView.start)})` }}
        />
      )}
      {picked !== null && chosen && <i className="picked" style={{ left: middle(chosen) }} />}
      {marks.map((finding) => (
        <i key={finding.start} className={finding.verdict} style={{ left: middle(finding) }} />
      ))}
      {progress < 1 && <span className="done" style={{ width: `${progress * 100}%` }} />}
    </>
  )
  return (
    <>
      {chosen === undefined ? (
        <div className="strip" style={crowd}>
          {drawn}
        </div>
      ) : (
        <div
          className="strip"
          style={crowd}
          data-crowded={marks.length > CROWD || undefined}
          role="slider"
          tabIndex={0}
          aria-label={t('strip.label')}
          aria-valuemin={1}
          aria-valuemax={marks.length}
          aria-valuenow={at + 1}
          aria-valuetext={spoken(chosen, at, marks.length, blockStarts)}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onBlur={() => setPicked(null)}
        >
          {drawn}
        </div>
      )}
      <p className="ends">
        <span>{t('strip.start')}</span>
        {view !== null && view !== '' && <b>{t('strip.inView', { place: view })}</b>}
        <span>{t('strip.end')}</span>
      </p>
    </>
  )
}

/** More marks than the heads of the diamonds have room for. */
const CROWD = 200

function spoken({ verdict, quote, start }: Finding, at: number, of: number, blockStarts: readonly number[]): string {
  const place = paragraphRange(start, start, blockStarts)
  const mark = { verdict: t(`verdict.${verdict}`), at: at + 1, of, quote }
  return place === '' ? t('strip.mark', mark) : t('strip.markAt', { ...mark, place })
}

function nearestTo(offset: number, marks: readonly Finding[]): number | null {
  let best: number | null = null
  let least = Infinity
  marks.forEach(({ start, end }, i) => {
    const distance = Math.abs((start + end) / 2 - offset)
    if (distance < least) {
      least = distance
      best = i
    }
  })
  return best
}
