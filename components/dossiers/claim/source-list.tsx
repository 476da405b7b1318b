import type { BookSource } from '@/lib/dossier/browse/dossier-book'
import { isNotWhole } from '@/lib/schema/source-access'
import type { Source } from '@/lib/dossier/format/schema'
import { FoldedList } from '@/components/ui/folded'
import { OutsideLink } from '@/components/ui/outside-link'
import { publisherAndDate, sayAccess } from '@/lib/i18n/source-words'
import { t } from '@/lib/i18n/t'
import { DoubtMark, TierBadge } from '@/components/dossiers/claim/claim-marks'

interface SourceListProps {
  sources: readonly BookSource[]
  shown?: number
  /** Says how far each source was read, also where it was read whole. */
  withAccess?: boolean
}

/** Sources as links with their tiers, best first as given; the first `shown` are open, the others folded. */
export function SourceList({ sources, shown = 2, withAccess = false }: SourceListProps) {
  if (sources.length === 0) return null
  return (
    <FoldedList
      items={sources}
      // A single folded row is not worth a click.
      firstCount={sources.length === shown + 1 ? shown + 1 : shown}
      className="sources"
      label={t('finding.sources')}
      more={(rest) => t('count.moreSources', rest)}
      moreLabel={t('finding.moreSources')}
      draw={(source) => <SourceLine key={source.n} source={source} withAccess={withAccess} />}
    />
  )
}

/** How far the research read a source, with the mark of a doubt where it did not. */
export function AccessWords({ source }: { source: BookSource }) {
  const words = source.access === undefined ? '' : sayAccess(source.access)
  if (words === '') return null
  return <span className="access">{isNotWhole(source) ? <DoubtMark label={words} /> : words}</span>
}

function SourceLine({ source, withAccess }: { source: BookSource; withAccess: boolean }) {
  return (
    <li>
      <TierBadge tier={source.tier} />
      <span>
        <OutsideLink url={source.url}>{source.title}</OutsideLink>
        <span className="from">{fromLine(source)}</span>
        {(withAccess || isNotWhole(source)) && <AccessWords source={source} />}
      </span>
    </li>
  )
}

/** Returns publisher or author, date and number of a source: "X, 13 July 2022 · [10]". */
function fromLine(source: Source): string {
  const from = publisherAndDate(source)
  return from === '' ? `[${source.n}]` : `${from} · [${source.n}]`
}
