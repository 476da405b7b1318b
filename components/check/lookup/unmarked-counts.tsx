import { useEffect, useState } from 'react'
import type { SentenceLookup } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { useFindingBooks } from '@/components/check/context/finding-context'
import { shownLookupOf, unmarkedOf } from './lookup-list'

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

/** Reason why the sentences of a text have no mark: how many state nothing, have no claim near, or could not be decided. */
export function UnmarkedCounts({ text, lookUp }: { text: string; lookUp: LookUp }) {
  const bookOf = useFindingBooks()
  const [unmarked, setUnmarked] = useState<readonly SentenceLookup[] | string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    void readUnmarked(text, lookUp, stop.signal).then((known) => {
      if (!stop.signal.aborted) setUnmarked(known)
    })
    return () => stop.abort()
  }, [text, lookUp])
  const isRead = unmarked !== null && typeof unmarked !== 'string'
  const counts = { undecided: 0, noClaim: 0, nothing: 0 }
  for (const one of isRead ? unmarked : []) {
    const book = bookOf(one.dossier)
    counts[GROUP_OF_REASON[book === null ? one.reason : shownLookupOf(one, book).reason]] += 1
  }
  const lines = GROUPS.flatMap((group) => (counts[group] > 0 ? t(`lookup.counts.${group}`, counts[group]) : []))
  const none = lines.length === 0 ? t('lookup.none') : ''
  return (
    <div className="unmarked-counts">
      <p role="status" className="text-muted">
        {isRead ? none : (unmarked ?? t('lookup.looking'))}
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

/** Returns the sentences without a mark, or one sentence with an error. */
async function readUnmarked(text: string, lookUp: LookUp, signal: AbortSignal): Promise<SentenceLookup[] | string> {
  const unmarked: SentenceLookup[] = []
  let end = 0
  for (let at = 0; at < text.length && !signal.aborted; at += CHARACTERS_PER_LOOKUP) {
    const answer = await lookUp(text, at, Math.min(at + CHARACTERS_PER_LOOKUP, text.length))
    if (typeof answer === 'string') return answer
    // A sentence across the border of two parts is in both answers: it is counted once.
    unmarked.push(...unmarkedOf(answer.filter(({ start }) => start >= end)))
    end = Math.max(end, ...answer.map((one) => one.end))
  }
  return unmarked
}
