import { useMemo } from 'react'
import { useDossierHref, useDossierId } from '@/components/book/dossier-of'
import { FeedbackButton } from '@/components/ui/button'
import { camelKey } from '@/lib/text/camel-key'
import { Folded } from '@/components/ui/folded'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { wholeTimeView } from '@/lib/dossier/browse/dossier-route'
import { timelineOf } from '@/lib/dossier/browse/timeline-lanes'
import { dossierFormatNames } from '@/lib/notes/export/export-dossier'
import { saveDossier } from '@/lib/notes/export/save-dossier'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { t } from '@/lib/i18n/t'

/** The foot of a dossier's screen: links to its timeline, names and sources, and the formats it can be saved in. */
export function DossierFoot({ book }: { book: DossierBook }) {
  const id = useDossierId() ?? BUNDLED_ID
  const href = useDossierHref()
  const hasTimeline = useMemo(() => timelineOf(book) !== null, [book])
  return (
    <footer className="foot">
      <nav aria-labelledby="more-of-dossier">
        <span id="more-of-dossier">{t('dossier.more')}</span>
        {book.introduction !== '' && <a href={href({ at: 'introduction' })}>{t('dossier.readIntroduction')}</a>}
        {hasTimeline && <a href={href({ at: 'timeline', view: wholeTimeView })}>{t('dossier.timeline')}</a>}
        {book.entities.length > 0 && <a href={href({ at: 'names', kind: null })}>{t('dossier.whoAndWhat')}</a>}
        <a href={href({ at: 'sources', tier: null })}>{t('dossier.sourcesByTier')}</a>
      </nav>
      <Folded label={t('dossiers.save')}>
        <p className="text-muted">{t('dossiers.saveAbout')}</p>
        <div className="actions">
          {dossierFormatNames.map((form) => (
            <FeedbackButton
              key={form}
              label={t(`dossiers.saveAs.${camelKey(form)}`)}
              done={t('backup.done')}
              failed={t('dossiers.failed')}
              act={() => saveDossier(id, form)}
            />
          ))}
        </div>
      </Folded>
    </footer>
  )
}

/** The bar above a dossier's screen: links to all dossiers and to its research. */
export function DossierBar({ isOff }: { isOff: boolean }) {
  const href = useDossierHref()
  return (
    <nav className="dossier-bar" aria-label={t('dossiers.name')}>
      <a href="#/dossiers">{t('dossiers.all')}</a>
      <a href={href({ at: 'research' })}>{t('research.name')}</a>
      {isOff && <span>{t('dossiers.isOff')}</span>}
    </nav>
  )
}
