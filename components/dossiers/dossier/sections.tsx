import { useDossierHref } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Icon } from '@/components/ui/icon'
import { formatNumber, t } from '@/lib/i18n/t'
import { noFilters } from '@/lib/dossier/browse/dossier-route'

/** The parts of the dossier, each a link to its claims. */
export function Sections({ book }: { book: DossierBook }) {
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

/** A part or a topic, as a link to its claims. */
export function SectionItem({ name, about = '', claims, doubts, href }: SectionItemProps) {
  return (
    <li>
      <a href={href}>
        <span className="name" lang="en">
          {name}
        </span>{' '}
        <span className="count number">
          {formatNumber(claims)} <span className="only-read">{t('unit.claims', claims)}</span>
        </span>{' '}
        {about !== '' && (
          <span className="about" lang="en">
            {about}
          </span>
        )}{' '}
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
