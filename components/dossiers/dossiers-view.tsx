import { distinctNameOf, projectOf, projectsOf } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { HeadedBlock, ListSection } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { DOSSIER_FILES, DossierItem, type DossierItemProps } from './dossier-item'
import { Button, ButtonLink, FileButton, FeedbackButton } from '@/components/ui/button'
import { SafeRow } from '@/components/ui/safe'
import { Folded } from '@/components/ui/folded'
import { EvidenceForm } from './evidence-form'

export interface DossiersViewProps extends ProjectActions, Pick<DossierItemProps, 'onReplace'> {
  /** The installed dossiers; null: not read yet. */
  installed: readonly InstalledDossier[] | null
  removed: readonly InstalledDossier[]
  isBroken: boolean
  /** Whole days until a removed dossier is deleted for good. */
  daysLeft: (dossier: InstalledDossier) => number
  onAdd: (file: File) => void
  onRestore: (dossier: InstalledDossier) => void
}

/** The installed dossiers, and those that were removed or replaced in the last thirty days and can be restored. */
export function DossiersView({ installed, removed, isBroken, daysLeft, onAdd, ...actions }: DossiersViewProps) {
  const listed = installed ?? []
  const projects = projectsOf(listed)
  const listOf = (dossiers: readonly InstalledDossier[], labelledBy: string) => (
    <ul role="list" aria-labelledby={labelledBy}>
      {dossiers.map((dossier) => (
        <SafeRow
          key={dossier.id}
          of={dossier}
          isItem
          onRemove={dossier.origin.kind === 'bundled' ? null : () => actions.onRemove([dossier], dossier.subject.name)}
        >
          <DossierItem dossier={dossier} name={distinctNameOf(dossier, listed)} projects={projects} {...actions} />
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
            onFiles={([file]) => file && onAdd(file)}
          />
          <ButtonLink kind="link" label={t('adding.paste')} href="#/dossiers/add" />
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
        const own = listed.filter((one) => projectOf(one) === project)
        return (
          <ListSection key={project} id={`project-${at}`} name={project} count={t('count.evidence', own.length)}>
            <ProjectHead name={project} dossiers={own} {...actions} />
            {listOf(own, `project-${at}`)}
          </ListSection>
        )
      })}
      {installed !== null && (
        <ListSection id="installed" name={t('dossiers.installed')}>
          {listOf(
            listed.filter((one) => projectOf(one) === undefined),
            'installed',
          )}
        </ListSection>
      )}
      {removed.length > 0 && (
        <HeadedBlock id="removed" name={t('dossiers.removed')}>
          <p className="text-muted">{t('dossiers.removedAbout')}</p>
          <ul className="kept" aria-labelledby="removed">
            {removed.map((dossier) => (
              <RemovedDossier
                key={dossier.id}
                dossier={dossier}
                daysLeft={daysLeft(dossier)}
                onRestore={() => actions.onRestore(dossier)}
              />
            ))}
          </ul>
        </HeadedBlock>
      )}
    </>
  )
}

interface RemovedDossierProps {
  dossier: InstalledDossier
  daysLeft: number
  onRestore: () => void
}

/** A dossier in the bin. One that was replaced is told apart by its date from the one in its place. */
function RemovedDossier({ dossier, daysLeft, onRestore }: RemovedDossierProps) {
  const subject = distinctNameOf(dossier, [])
  const asOf = formatDate(dossier.asOf)
  const isReplaced = dossier.replacedBy !== undefined
  return (
    <li>
      <span>
        {subject} <span className="label">{t('library.daysLeft', daysLeft)}</span>
        {isReplaced && <span className="from">{t('dossiers.replaced', { asOf })}</span>}
      </span>
      <Button
        label={t('dossiers.restore')}
        aria-label={
          isReplaced ? t('dossiers.restoreReplaced', { subject, asOf }) : t('dossiers.restoreNamed', { subject })
        }
        onClick={onRestore}
      />
    </li>
  )
}

interface ProjectActions extends Pick<DossierItemProps, 'onSwitch' | 'onRemove' | 'onDescribe'> {
  onSaveProject: (dossiers: readonly InstalledDossier[], name: string) => Promise<boolean>
}

interface ProjectHeadProps extends ProjectActions {
  name: string
  dossiers: readonly InstalledDossier[]
}

function ProjectHead({ name, dossiers, ...actions }: ProjectHeadProps) {
  const isOn = dossiers.some((one) => one.isOn)
  return (
    <div className="block project-head">
      <div className="actions">
        <Button
          label={t(isOn ? 'evidence.allOff' : 'evidence.allOn')}
          aria-label={`${t(isOn ? 'evidence.allOff' : 'evidence.allOn')}${t('detail.colon')} ${name}`}
          onClick={() => actions.onSwitch(dossiers, !isOn)}
        />
        <FeedbackButton
          label={t('evidence.saveProject')}
          done={t('backup.done')}
          failed={t('dossiers.failed')}
          act={() => actions.onSaveProject(dossiers, name)}
        />
        <Button
          label={t('dossiers.remove')}
          aria-label={t('dossiers.removeNamed', { subject: name })}
          onClick={() => actions.onRemove(dossiers, name)}
        />
      </div>
      <Folded label={t('evidence.rename')}>
        <EvidenceForm
          place={`project ${name}`}
          start={{ project: name }}
          label={t('evidence.save')}
          onSave={({ project }) => actions.onDescribe(dossiers, { project: project || name })}
        />
      </Folded>
    </div>
  )
}
