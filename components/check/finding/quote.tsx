import { quoteParts } from '@/lib/details/shown'
import type { Finding } from '@/lib/schema/finding'
import { MarkedWords, Quotation } from '@/components/ui/text'

interface QuoteProps {
  finding: Finding
  /** Highlights the sentence of the active finding. */
  lit?: boolean
  /** The finding is closed: its matches are not underlined. */
  isClosed?: boolean
}

/** The sentence as on the page, with underlined details. */
export function Quote(quote: QuoteProps) {
  return (
    <Quotation>
      <QuoteWords {...quote} />
    </Quotation>
  )
}

export function QuoteWords({ finding, lit = false, isClosed = false }: QuoteProps) {
  const words = <MarkedWords parts={quoteParts(finding, (reading) => !isClosed || reading !== 'matches')} />
  return (
    <>
      {finding.head !== undefined && <span className="text-muted">{finding.head}: </span>}
      {lit ? <span className="here">{words}</span> : words}
    </>
  )
}
