import type { ReactNode } from 'react'
import type { OffScope } from '@/lib/platform/off'
import type { PageState } from '@/lib/schema/page-state'
import { ConnectModel } from './model-check-of'
import { useActiveDossiers } from '@/components/dossiers/book/dossier-of'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { rich } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'
import { useFindingContext, usePageActions } from '@/components/check/context/finding-context'

export interface PageStatusViewProps {
  page: PageState | null
  everySite: boolean | null
  /** The scope in which this page is switched off; null where it is on. */
  off: OffScope | null
  /** The user's notes on the page. */
  children?: ReactNode
}

/** The page view without findings: not checked yet, not about the subject, not readable. */
export function PageStatusView({ page, everySite, off, children }: PageStatusViewProps) {
  const actions = usePageActions()
  const { book } = useFindingContext()
  const dossiers = useActiveDossiers()
  if (off !== null) {
    return (
      <EmptyState
        lead={t(`off.isOff.${off}`)}
        actions={<Button kind="main" label={t('off.turnOn')} onClick={() => actions.turnOn(off)} />}
        about={t('off.about')}
      />
    )
  }
  // A link to a dossier of the user's own, where this one has nothing on the page.
  const addDossier = <a href="#/dossiers/add">{t('dossiers.add')}</a>
  const checkText = <ButtonLink kind="main" label={t('pageStatus.checkText')} href="#/check" />
  const checkAgain = <Button label={t('pageStatus.tryAgain')} onClick={actions.check} />
  const readingAlong = everySite !== null && (
    <footer className="foot">
      {t(everySite ? 'pageStatus.everySite' : 'pageStatus.notAsked')} <a href="#/settings">{t('pageStatus.change')}</a>
    </footer>
  )
  switch (page?.status) {
    case 'off-subject':
      return (
        <>
          <EmptyState
            lead={
              page.message ??
              (dossiers > 1
                ? t('pageStatus.noneOfMany', { n: dossiers })
                : t('pageStatus.offSubject', { subject: book.subject.name }))
            }
            actions={
              <>
                {dossiers > 1 ? (
                  <ButtonLink label={t('dossiers.all')} href="#/dossiers" />
                ) : (
                  <ButtonLink label={t('pageStatus.openDossier')} href="#/dossier" />
                )}
                {checkAgain}
              </>
            }
          >
            <p className="text-muted">
              {dossiers === 1 && t('pageStatus.offSubjectAbout')} {addDossier}
            </p>
          </EmptyState>
          {children}
          {readingAlong}
        </>
      )
    case 'other-language':
      return (
        <>
          <EmptyState
            lead={page.message ?? t('pageStatus.otherLanguage')}
            actions={
              <>
                {checkText}
                {checkAgain}
              </>
            }
            about={t('pageStatus.pasteTranslation')}
          >
            <ConnectModel />
          </EmptyState>
          {children}
          {readingAlong}
        </>
      )
    case 'no-text':
      return (
        <>
          <EmptyState lead={page.message ?? t('pageStatus.noText')} actions={checkText}>
            <p>{t(page.isPdf === true ? 'pageStatus.noPdfInstead' : 'pageStatus.noTextInstead')}</p>
            <p className="text-muted">{t('pageStatus.staysHere')}</p>
          </EmptyState>
          {children}
        </>
      )
    case 'closed':
      return (
        <>
          <EmptyState lead={t('pageStatus.closedPage')} actions={checkText} about={t('pageStatus.closedAbout')} />
          {readingAlong}
        </>
      )
    case 'error':
      return (
        <>
          <EmptyState
            lead={t('pageStatus.error')}
            actions={
              <>
                {checkText}
                {checkAgain}
              </>
            }
          >
            <p className="text-muted">
              {page.message ?? t('pageStatus.errorAbout')} {t('pageStatus.pasteText')}
            </p>
          </EmptyState>
          {children}
          <footer className="foot">{t('pageStatus.notesSafe')}</footer>
        </>
      )
    default:
      return (
        <>
          <EmptyState
            lead={t(everySite === true ? 'pageStatus.notChecked' : 'pageStatus.notAsked')}
            actions={
              <>
                <Button kind="main" label={t('pageStatus.checkPage')} onClick={actions.check} />
                {everySite === false && (
                  <Button label={t('pageStatus.readEverySite')} onClick={actions.readEverySite} />
                )}
              </>
            }
          >
            {page?.message !== undefined && <p role="status">{page.message}</p>}
            <p className="text-muted">{t('pageStatus.staysHere')}</p>
            <p className="text-muted">
              {t('pageStatus.otherSubject')} {addDossier}
            </p>
          </EmptyState>
          {children}
          <footer className="foot">
            {everySite === true
              ? rich('pageStatus.everySiteOpen', { a: (words) => <a href="#/settings">{words}</a> })
              : t('pageStatus.browserAsks')}
          </footer>
        </>
      )
  }
}
