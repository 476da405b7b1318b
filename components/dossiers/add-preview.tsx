import { formatDate } from '@/lib/i18n/dates'
import { sayDossierSize } from '@/lib/i18n/source-words'
import { FocusHeading, HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import type { AddWay, DossierPreview, FailureCode } from '@/lib/dossiers/add-dossier'
import { isSameName, kindOf, wordsOfMainNames } from '@/lib/dossiers/data/dossier-name'
import { mainNamesInWords } from '@/lib/dossiers/data/main-names'
import { namesInWords } from '@/lib/dossiers/data/subject-names'
import { hostOf } from '@/lib/text/urls'
import { usePanel } from '@/components/panel/panel-context'
import { EvidenceForm } from './evidence-form'
import { ImportClaims } from './import-claims'
import { ProblemList } from './import-problem-list'
import { ReplaceQuestion } from './replace-question'
import { Button } from '@/components/ui/button'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { Folded } from '@/components/ui/folded'

interface AddPreviewProps {
  preview: DossierPreview
  isStoring: boolean
  /** Progress of storing, 0 to 1; at 1 it can no longer be cancelled. */
  share: number
  failure: FailureCode | null
}

/** Preview of what was read from a page, document or dossier, before anything is stored. */
export function AddPreview({ preview, isStoring, share, failure }: AddPreviewProps) {
  const { actions } = usePanel().adder
  const { subject, document, claims, list, replaces } = preview
  const draft = useFormDraft<ClaimEdits>(`import ${preview.name} ${claims}`, { left: [], added: [] })
  const { fields: edits, change: setEdits } = draft
  const problems = preview.problems.filter(({ claim }) => claim === undefined)
  const droppedCount = preview.problems.length - problems.length
  const lostCount = problems.filter(({ level }) => level === 'dropped' || level === 'refused').length
  const claimCount = claims + droppedCount
  const keptCount = claims - edits.left.length + edits.added.length
  const addAs = (how: AddWay) => {
    draft.forget()
    actions.add(how, edits)
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
    if (replaces !== null) return t('replace.accept')
    if (document !== null) return t('evidence.readAlong')
    return keptCount === claims ? t('adding.add') : t('adding.addSome', keptCount, { all: String(claimCount) })
  }
  return (
    <section className="import-preview" aria-busy={isStoring}>
      <PreviewSummary preview={{ ...preview, claims: keptCount }} />
      {replaces !== null && <ReplaceQuestion replaces={replaces} incoming={preview} />}
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
      <HeadedBlock id="all-claims" name={t('adding.allClaims', claimCount)}>
        <p className="text-muted">
          {t('adding.allClaimsAbout')} {droppedCount > 0 && t('adding.dropped', droppedCount)}
        </p>
        <ImportClaims
          claims={list}
          subject={subject}
          isDocument={document !== null}
          edits={edits}
          isBusy={isStoring}
          onEdit={setEdits}
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
        <div className="actions">
          <Button
            kind="main"
            label={mainLabel()}
            disabled={isStoring || preview.isSubjectMissing || keptCount === 0}
            onClick={() => addAs(replaces === null ? 'new' : 'replace')}
          />
          <Button
            label={t(replaces === null || isStoring ? 'import.cancel' : 'replace.leave')}
            disabled={isStoring && share >= 1}
            onClick={isStoring ? actions.cancel : leave}
          />
          {replaces !== null && (
            <Button kind="bare" label={t('replace.another')} disabled={isStoring} onClick={() => addAs('another')} />
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
function PreviewSummary({ preview }: { preview: DossierPreview }) {
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
          !isSameName(preview.name, preview.title) &&
          !isSameName(subject.name, preview.title) && (
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
        {sayDossierSize(claims, sources, asOf, preview.works)} {preview.isDateMissing && t('adding.today')}{' '}
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
      {preview.alike.length > 0 && (
        <div className="well">
          {preview.alike.map(({ id, name }) => (
            <p key={id}>{t('adding.alike', { name })}</p>
          ))}
        </div>
      )}
    </header>
  )
}
