import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import { isInDoubt, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { StatusWord } from '@/components/dossiers/claim/claim-marks'
import { formatAsOf } from '@/lib/i18n/dates'
import { MarkdownText, type ElementRenderers } from '@/components/ui/markdown-text'
import { OutsideLink, richText } from '@/components/ui/text'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { Breadcrumbs } from '@/components/book/links'
import { noFilters, parseDossierRoute, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { TierBars } from './overview'

export function Introduction({ book }: { book: DossierBook }) {
  const href = useDossierHref()
  const elements = useMemo(() => elementsOf(href), [href])
  if (book.introduction === '') {
    return (
      <EmptyState
        lead={t('introduction.none')}
        actions={<ButtonLink label={t('dossiers.open')} href={href({ at: 'claims', filters: noFilters })} />}
      />
    )
  }
  const doubts = book.claims.filter(isInDoubt).length
  const corrected = book.claims.filter(({ correction }) => correction).length
  const hrefOf = (show: 'doubt' | 'corrected') => href({ at: 'claims', filters: { ...noFilters, show } })
  return (
    <article className="block introduction">
      <Breadcrumbs />
      <h1 className="lead">
        <strong>{book.subject.name}</strong>
      </h1>
      <p className="text-muted facts">{t('introduction.facts', { asOf: formatAsOf(book.asOf) })}</p>
      <div className="prose">
        <div lang="en">
          <MarkdownText text={book.introduction} renderers={elements} />
        </div>
        <h2>{t('introduction.howTitle')}</h2>
        <p>
          {richText('introduction.how', {
            claims: t('count.claims', book.claims.length),
            doubts: <a href={hrefOf('doubt')}>{t('introduction.doubts', doubts)}</a>,
            uncertain: <StatusWord status="uncertain" />,
            conflicting: <StatusWord status="conflicting" />,
          })}{' '}
          {corrected > 0 &&
            richText('introduction.corrected', { a: (words) => <a href={hrefOf('corrected')}>{words}</a> }, corrected)}
        </p>
        <h2>{t('introduction.tiersTitle')}</h2>
        <p>{t('introduction.tiers')}</p>
      </div>
      <TierBars book={book} />
    </article>
  )
}

/** Returns how headings and links are drawn. A link that authors write as "#/claim/born" leads to that claim's page. */
function elementsOf(href: (place: DossierRoute) => string): ElementRenderers {
  return {
    heading: (children, level) => (level <= 2 ? <h2>{children}</h2> : <h3>{children}</h3>),
    link: (children, to) => {
      const place = to.startsWith('#/') ? parseDossierRoute(to) : null
      return place === null ? <OutsideLink url={to}>{children}</OutsideLink> : <a href={href(place)}>{children}</a>
    },
    keepsLines: false,
  }
}
