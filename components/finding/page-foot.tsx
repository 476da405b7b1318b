import type { PageState } from '@/lib/messaging/protocol'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { rich } from '@/components/ui/rich'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { PageActions } from './page-actions'
import { TurnOff } from './turn-off'

/** The compared dossier and the actions for the whole page. */
export function PageFoot({ page, book, actions }: { page: PageState; book: DossierBook; actions: PageActions }) {
  const muted = page.muted?.length ?? 0
  return (
    <footer className="foot">
      {muted > 0 && (
        <p>
          {t('muted.here', muted)} <a href="#/settings">{t('quiet.change')}</a>
        </p>
      )}
      <p>{rich('page.foot', { subject: <a href="#/dossier">{book.subject.name}</a>, asOf: formatAsOf(book.asOf) })}</p>
      <div className="actions">
        {page.status === 'done' && page.findings.length > 0 && (
          <>
            <button type="button" className="btn" onClick={() => actions.saveReport('html')}>
              {t('page.saveReport')}
            </button>
            <button type="button" className="btn bare" onClick={() => actions.saveReport('markdown')}>
              {t('page.asMarkdown')}
            </button>
          </>
        )}
        <TurnOff turnOff={actions.turnOff} />
      </div>
    </footer>
  )
}
