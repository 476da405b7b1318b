import { Words } from '@/components/ui/text'
import { useDossierHref, useIsReviewed } from '@/components/book/dossier-of'
import { type DossierBook, isMachineMade, isInDoubt } from '@/lib/dossier/browse/dossier-book'
import { Icon } from '@/components/ui/icon'
import { formatNumber, t } from '@/lib/i18n/t'
import { noFilters, tiers } from '@/lib/dossier/browse/dossier-route'
import { countCitedWorks } from '@/lib/dossier/format/research'
import { sayDossierSize } from '@/lib/i18n/source-words'
import type { Tier } from '@/lib/dossier/format/schema'
import { TierBadge } from '@/components/dossiers/claim/claim-marks'
import { tierMeans } from '@/lib/i18n/tier-words'

/** The parts of the dossier, each a link to its claims. */
export function SectionList({ book }: { book: DossierBook }) {
  const href = useDossierHref()
  return (
    <ol role="list" className="sections">
      {book.parts.map(({ name, about, topics }) => {
        const claims = topics.reduce((sum, topic) => sum + topic.claims.length, 0)
        const doubts = topics.reduce((sum, topic) => sum + topic.doubtfulCount, 0)
        const isTopic = topics.length === 1 && topics[0]?.name === name
        const filters = isTopic ? { ...noFilters, topic: name } : { ...noFilters, part: name }
        return (
          <SectionItem
            key={name}
            name={name}
            about={about}
            claims={claims}
            doubts={doubts}
            href={href({ at: 'claims', filters })}
          />
        )
      })}
    </ol>
  )
}

interface SectionItemProps {
  name: string
  about?: string
  /** Number of claims; `doubts` is the number of claims in doubt. */
  claims: number
  doubts: number
  href: string
}

export function SectionItem({ name, about = '', claims, doubts, href }: SectionItemProps) {
  return (
    <li>
      <a href={href}>
        <Words className="name">{name}</Words>{' '}
        <span className="count number">
          {formatNumber(claims)} <span className="only-read">{t('unit.claims', claims)}</span>
        </span>{' '}
        {about !== '' && <Words className="about">{about}</Words>}{' '}
        {doubts > 0 && (
          <span className="count doubt">
            <Icon name="disputed" />
            {t('count.inDoubt', doubts)}
          </span>
        )}
        <Icon name="chevron" className="i chev" />
      </a>
    </li>
  )
}

export function DossierSize({ book }: { book: DossierBook }) {
  const isReviewed = useIsReviewed(book)
  const inDoubt = book.claims.filter(isInDoubt).length
  return (
    <>
      <h1 className="lead">
        <strong>{book.subject.name}</strong>
      </h1>
      <p className="facts">
        {sayDossierSize(book.claims.length, book.sources.length, book.asOf, countCitedWorks(book.research))}{' '}
        {t(isReviewed ? 'dossierIntro.doubts' : 'dossierIntro.statedDoubts', inDoubt)}
      </p>
      {book.research && isMachineMade(book.research) && <p className="facts">{t('research.byMachine')}</p>}
    </>
  )
}

/** Number of sources of each tier; each tier is a link to its sources. */
export function TierBars({ book, chosen = null }: { book: DossierBook; chosen?: Tier | null }) {
  const href = useDossierHref()
  const counts = [...tiers, undefined]
    .map((tier) => ({ tier, n: book.sources.filter((source) => source.tier === tier).length }))
    .filter(({ tier, n }) => tier !== undefined || n > 0)
  const highestCount = Math.max(1, ...counts.map(({ n }) => n))
  return (
    <ul className="tiers">
      {counts.map(({ tier, n }) => (
        <li key={tier ?? ''}>
          <a href={href({ at: 'sources', tier: tier ?? null })} aria-current={chosen === tier ? 'true' : undefined}>
            <TierBadge tier={tier} />
            <span className="bar-line" aria-hidden="true">
              <span style={{ width: `${(n / highestCount) * 100}%` }} />
            </span>
            <span className="num">
              {formatNumber(n)}
              <span className="only-read"> {t('unit.sources', n)}</span>
            </span>
            <span className="about" aria-hidden="true">
              {tierMeans(tier)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
