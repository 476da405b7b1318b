import { isRated } from '@/lib/dossier/browse/dossier-book'
import type { ReactNode } from 'react'
import { useDossierHref } from '@/components/book/dossier-of'
import type { DetailRow } from '@/lib/details/reading'
import type { Claim } from '@/lib/dossier/format/schema'
import { claimParts } from '@/lib/details/claim-parts'
import { FoldedList } from '@/components/ui/folded'
import { MarkedWords, OutsideLink } from '@/components/ui/text'
import { t } from '@/lib/i18n/t'
import { Icon } from '@/components/ui/icon'
import { saySources } from '@/lib/features/sources'
import { publisherAndDate, sayAccess } from '@/lib/i18n/source-words'
import type { BookSource } from '@/lib/dossier/browse/dossier-book'
import { isNotWhole } from '@/lib/schema/source-access'
import { DoubtMark, TierBadge } from '@/components/dossiers/claim/claim-marks'

/** The claims of a finding, each a link to its page, with its doubts; the first is open, the others folded. */
export function ClaimLinks({ claims, rows = [] }: { claims: readonly Claim[]; rows?: readonly DetailRow[] }) {
  if (claims.length === 0) return null
  return (
    <div className="evidence" data-dossier>
      <span className="label">{t('finding.inEvidence')}</span>
      <FoldedList
        items={claims}
        firstCount={1}
        className="claims"
        label={t('finding.claims')}
        more={(rest) => t('count.moreClaims', rest)}
        moreLabel={t('finding.moreClaims')}
        draw={(claim) => (
          <li key={claim.id}>
            <ClaimWords id={claim.id}>
              <MarkedWords parts={claimParts(claim, rows)} />
            </ClaimWords>
            {claim.notes.map((note) => (
              <span key={note} className="doubt-note">
                {claim.status !== 'established' && (
                  <span className="doubt">
                    <Icon name="disputed" label={t('finding.doubt')} />
                  </span>
                )}
                <span lang="en">{note}</span>
              </span>
            ))}
          </li>
        )}
      />
    </div>
  )
}

export function ClaimWords({ id, children }: { id: string; children: ReactNode }) {
  const href = useDossierHref()
  return (
    <a href={href({ at: 'claim', id })} lang="en">
      {children}
    </a>
  )
}

interface SourceListProps {
  sources: readonly BookSource[]
  shown?: number
  /** Says how far each source was read, also where it was read whole. */
  withAccess?: boolean
}

/** Sources as links with their tiers, best first as given; the first `shown` are open, the others folded. */
export function SourceList({ sources, shown = 2, withAccess = false }: SourceListProps) {
  if (sources.length === 0) return null
  const said = saySources(sources)
  return (
    <>
      {said !== '' && <p className="text-muted">{said}</p>}
      <FoldedList
        items={sources}
        // A single folded row is not worth a click.
        firstCount={sources.length === shown + 1 ? shown + 1 : shown}
        className="sources"
        label={t('finding.sources')}
        more={(rest) => t('count.moreSources', rest)}
        moreLabel={t('finding.moreSources')}
        draw={(source) => (
          <li key={source.n}>
            {isRated({ sources }) && <TierBadge tier={source.tier} />}
            <span>
              <OutsideLink url={source.url}>{source.title}</OutsideLink>
              <span className="from">{[publisherAndDate(source), `[${source.n}]`].filter(Boolean).join(' · ')}</span>
              {(withAccess || isNotWhole(source)) && <AccessWords source={source} />}
            </span>
          </li>
        )}
      />
    </>
  )
}

/** How far the research read a source, with the mark of a doubt where it did not. */
export function AccessWords({ source }: { source: BookSource }) {
  const words = source.access === undefined ? '' : sayAccess(source.access)
  if (words === '') return null
  return <span className="access">{isNotWhole(source) ? <DoubtMark label={words} /> : words}</span>
}
