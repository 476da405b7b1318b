import type { ReactNode } from 'react'
import type { Finding } from '@/lib/match/types'
import { markedParts } from '@/components/finding/quote'
import { t } from '@/lib/i18n/t'

/** A text with its findings under lines, as they are drawn on a page. The words of the text are shown unchanged. */
export function MarkedText({ text, findings }: { text: string; findings: readonly Finding[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    // A finding that does not lie where it says, or under another one, is in the list below all the same.
    if (finding.start < at || text.slice(finding.start, finding.end) !== finding.quote) continue
    if (finding.start > at) parts.push(text.slice(at, finding.start))
    parts.push(
      <span key={finding.start} className={finding.verdict} title={t(`verdict.${finding.verdict}`)}>
        {markedParts(finding).map((part, i) =>
          part.marked && finding.verdict === 'contradicted' ? <b key={i}>{part.text}</b> : part.text,
        )}
      </span>,
    )
    at = finding.end
  }
  parts.push(text.slice(at))
  return (
    <div className="marked" tabIndex={0} role="region" aria-label={t('check.marked')}>
      <span lang="en">{parts}</span>
    </div>
  )
}
