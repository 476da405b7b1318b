import { useEffect, useRef, useState } from 'react'
import type { SentenceLookup } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { unmarked } from './lookup-list'

/** Returns the sentences in a range of a text, or one sentence with an error. */
export type LookUp = (text: string, start: number, end: number) => Promise<readonly SentenceLookup[] | string>

/** Number of characters looked up at a time: some pages of a book. */
const STRETCH = 12_000

const REASONS = {
  question: 'nothing',
  'not-about-subject': 'nothing',
  'nothing-checkable': 'nothing',
  'no-near-claim': 'noClaim',
  newer: 'noClaim',
  finding: 'noClaim',
  'not-sure': 'undecided',
} as const satisfies Record<SentenceLookup['reason'], string>

const SHOWN = ['undecided', 'noClaim', 'nothing'] as const

interface Counted {
  counts: Record<(typeof SHOWN)[number], number>
  upTo: number
  problem: string | null
}

/** Why the sentences of a text have no mark: how many state nothing, have no claim near, or could not be decided. */
export function UnmarkedCounts({ text, lookUp }: { text: string; lookUp: LookUp }) {
  const [{ counts, upTo, problem }, setCounted] = useState<Counted>(NOTHING)
  const end = useRef(0)
  const isDone = upTo >= text.length || problem !== null
  useEffect(() => {
    if (isDone) return
    let live = true
    const next = Math.min(upTo + STRETCH, text.length)
    void lookUp(text, upTo, next).then((answer) => {
      if (!live) return
      if (typeof answer === 'string') setCounted((before) => ({ ...before, problem: answer }))
      else {
        // A sentence across the border of two parts is in both.
        const fresh = unmarked(answer.filter(({ start }) => start >= end.current))
        end.current = Math.max(end.current, ...answer.map((one) => one.end))
        setCounted((before) => ({ ...before, upTo: next, counts: withCounts(before.counts, fresh) }))
      }
    })
    return () => {
      live = false
    }
  }, [text, upTo, isDone, lookUp])
  const shown = SHOWN.filter((reason) => counts[reason] > 0)
  return (
    <div className="unmarked-counts">
      <p role="status" className="text-muted">
        {!isDone ? t('lookup.looking') : (problem ?? (shown.length === 0 ? t('lookup.none') : ''))}
      </p>
      {isDone && shown.length > 0 && (
        <>
          <ul role="list">
            {shown.map((reason) => (
              <li key={reason}>{t(`lookup.counts.${reason}`, counts[reason])}</li>
            ))}
          </ul>
          <p className="text-muted">{t('lookup.select')}</p>
        </>
      )}
    </div>
  )
}

const NOTHING: Counted = { counts: { undecided: 0, noClaim: 0, nothing: 0 }, upTo: 0, problem: null }

function withCounts(before: Counted['counts'], more: readonly SentenceLookup[]): Counted['counts'] {
  const counts = { ...before }
  for (const { reason } of more) counts[REASONS[reason]] += 1
  return counts
}
