import type { ReactNode } from 'react'
import type { Finding } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { ClosedQuote } from './quote'
import { VerdictLine } from './verdict-word'
import { countRows, readingSign, rowsOf, verdictColours, type DetailRow } from '@/lib/details/reading'
import { findingSign } from '@/lib/details/state'
import { sayCounts } from '@/lib/details/say'
import { rich } from '@/components/ui/rich'

export interface FindingHeadProps {
  finding: Finding
  /** "Paragraph 3", or empty. */
  place?: string
  /** Only the head is shown: it contains the quote and a summary of the details. */
  isAlone: boolean
  /** The active one. */
  isCurrent?: boolean
  /** Text after the verdict. */
  children?: ReactNode
}

/** The content of the button that opens and closes a finding. */
export function FindingHead({ finding, place = '', isAlone, isCurrent = false, children }: FindingHeadProps) {
  return (
    <>
      <Icon name={findingSign(finding)} />
      <span>
        <VerdictLine finding={finding} />
        {children}
      </span>
      <span className="label quiet place">
        {place} <Icon name="chevron" className="i chev" />
      </span>
      {isAlone && (
        <>
          <span className="line" lang="en">
            <ClosedQuote finding={finding} lit={isCurrent} />
          </span>
          <ShortFindings finding={finding} />
        </>
      )}
    </>
  )
}

/** The others are shown when the finding is open. */
const MOST = 2

/**
 * The details of a closed finding: "Compare summer of 2014 with December 2015", then "1 not found, 2 match". If all
 * match or none was found, the verdict is enough.
 */
function ShortFindings({ finding }: { finding: Finding }) {
  const rows = rowsOf(finding)
  if (finding.verdict === 'unverified' && rows.every(({ reading }) => reading === 'open')) return null
  if (rows.every(({ reading }) => reading === 'matches')) return null
  const compared = rows.filter(({ reading }) => reading === 'compare').slice(0, MOST)
  const rest = rows.filter((row) => !compared.includes(row))
  const [worst] = rest
  return (
    <span className="briefs">
      {compared.map((row) => (
        <Compared key={row.detail.start} row={row} />
      ))}
      {worst !== undefined && (
        // The accessible name contains the counts already.
        <span className={`brief ${verdictColours[worst.reading]}`} aria-hidden="true">
          <Icon name={readingSign(worst.reading)} />
          <span className="text-muted">{sayCounts(countRows(rest))}</span>
        </span>
      )}
    </span>
  )
}

function Compared({ row: { detail, reading } }: { row: DetailRow }) {
  const value = (words: string) => (
    <span className="serif" lang="en">
      {words}
    </span>
  )
  return (
    <span className={`brief ${verdictColours[reading]}`}>
      <Icon name={readingSign(reading)} />
      <span>
        {rich('detail.compareWith', {
          b: (words) => <b>{words}</b>,
          page: value(detail.article),
          dossier: value(detail.dossier ?? ''),
        })}
      </span>
    </span>
  )
}
