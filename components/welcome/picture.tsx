import type { Detail } from '@/lib/schema/finding'
import { FindingContext } from '@/components/check/context/finding-context'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { DetailRowView } from '@/components/check/finding/detail-rows'
import { Icon } from '@/components/ui/icon'
import { richText } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'

/** A picture of the function: a page, an underline, and both values. Built from the real components. */
export function WelcomePicture() {
  const detail: Detail = {
    start: 0,
    end: 0,
    kind: 'date',
    verdict: 'differs',
    doubted: false,
    article: t('picture.article'),
    dossier: t('picture.dossier'),
    question: null,
    claim: null,
    slot: null,
  }
  return (
    <FindingContext value={{ book: NO_BOOK }}>
      <figure className="picture" role="img" aria-label={t('picture.label')}>
        <div className="leaf">
          <span className="label">{t('picture.page')}</span>
          <TextLines count={2} />
          <p className="told">{richText('picture.told', { b: (value) => <mark>{value}</mark> })}</p>
          <TextLines count={3} />
        </div>
        <svg className="ray" viewBox="0 0 40 40" aria-hidden="true">
          <path d="M0 20H32M25 12l8 8-8 8" />
        </svg>
        <div className="leaf contradicted">
          <span className="label">{t('picture.panel')}</span>
          <p className="word">
            <Icon name="contradicted" /> {t('state.contradicted')}
          </p>
          <ul className="rows">
            <DetailRowView row={{ detail, reading: 'differs' }} tier={null} />
          </ul>
          <p className="best">{t('picture.source')}</p>
        </div>
      </figure>
    </FindingContext>
  )
}

const NO_BOOK = createDossierBook({
  ...{ subject: { name: '', aliases: [], kind: 'term' }, asOf: '', version: '' },
  ...{ claims: [], sources: [], entities: [] },
})

function TextLines({ count }: { count: number }) {
  return (
    <span className="bars">
      {Array.from({ length: count }, (_, i) => (
        <span key={i} />
      ))}
    </span>
  )
}
