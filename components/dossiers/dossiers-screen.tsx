import { distinctNameOf, projectOf, projectsOf } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { HeadedBlock, ListSection } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { daysLeft } from '@/components/panel/days-left'
import { usePanel } from '@/components/panel/panel-context'
import { DOSSIER_FILES, DossierItem } from './dossier-item'
import { useEvidence } from './use-evidence'
import { Button, ButtonLink, FileButton, FeedbackButton } from '@/components/ui/button'
import { SafeRow } from '@/components/ui/safe'
import { Folded } from '@/components/ui/folded'
import { EvidenceForm } from './evidence-form'

/** The installed dossiers, and those that were removed or replaced in the last thirty days and can be restored. */
export function DossiersScreen() {
  const { installed, removed, isBroken } = usePanel().dossiers
  const { add, remove } = useEvidence()
  const listed = installed ?? []
  const projects = projectsOf(listed)
  const listOf = (dossiers: readonly InstalledDossier[], labelledBy: string) => (
    <ul role="list" aria-labelledby={labelledBy}>
      {dossiers.map((dossier) => (
        <SafeRow
          key={dossier.id}
          of={dossier}
          isItem
          onRemove={dossier.origin.kind === 'bundled' ? null : () => remove([dossier], dossier.subject.name)}
        >
          <DossierItem dossier={dossier} name={distinctNameOf(dossier, listed)} projects={projects} />
        </SafeRow>
      ))}
    </ul>
  )
  return (
    <>
      <section className="block">
        <h1 className="lead">{t('dossiers.lead')}</h1>
        <p className="text-muted facts">{t('dossiers.about')}</p>
        <div className="actions">
          <FileButton
            isMain
            label={t('dossiers.add')}
            accept={DOSSIER_FILES}
            describedBy="takes"
            onFiles={([file]) => file && void add(file)}
          />
          <ButtonLink kind="link" label={t('adding.paste')} href="#/dossiers/add?paste" />
        </div>
        <p className="text-muted facts" id="takes">
          {t('dossiers.takes')}
        </p>
      </section>
      {isBroken && (
        <p role="alert" className="block">
          {t('dossiers.broken')}
        </p>
      )}
      {projects.map((project, at) => {
        const own = listed.filter((dossier) => projectOf(dossier) === project)
        return (
          <ListSection key={project} id={`project-${at}`} name={project} count={t('count.evidence', own.length)}>
            <ProjectHead name={project} dossiers={own} />
            {listOf(own, `project-${at}`)}
          </ListSection>
        )
      })}
      {installed !== null && (
        <ListSection id="installed" name={t('dossiers.installed')}>
          {listOf(
            listed.filter((dossier) => projectOf(dossier) === undefined),
            'installed',
          )}
        </ListSection>
      )}
      {removed.length > 0 && (
        <HeadedBlock id="removed" name={t('dossiers.removed')}>
          <p className="text-muted">{t('dossiers.removedAbout')}</p>
          <ul className="kept" aria-labelledby="removed">
            {removed.map((dossier) => (
              <RemovedDossier key={dossier.id} dossier={dossier} />
            ))}
          </ul>
        </HeadedBlock>
      )}
    </>
  )
}

/** A dossier in the bin. One that was replaced is told apart by its date from the one in its place. */
function RemovedDossier({ dossier }: { dossier: InstalledDossier }) {
  const { restore } = useEvidence()
  const subject = distinctNameOf(dossier, [])
  const asOf = formatDate(dossier.asOf)
  const isReplaced = dossier.replacedBy !== undefined
  return (
    <li>
      <span>
        {subject} <span className="label">{t('library.daysLeft', daysLeft(dossier.removed ?? '', DAYS_KEPT))}</span>
        {isReplaced && <span className="from">{t('dossiers.replaced', { asOf })}</span>}
      </span>
      <Button
        label={t('dossiers.restore')}
        aria-label={
          isReplaced ? t('dossiers.restoreReplaced', { subject, asOf }) : t('dossiers.restoreNamed', { subject })
        }
        onClick={() => restore(dossier)}
      />
    </li>
  )
}

const DAYS_KEPT = 30

function ProjectHead({ name, dossiers }: { name: string; dossiers: readonly InstalledDossier[] }) {
  const { switchTo, saveProject, remove, describe } = useEvidence()
  const isOn = dossiers.some((dossier) => dossier.isOn)
  return (
    <div className="block project-head">
      <div className="actions">
        <Button
          label={t(isOn ? 'evidence.allOff' : 'evidence.allOn')}
          aria-label={`${t(isOn ? 'evidence.allOff' : 'evidence.allOn')}${t('detail.colon')} ${name}`}
          onClick={() => switchTo(!isOn, dossiers)}
        />
        <FeedbackButton
          label={t('evidence.saveProject')}
          done={t('backup.done')}
          failed={t('dossiers.failed')}
          act={() => saveProject(dossiers, name)}
        />
        <Button
          label={t('dossiers.remove')}
          aria-label={t('dossiers.removeNamed', { subject: name })}
          onClick={() => remove(dossiers, name)}
        />
      </div>
      <Folded label={t('evidence.rename')}>
        <EvidenceForm
          place={`project ${name}`}
          start={{ project: name }}
          label={t('evidence.save')}
          onSave={({ project }) => describe(dossiers, { project: project || name })}
        />
      </Folded>
    </div>
  )
}
