import { REPORT_PROMPT } from '@/lib/dossier/import/report-prompt'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { t } from '@/lib/i18n/t'
import type { AddFailure } from '@/lib/dossiers/add-dossier'
import { FileChoice } from '@/components/ui/file-drop'
import { Button, CopyButton, copyText } from '@/components/ui/button'
import { TextArea } from '@/components/ui/fields'
import { Folded } from '@/components/ui/folded'
import { READ_FILES } from '@/lib/dossier/readers/formats'

/** Extensions and media types of files that can become a dossier. */
export const DOSSIER_FILES = `.json,.zip,.claimlight,${READ_FILES},application/json,application/zip`

interface AddChooseProps {
  failure: AddFailure | null
  /** Name of the file that a page offers for downloading, or null. */
  expectedFileName?: string | null
  onChoose: (file: File) => void
  /** Called when the user wants another file than the expected one. */
  onOtherFile?: () => void
}

/** The step in which a file is chosen or dropped, or text is pasted. Says above why the last attempt failed. */
export function AddChoose({ failure, expectedFileName = null, onChoose, onOtherFile }: AddChooseProps) {
  return (
    <FileChoice
      words="adding"
      accept={DOSSIER_FILES}
      kinds={[
        t('adding.takesDocument'),
        t('adding.takesReport'),
        t('adding.takesAutoresearch'),
        t('adding.takesPortable'),
        t('adding.takesFolder'),
      ]}
      problem={
        <>
          {expectedFileName !== null && (
            <p className="expected">
              {t('offer.expected', { file: expectedFileName })}{' '}
              <Button kind="link" label={t('offer.otherFile')} onClick={onOtherFile} />
            </p>
          )}
          {failure !== null && (
            <p role="alert" className="well">
              {failure.name !== '' && <strong>{t('adding.notAdded', { name: failure.name })}</strong>}{' '}
              {t(`adding.failed.${failure.why}`)}
            </p>
          )}
        </>
      }
      onChoose={onChoose}
    >
      <PasteBox onChoose={onChoose} />
      <ReportPrompt />
    </FileChoice>
  )
}

function PasteBox({ onChoose }: { onChoose: (file: File) => void }) {
  const { fields: text, change: setText } = useFormDraft('paste', '')
  return (
    <Folded className="paste-dossier" label={t('adding.paste')} isOpen={text !== ''}>
      <TextArea label={t('adding.pasteLabel')} rows={6} value={text} onChange={setText} />
      <div className="actions">
        <Button
          label={t('adding.readPasted')}
          disabled={text.trim() === ''}
          onClick={() => onChoose(new File([text], t('adding.pasted')))}
        />
      </div>
    </Folded>
  )
}

/** A prompt for an AI assistant: reports that follow it import best. */
function ReportPrompt() {
  return (
    <Folded className="report-prompt" label={t('adding.promptName')}>
      <p className="text-muted">{t('adding.promptAbout')}</p>
      <pre lang="en" tabIndex={0} aria-label={t('adding.promptName')}>
        {REPORT_PROMPT}
      </pre>
      <div className="actions">
        <CopyButton label={t('adding.promptCopy')} act={() => copyText(REPORT_PROMPT)} />
      </div>
    </Folded>
  )
}
