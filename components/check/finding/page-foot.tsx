import type { PageState, NamedDossier } from '@/lib/schema/page-state'
import { richText } from '@/components/ui/rich'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { Fragment } from 'react'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { useFindingBook, useFindingContext, usePageActions } from '@/components/check/context/finding-context'
import { ConnectHintIfNoModel } from './model-check-of'
import { SaveReport } from './save-report'
import type { OffScope } from '@/lib/platform/switched-off'
import { ChoiceButton } from '@/components/ui/button'

/** The compared dossier and the actions for the whole page. */
export function PageFoot({ page }: { page: PageState }) {
  const actions = usePageActions()
  const { book } = useFindingContext()
  const muted = page.muted?.length ?? 0
  return (
    <footer className="foot">
      {muted > 0 && (
        <p>
          {t('muted.here', muted)} <a href="#/settings">{t('pageStatus.change')}</a>
        </p>
      )}
      {/* The message says which parts of the page were skipped: paragraphs in another language. */}
      {page.status === 'done' && page.message !== undefined && <p>{page.message}</p>}
      <ComparedWith dossiers={page.dossiers ?? [{ id: BUNDLED_ID, name: book.subject.name }]} />
      {page.status === 'done' && <ConnectHintIfNoModel />}
      <div className="actions">
        {page.status === 'done' && page.findings.length > 0 && <SaveReport onSave={actions.saveReport} />}
        <TurnOffMenu turnOff={actions.turnOff} />
      </div>
    </footer>
  )
}

function ComparedWith({ dossiers }: { dossiers: readonly NamedDossier[] }) {
  const [only, ...others] = dossiers
  if (only === undefined) return null
  if (others.length === 0)
    return <p>{richText('page.foot', { subject: <DossierLink of={only} />, asOf: <DossierAsOf of={only} /> })}</p>
  const list = dossiers.map((one, at) => (
    <Fragment key={one.id}>
      {at > 0 && ', '}
      <DossierLink of={one} /> (<DossierAsOf of={one} />)
    </Fragment>
  ))
  return <p>{richText('page.footMany', { list })}</p>
}

function DossierLink({ of: { id, name } }: { of: NamedDossier }) {
  return <a href={screenHref(id)}>{name}</a>
}

function DossierAsOf({ of: { id } }: { of: NamedDossier }) {
  return formatAsOf(useFindingBook(id === BUNDLED_ID ? undefined : id).asOf)
}

const offScopes: readonly OffScope[] = ['page', 'site', 'everywhere']

function TurnOffMenu({ turnOff }: { turnOff: (scope: OffScope) => void }) {
  return (
    <ChoiceButton
      label={t('off.button')}
      name={t('off.where')}
      choices={offScopes.map((scope) => ({ label: t(`off.${scope}`), act: () => turnOff(scope) }))}
    />
  )
}
