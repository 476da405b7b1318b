import { useState } from 'react'
import { formatAsOf } from '@/lib/i18n/dates'
import { FocusHeading } from '@/components/ui/focus-heading'
import { HeadedBlock } from '@/components/ui/section'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import type { AddActions, DossierPreview, FailureCode } from '@/lib/dossiers/add-dossier'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import { GuessedFields } from './guessed-fields'
import { ImportClaims } from './import-claims'
import { Problems } from './problems'
import { SignedLine } from './dossier-item'
import { needsConfirmation, VersionDifference, VersionWarnings } from './version'
import { Button } from '@/components/ui/button'
import { CheckLine } from '@/components/ui/fields'
import { Folded } from '@/components/ui/folded'

export interface AddPreviewProps {
  preview: DossierPreview
  isStoring: boolean
  /** Progress of storing, 0 to 1; at 1 it can no longer be cancelled. */
  share: number
  failure: FailureCode | null
  actions: AddActions
}

/** Preview of the content of a file, before anything is stored. */
export function AddPreview({ preview, isStoring, share, failure, actions }: AddPreviewProps) {
  const { subject, asOf, claims, sources, inDoubt, unrated, counts, list, update } = preview
  const [isSure, setSure] = useState(false)
  const problems = preview.problems.filter(({ claim }) => claim === undefined)
  const dropped = preview.problems.length - problems.length
  const isReport = preview.form === 'report' || preview.form === 'autoresearch'
  const unsourced = isReport
    ? list.filter((one) => one.dropped === undefined && one.sources.length === 0).map(({ id }) => id)
    : []
  const { edits, setEdits, hasUnsourced, setUnsourced } = useEdits(unsourced.length < list.length ? unsourced : [])
  const all = claims + dropped
  const count = claims - edits.left.length + edits.added.length
  const isEdited = preview.isCorrected || edits.left.length + edits.added.length + Object.keys(edits.texts).length > 0
  const lost = problems.filter(({ level }) => level === 'dropped' || level === 'refused').length
  return (
    <section className="import-preview" aria-busy={isStoring}>
      <header className="block">
        <p className="label">
          {preview.name} · {t(`adding.form.${preview.form}`)}
          {preview.title !== null && (
            <>
              {' '}
              · <span lang="en">{preview.title}</span>
            </>
          )}
        </p>
        <FocusHeading className="lead">
          <strong>{preview.isSubjectMissing ? t('adding.noSubject') : subject.name}</strong>
        </FocusHeading>
        <p className="facts">
          {t('dossierIntro.facts', {
            claims: t('count.claims', claims),
            sources: t('count.sources', sources),
            asOf: formatAsOf(asOf),
          })}{' '}
          {preview.isDateMissing && t('adding.today')} {inDoubt > 0 && t('adding.inDoubt', inDoubt)}
        </p>
        {subject.aliases.length > 0 && (
          <p className="text-muted">{t('adding.aliases', { names: subject.aliases.slice(0, 8).join(', ') })}</p>
        )}
        {counts.cited > counts.kept && (
          <p className="text-muted">{t('adding.kept', counts.kept, { cited: counts.cited })}</p>
        )}
        {unrated > 0 && <p className="text-muted">{t('adding.unrated', unrated)}</p>}
        {preview.signedBy !== null && isEdited ? (
          <p className="text-muted signed" role="status">
            {t('adding.signedWithout')}
          </p>
        ) : (
          <SignedLine signedBy={preview.signedBy} />
        )}
        <AlikeLines alike={preview.alike} />
      </header>
      {(isReport || preview.isSubjectMissing || preview.isDateMissing) && (
        <GuessedFields
          key={`${subject.name} ${asOf} ${subject.aliases.join()}`}
          preview={preview}
          isBusy={isStoring}
          onCorrect={actions.correct}
        />
      )}
      {update !== null && <VersionDifference look={update} />}
      {problems.length > 0 && <NotRead problems={problems} lost={lost} />}
      <HeadedBlock id="all-claims" name={t('adding.allClaims', all)}>
        <p className="text-muted">
          {t('adding.allClaimsAbout')} {dropped > 0 && t('adding.dropped', dropped)}
        </p>
        {unsourced.length > 0 && unsourced.length < list.length && (
          <CheckLine
            label={t('adding.alsoUnsourced', unsourced.length)}
            checked={hasUnsourced}
            onChange={setUnsourced}
          />
        )}
        <ImportClaims claims={list} subject={subject} edits={edits} isBusy={isStoring} onEdit={setEdits} />
      </HeadedBlock>
      <footer className="import-act">
        {preview.isSubjectMissing && <p className="text-muted">{t('adding.fillIn')}</p>}
        {failure !== null && (
          <p role="alert" className="problem">
            <strong>{t('adding.notAdded', { name: preview.name })}</strong> {t(`adding.failed.${failure}`)}
          </p>
        )}
        {update !== null && (
          <VersionWarnings
            warnings={update.warnings}
            version={update.installed.version}
            isSure={isSure}
            onSure={setSure}
          />
        )}
        <div className="actions">
          {update === null ? (
            <Button
              kind="main"
              label={count === claims ? t('adding.add') : t('adding.addSome', count, { all: String(all) })}
              disabled={isStoring || preview.isSubjectMissing || count === 0}
              onClick={() => actions.add('new', edits)}
            />
          ) : (
            <Button
              kind="main"
              label={t('versions.accept', { version: preview.version })}
              disabled={isStoring || (needsConfirmation(update.warnings) && !isSure)}
              onClick={() => actions.add('update', edits)}
            />
          )}
          <Button
            label={
              update === null || isStoring
                ? t('import.cancel')
                : t('versions.leave', { version: update.installed.version })
            }
            disabled={isStoring && share >= 1}
            onClick={isStoring ? actions.cancel : actions.again}
          />
          {update !== null && (
            <Button
              kind="bare"
              label={t('versions.another')}
              disabled={isStoring}
              onClick={() => actions.add('another', edits)}
            />
          )}
          <span role="status" className="text-muted">
            {isStoring && t('adding.storing')}
          </span>
          {isStoring && (
            <progress className="storing" aria-label={t('adding.storing')} max={100} value={Math.floor(share * 100)} />
          )}
        </div>
      </footer>
    </section>
  )
}

/** Holds the user's edits. Claims without a source are left out until the user adds them. */
function useEdits(unsourced: readonly string[]) {
  const [edits, setEdits] = useState<ClaimEdits>({ left: [], added: [], texts: {} })
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const leftOutIds = new Set(unsourced.filter((id) => !wanted.has(id)))
  return {
    edits: { ...edits, left: [...edits.left.filter((id) => !leftOutIds.has(id)), ...leftOutIds] },
    setEdits: (next: ClaimEdits) => {
      setWanted(new Set(unsourced.filter((id) => !next.left.includes(id))))
      setEdits({ ...next, left: next.left.filter((id) => !unsourced.includes(id)) })
    },
    hasUnsourced: leftOutIds.size === 0,
    setUnsourced: (isWanted: boolean) => setWanted(new Set(isWanted ? unsourced : [])),
  }
}

function NotRead({ problems, lost }: { problems: DossierPreview['problems']; lost: number }) {
  const name = (
    <h2 className="head" id="not-read">
      {lost > 0 ? t('adding.leftOut', lost) : t('adding.remarks', problems.length)}
    </h2>
  )
  return (
    <section className="block" aria-labelledby="not-read">
      <Folded isOpen={lost > 0} label={name}>
        <Problems problems={problems} labelledBy="not-read" />
      </Folded>
    </section>
  )
}

/** Warns of installed dossiers that are easily confused with the one in the file. */
function AlikeLines({ alike: { dossiers, keys } }: Pick<DossierPreview, 'alike'>) {
  if (dossiers.length + keys.length === 0) return null
  const isBad = keys.length > 0 || dossiers.some(({ isSignedByOther }) => isSignedByOther)
  return (
    <div className={isBad ? 'well warnings contradicted' : 'well'} role={isBad ? 'alert' : undefined}>
      {dossiers.map(({ id, name, isSignedByOther }) => (
        <p key={id}>
          {isSignedByOther && <Icon name="contradicted" />}{' '}
          {t(isSignedByOther ? 'adding.alikeSigned' : 'adding.alike', { name })}
        </p>
      ))}
      {keys.map((name) => (
        <p key={name}>
          <Icon name="contradicted" /> {t('adding.alikeKey', { name })}
        </p>
      ))}
    </div>
  )
}
