import { useEffect, useRef, useState } from 'react'
import { StatusWord } from '@/components/claim/confidence-line'
import { TierBadge } from '@/components/claim/tier-badge'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { AddActions, DossierPreview, FailureCode, PreviewClaim } from '@/lib/app/dossiers/add-state'
import { failureSentence, formWord } from './add-words'
import { GuessedFields } from './guessed-fields'
import { Problems } from './problems'
import { SignedLine } from './signed-line'
import { VersionActions } from './version-actions'
import { VersionDifference } from './version-difference'
import { Storing } from './storing'

export interface AddPreviewProps {
  preview: DossierPreview
  isStoring: boolean
  /** How far storing is, 0 to 1; from 1 on it cannot be cancelled. */
  share: number
  failure: FailureCode | null
  actions: AddActions
}

/** What a file would add, before anything is stored. */
export function AddPreview({ preview, isStoring, share, failure, actions }: AddPreviewProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { subject, asOf, claims, sources, inDoubt, unrated, counts, first, problems } = preview
  const lost = problems.filter(({ level }) => level === 'dropped' || level === 'refused').length
  return (
    <section className="import-preview" aria-busy={isStoring}>
      <header className="block">
        <p className="label">
          {preview.name} · {formWord(preview.form)}
        </p>
        <h1 className="lead" tabIndex={-1} ref={head}>
          <strong>{subject.name}</strong>
        </h1>
        <p className="facts">
          {t('opening.facts', {
            claims: t('count.claims', claims),
            sources: t('count.sources', sources),
            asOf: formatAsOf(asOf),
          })}{' '}
          {inDoubt > 0 && t('adding.inDoubt', inDoubt)}
        </p>
        {subject.aliases.length > 0 && (
          <p className="second">{t('adding.aliases', { names: subject.aliases.slice(0, 8).join(', ') })}</p>
        )}
        {counts.cited > counts.kept && (
          <p className="second">{t('adding.kept', counts.kept, { cited: counts.cited })}</p>
        )}
        {unrated > 0 && <p className="second">{t('adding.unrated', unrated)}</p>}
        <SignedLine signedBy={preview.signedBy} />
      </header>
      {(preview.isSubjectGuessed || preview.isDateGuessed) && (
        <GuessedFields preview={preview} isBusy={isStoring} onCorrect={actions.correct} />
      )}
      {preview.update === null ? (
        <section className="block" aria-labelledby="first-claims">
          <h2 className="head" id="first-claims">
            {t('adding.firstClaims')}
          </h2>
          <FirstClaims claims={first} />
        </section>
      ) : (
        <VersionDifference look={preview.update} />
      )}
      {problems.length > 0 && <NotRead problems={problems} lost={lost} />}
      <footer className="import-act">
        {failure !== null && (
          <p role="alert" className="problem">
            <strong>{t('adding.notAdded', { name: preview.name })}</strong> {failureSentence(failure)}
          </p>
        )}
        {preview.update === null ? (
          <div className="actions">
            <button type="button" className="btn main" disabled={isStoring} onClick={() => actions.add('new')}>
              {t('adding.add')}
            </button>
            <button
              type="button"
              className="btn"
              disabled={isStoring && share >= 1}
              onClick={isStoring ? actions.cancel : actions.again}
            >
              {t('import.cancel')}
            </button>
            <Storing isStoring={isStoring} share={share} />
          </div>
        ) : (
          <VersionActions
            look={preview.update}
            version={preview.version}
            isStoring={isStoring}
            share={share}
            actions={actions}
          />
        )}
      </footer>
    </section>
  )
}

function NotRead({ problems, lost }: { problems: DossierPreview['problems']; lost: number }) {
  const [isOpen, setOpen] = useState(lost > 0)
  return (
    <section className="block" aria-labelledby="not-read">
      <details className="folded" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2 className="head" id="not-read">
            {lost > 0 ? t('adding.leftOut', lost) : t('adding.remarks', problems.length)}
          </h2>
        </summary>
        <Problems problems={problems} labelledBy="not-read" />
      </details>
    </section>
  )
}

function FirstClaims({ claims }: { claims: readonly PreviewClaim[] }) {
  return (
    <ul className="first-claims" aria-labelledby="first-claims">
      {claims.map(({ id, text, status, sources }) => (
        <li key={id}>
          <p className="quote" lang="en">
            {text}
          </p>
          {status !== 'established' && <StatusWord status={status} />}
          {sources.map(({ n, title, tier }) => (
            <p key={n} className="tier-line">
              <TierBadge tier={tier} /> <span lang="en">{title}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
