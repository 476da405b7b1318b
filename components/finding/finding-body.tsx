import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Answers } from './answers'
import { DetailRows } from './detail-rows'
import { Evidence } from './evidence'
import { Quote } from './quote'
import { RelatedClaims } from './related-claims'

export interface FindingBodyProps {
  finding: Finding
  book: DossierBook
  /** Name of the left half of the rows; "Page" by default. */
  left?: string | undefined
  /** It is the active one. */
  lit?: boolean
  /** The quote is shown elsewhere. */
  isQuoted?: boolean
  /** False where the pages of claims are not available. */
  isLinked?: boolean | undefined
}

/** An open finding, the same in all views: its quote, rows and evidence. */
export function FindingBody({ finding, book, left, lit = false, isQuoted = false, isLinked = true }: FindingBodyProps) {
  return (
    <>
      {!isQuoted && <Quote finding={finding} lit={lit} />}
      <DetailRows finding={finding} book={book} left={left} />
      <Evidence finding={finding} book={book} isLinked={isLinked} />
      <RelatedClaims finding={finding} book={book} isLinked={isLinked} />
      <Answers finding={finding} book={book} left={left} isLinked={isLinked} />
    </>
  )
}
