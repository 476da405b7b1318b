import { useId } from 'react'
import { mainNamesInWords } from '@/lib/dossiers/data/main-names'
import { namesInWords } from '@/lib/dossiers/data/subject-names'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { sayDossierSize } from '@/lib/i18n/source-words'
import { documentOf, originWords, wordsOfMainNames } from '@/lib/dossiers/data/dossier-name'
import { foldWords } from '@/lib/text/fold-words'
import { t } from '@/lib/i18n/t'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { Button, FileButton } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { SwitchButton } from '@/components/ui/setting-row'
import { OutsideLink } from '@/components/ui/text'
import { READ_FILES } from '@/lib/dossier/readers/formats'
import { EvidenceForm } from './evidence-form'
import { useEvidence } from './use-evidence'

/** Extensions and media types of files that can become a dossier. */
export const DOSSIER_FILES = `.json,.zip,.claimlight,${READ_FILES},application/json,application/zip`

interface DossierItemProps {
  dossier: InstalledDossier
  /** Name of the dossier, with the version if another installed dossier has the same subject. */
  name: string
  projects: readonly string[]
}

/** One installed dossier: its facts, its switch, and what can be done with it. */
export function DossierItem({ dossier, name, projects }: DossierItemProps) {
  const { switchTo, remove } = useEvidence()
  const id = useId()
  const { subject, claims, sources, works, asOf, version, origin, isOn, adjustments } = dossier
  const document = documentOf(dossier)
  return (
    <li className="set dossier-item">
      <h3 id={id}>
        <a href={screenHref(dossier.id)}>{name}</a>
      </h3>
      <p id={`${id}-about`}>
        {document && !foldWords(name).includes(foldWords(subject.name)) && `${subject.name}: `}
        {sayDossierSize(claims, sources, asOf, works)}
      </p>
      <SwitchButton id={id} checked={isOn} onChange={(on) => switchTo(on, [dossier])} />
      <div className="wide text-muted">
        <p>
          {!document && `${t('dossiers.version', { version })} · `}
          {originWords(origin, dossier.added, name)}
          {adjustments > 0 && ` · ${t('dossiers.adjustments', adjustments)}`}
        </p>
        {document && <DocumentForm key={name} dossier={dossier} name={name} projects={projects} />}
        {origin.kind !== 'bundled' && (
          <div className="actions">
            <Button
              label={t('dossiers.remove')}
              aria-label={t('dossiers.removeNamed', { subject: name })}
              onClick={() => remove([dossier], subject.name)}
            />
          </div>
        )}
      </div>
    </li>
  )
}

function DocumentForm({ dossier, name, projects }: DossierItemProps) {
  const { describe, replace } = useEvidence()
  const document = documentOf(dossier)
  const { project = '', url } = document ?? {}
  const main = document?.main ?? dossier.subject.main
  const start = {
    label: name,
    project,
    aliases: dossier.subject.aliases.join(', '),
    ...(main && { main: wordsOfMainNames(main) }),
  }
  const save = ({ label, aliases, main, ...words }: typeof start) =>
    describe([dossier], {
      ...words,
      label: label === name ? '' : label,
      aliases: aliases === start.aliases ? undefined : namesInWords(aliases),
      main: main === start.main ? undefined : mainNamesInWords(main ?? ''),
    })
  return (
    <Folded className="document-form" label={t('evidence.edit')}>
      <EvidenceForm
        place={`document ${dossier.id}`}
        start={start}
        projects={projects}
        label={t('evidence.save')}
        onSave={save}
      >
        <FileButton
          label={t('evidence.updateFile')}
          accept={DOSSIER_FILES}
          onFiles={([file]) => file && replace(dossier, file)}
        />
      </EvidenceForm>
      {url !== undefined && (
        <p className="text-muted">
          {t('evidence.updatePage')} <OutsideLink url={url}>{url}</OutsideLink>
        </p>
      )}
    </Folded>
  )
}
