import type { DetailReading } from '@/lib/details/reading'
import { quoteParts, type QuotePart } from '@/lib/details/shown'
import type { Finding } from '@/lib/schema/finding'
import { MarkedWords, Quotation } from '@/components/ui/quotation'

/** The sentence as on the page, with underlined details. `lit`: highlights the sentence of the active finding. */
export function Quote({ finding, lit = false }: { finding: Finding; lit?: boolean }) {
  return (
    <Quotation>
      <QuoteParts head={finding.head} parts={quoteParts(finding)} lit={lit} />
    </Quotation>
  )
}

/** The quote of a closed finding, without underlined matches. */
export function ClosedQuote({ finding, lit }: { finding: Finding; lit: boolean }) {
  return <QuoteParts head={finding.head} parts={quoteParts(finding, isDrawnClosed)} lit={lit} />
}

function isDrawnClosed(reading: DetailReading): boolean {
  return reading !== 'matches'
}

function QuoteParts({ head, parts, lit }: { head: string | undefined; parts: readonly QuotePart[]; lit: boolean }) {
  const words = <MarkedWords parts={parts} />
  return (
    <>
      {head !== undefined && <span className="text-muted">{head}: </span>}
      {lit ? <span className="here">{words}</span> : words}
    </>
  )
}
