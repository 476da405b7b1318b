import type { ReactNode } from 'react'
import { quoteParts } from '@/lib/details/shown'
import type { Finding } from '@/lib/engine/types'
import { t } from '@/lib/i18n/t'

/**
 * A text with underlined details, as on a page. A sentence without known words is underlined completely. The text
 * itself is unchanged.
 */
export function MarkedText({ text, findings }: { text: string; findings: readonly Finding[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    // A finding with wrong or overlapping offsets is still in the list.
    if (finding.start < at || text.slice(finding.start, finding.end) !== finding.quote) continue
    if (finding.start > at) parts.push(text.slice(at, finding.start))
    const words = quoteParts(finding)
    const isWhole = words.every(({ reading }) => reading === null)
    parts.push(
      <span
        key={finding.start}
        className={`${finding.verdict}${isWhole ? ' whole' : ''}`}
        title={t(`verdict.${finding.verdict}`)}
      >
        {words.map((part, i) =>
          part.reading === null ? (
            part.text
          ) : (
            <span key={i} className={`d d-${part.reading}`}>
              {part.text}
            </span>
          ),
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
