import type { Finding } from '@/lib/engine/types'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Answers } from './answers'
import { DetailRows } from './detail-rows'
import { Evidence } from './evidence'
import { Quote } from './quote'

export interface FindingBodyProps {
  finding: Finding
  book: DossierBook
  /** What the left half of the rows is called; "Page" by default. */
  left?: string
  /** It is the one in hand. */
  lit?: boolean
  /** The quote stands elsewhere. */
  isQuoted?: boolean
  /** False where the pages of claims are not at hand. */
  isLinked?: boolean
}

/** An open finding, alike wherever one is shown: its quote, its rows, and what stands behind them. */
export function FindingBody({ finding, book, left, lit = false, isQuoted = false, isLinked = true }: FindingBodyProps) {
  return (
    <>
      {!isQuoted && <Quote finding={finding} lit={lit} />}
      <DetailRows finding={finding} book={book} left={left} />
      <Evidence finding={finding} book={book} isLinked={isLinked} />
      <Answers finding={finding} book={book} isLinked={isLinked} />
    </>
  )
}
