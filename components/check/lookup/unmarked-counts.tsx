import { useEffect, useState } from 'react'
import type { SentenceLookup } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { unmarkedOf } from './lookup-list'

/** Returns the sentences in a range of a text, or one sentence with an error. */
export type LookUp = (text: string, start: number, end: number) => Promise<readonly SentenceLookup[] | string>

/** Number of characters looked up at a time: some pages of a book. */
const CHARACTERS_PER_LOOKUP = 12_000

const GROUP_OF_REASON = {
  question: 'nothing',
  'not-about-subject': 'nothing',
  'nothing-checkable': 'nothing',
  'no-near-claim': 'noClaim',
  newer: 'noClaim',
  finding: 'noClaim',
  'not-sure': 'undecided',
} as const satisfies Record<SentenceLookup['reason'], string>

const GROUPS = ['undecided', 'noClaim', 'nothing'] as const

interface UnmarkedSummary {
  message: string
  /** "12 state nothing that could be checked", for each reason. */
  lines: readonly string[]
}

/** Why the sentences of a text have no mark: how many state nothing, have no claim near, or could not be decided. */
export function UnmarkedCounts({ text, lookUp }: { text: string; lookUp: LookUp }) {
  const [counted, setCounted] = useState<UnmarkedSummary | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    void countUnmarked(text, lookUp, stop.signal).then((known) => {
      if (!stop.signal.aborted) setCounted(known)
    })
    return () => stop.abort()
  }, [text, lookUp])
  const { message, lines } = counted ?? { message: t('lookup.looking'), lines: [] }
  return (
    <div className="unmarked-counts">
      <p role="status" className="text-muted">
        {message}
      </p>
      {lines.length > 0 && (
        <>
          <ul role="list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="text-muted">{t('lookup.select')}</p>
        </>
      )}
    </div>
  )
}

async function countUnmarked(text: string, lookUp: LookUp, signal: AbortSignal): Promise<UnmarkedSummary> {
  const counts = { undecided: 0, noClaim: 0, nothing: 0 }
  let end = 0
  for (let at = 0; at < text.length && !signal.aborted; at += CHARACTERS_PER_LOOKUP) {
    const answer = await lookUp(text, at, Math.min(at + CHARACTERS_PER_LOOKUP, text.length))
    if (typeof answer === 'string') return { message: answer, lines: [] }
    // A sentence across the border of two parts is in both answers: it is counted once.
    for (const { reason } of unmarkedOf(answer.filter(({ start }) => start >= end)))
      counts[GROUP_OF_REASON[reason]] += 1
    end = Math.max(end, ...answer.map((one) => one.end))
  }
  const lines = GROUPS.flatMap((reason) => (counts[reason] > 0 ? t(`lookup.counts.${reason}`, counts[reason]) : []))
  return { message: lines.length === 0 ? t('lookup.none') : '', lines }
}
