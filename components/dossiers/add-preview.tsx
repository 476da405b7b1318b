import { useState } from 'react'
import { formatDate } from '@/lib/i18n/dates'
import { sayDossierSize } from '@/lib/i18n/source-words'
import { FocusHeading, HeadedBlock, Status } from '@/components/ui/section'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import type { AddActions, AddChoices, DossierPreview, FailureCode } from '@/lib/dossiers/add-dossier'
import { isSameName, kindOf } from '@/lib/dossiers/data/dossier-name'
import { mainNamesInWords, wordsOfMainNames } from '@/lib/dossiers/data/main-names'
import { namesInWords } from '@/lib/dossiers/data/subject-names'
import { hostOf } from '@/lib/text/urls'
import { EvidenceForm } from './evidence-form'
import { ImportClaims } from './import-claims'
import { ProblemList } from './import-problem-list'
import { SignedLine } from './dossier-item'
import { DocumentChanges, needsConfirmation, VersionDifference, VersionWarnings } from './version'
import { Button } from '@/components/ui/button'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { Folded } from '@/components/ui/folded'

interface AddPreviewProps {
  preview: DossierPreview
  isStoring: boolean
  /** Progress of storing, 0 to 1; at 1 it can no longer be cancelled. */
  share: number
  failure: FailureCode | null
  actions: AddActions
}

/** Preview of what was read from a page, document or dossier, before anything is stored. */
export function AddPreview({ preview, isStoring, share, failure, actions }: AddPreviewProps) {
  const { subject, document, claims, list, update } = preview
  const [isSure, setSure] = useState(false)
  const draft = useFormDraft<AddChoices>(`import ${preview.name} ${claims}`, { left: [], added: [] })
  const { fields: choices, change: setChoices } = draft
  const problems = preview.problems.filter(({ claim }) => claim === undefined)
  const droppedCount = preview.problems.length - problems.length
  const lostCount = problems.filter(({ level }) => level === 'dropped' || level === 'refused').length
  const claimCount = claims + droppedCount
  const keptCount = claims - choices.left.length + choices.added.length
  const isEdited = preview.isCorrected || choices.left.length + choices.added.length > 0
  const addAs = (how: 'new' | 'update' | 'another') => {
    draft.forget()
    actions.add(how, choices)
  }
  const leave = () => {
    draft.forget()
    actions.again()
  }
  const isGuessed =
    preview.isSubjectMissing || preview.isDateMissing || preview.form === 'report' || preview.form === 'autoresearch'
  const guessed = {
    subject: preview.isSubjectMissing ? '' : subject.name,
    asOf: preview.asOf,
    aliases: subject.aliases.join(', '),
    ...((document?.main ?? preview.mainNames[0]) && { main: wordsOfMainNames(preview.mainNames) }),
  }
  const correct = ({ aliases, asOf, main, ...words }: typeof guessed) =>
    actions.correct({
      ...words,
      // Today's date in place of a missing one is no date of the document.
      asOf: preview.isDateMissing && asOf === preview.asOf ? undefined : asOf,
      aliases: namesInWords(aliases),
      main: main === guessed.main ? document?.main : mainNamesInWords(main ?? ''),
    })
  const mainLabel = () => {
    if (document !== null) return t(update === null ? 'evidence.readAlong' : 'evidence.update')
    if (update !== null) return t('versions.accept', { version: preview.version })
    return keptCount === claims ? t('adding.add') : t('adding.addSome', keptCount, { all: String(claimCount) })
  }
  return (
    <section className="import-preview" aria-busy={isStoring}>
      <PreviewSummary preview={{ ...preview, claims: keptCount }} isEdited={isEdited} />
      {draft.restored && <div className="block">{draft.restored}</div>}
      {isGuessed && (
        <div className="block">
          <Folded label={t('evidence.change')} isOpen={preview.isSubjectMissing || document === null}>
            <EvidenceForm
              key={JSON.stringify(guessed)}
              className="block guessed"
              place={`read ${preview.name}`}
              start={guessed}
              label={t('adding.readAgain')}
              isBusy={isStoring}
              onSave={correct}
              head={<p>{t(preview.isSubjectMissing ? 'adding.missing' : 'adding.read')}</p>}
            />
          </Folded>
        </div>
      )}
      {update?.document != null && (
        <DocumentChanges
          changes={update.document}
          difference={update}
          keep={choices.keep ?? []}
          onKeep={(keep) => setChoices({ ...choices, keep })}
        />
      )}
      {update !== null && <VersionDifference difference={update} />}
      <HeadedBlock id="all-claims" name={t('adding.allClaims', claimCount)}>
        <p className="text-muted">
          {t('adding.allClaimsAbout')} {droppedCount > 0 && t('adding.dropped', droppedCount)}
        </p>
        <ImportClaims
          claims={list}
          subject={subject}
          isDocument={document !== null}
          edits={choices}
          isBusy={isStoring}
          onEdit={(edits) => setChoices({ ...choices, ...edits })}
        />
      </HeadedBlock>
      {problems.length > 0 && (
        <section className="block" aria-labelledby="not-read">
          <Folded
            label={
              <h2 className="head" id="not-read">
                {lostCount > 0 ? t('adding.leftOut', lostCount) : t('adding.remarks', problems.length)}
              </h2>
            }
          >
            <ProblemList problems={problems} labelledBy="not-read" />
          </Folded>
        </section>
      )}
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
          <Button
            kind="main"
            label={mainLabel()}
            disabled={
              isStoring ||
              preview.isSubjectMissing ||
              keptCount === 0 ||
              (update !== null && needsConfirmation(update.warnings) && !isSure)
            }
            onClick={() => addAs(update === null ? 'new' : 'update')}
          />
          <Button
            label={
              update === null || isStoring || document !== null
                ? t('import.cancel')
                : t('versions.leave', { version: update.installed.version })
            }
            disabled={isStoring && share >= 1}
            onClick={isStoring ? actions.cancel : leave}
          />
          {update !== null && (
            <Button kind="bare" label={t('versions.another')} disabled={isStoring} onClick={() => addAs('another')} />
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

/** Subject, names, kind, date and counts, as they were read. */
function PreviewSummary({ preview, isEdited }: { preview: DossierPreview; isEdited: boolean }) {
  const { subject, document, asOf, claims, sources, inDoubt, unrated } = preview
  const countTexts =
    document === null
      ? [preview.name, t(`adding.form.${preview.form}`)]
      : [
          kindOf(document),
          preview.isDateMissing ? t('evidence.undated') : formatDate(asOf),
          document.url === undefined ? preview.name : hostOf(document.url),
        ]
  return (
    <header className="block">
      <p className="label">
        {countTexts.join(' · ')}
        {preview.title !== null &&
          ![preview.name, subject.name].some((one) => isSameName(one, preview.title ?? '')) && (
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
        {sayDossierSize(claims, sources, asOf)} {preview.isDateMissing && t('adding.today')}{' '}
        {inDoubt > 0 && t('adding.inDoubt', inDoubt)}
      </p>
      {subject.aliases.length > 0 && (
        <p className="text-muted">{t('adding.aliases', { names: subject.aliases.slice(0, 8).join(', ') })}</p>
      )}
      {document !== null && (
        <p className="text-muted">
          {preview.mainNames.length > 1
            ? t('evidence.twoOf', { names: wordsOfMainNames(preview.mainNames) })
            : t('evidence.about', { subject: subject.name })}
        </p>
      )}
      {preview.endLinks > 0 && <p className="text-muted">{t('adding.endLinks', preview.endLinks)}</p>}
      {document === null && unrated > 0 && <p className="text-muted">{t('adding.unrated', unrated)}</p>}
      {preview.signedBy !== null && isEdited ? (
        <Status className="text-muted signed">{t('adding.signedWithout')}</Status>
      ) : (
        document === null && <SignedLine signedBy={preview.signedBy} />
      )}
      <AlikeLines alike={preview.alike} />
    </header>
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
