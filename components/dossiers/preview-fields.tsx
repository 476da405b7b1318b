import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import type { PreviewCorrections, DossierPreview } from '@/lib/dossiers/add-dossier'
import { Button } from '@/components/ui/button'
import { Form, TextField } from '@/components/ui/fields'
import { mainNamesInWords, wordsOfMainNames } from '@/lib/dossiers/data/main-names'
import { namesInWords } from '@/lib/dossiers/data/subject-names'

interface GuessedFieldsProps {
  preview: DossierPreview
  isBusy: boolean
  onCorrect: (corrections: PreviewCorrections) => void
}

/** Subject, names and date as read from the file; when the user corrects them, the file is read again. */
export function GuessedFields({ preview, isBusy, onCorrect }: GuessedFieldsProps) {
  const initial = {
    subject: preview.isSubjectMissing ? '' : preview.subject.name,
    names: preview.subject.aliases.join(', '),
    asOf: preview.asOf,
    main: wordsOfMainNames(preview.mainNames),
  }
  const [subject, setSubject] = useState(initial.subject)
  const [names, setNames] = useState(initial.names)
  const [asOf, setAsOf] = useState(initial.asOf)
  const [main, setMain] = useState(initial.main)
  const mainNames = preview.document?.main
  const isMainChanged = main.trim() !== initial.main
  const isChanged =
    isMainChanged ||
    subject.trim() !== initial.subject ||
    asOf.trim() !== initial.asOf ||
    names.trim() !== initial.names
  const isComplete = subject.trim() !== '' && isDate(asOf.trim())
  return (
    <Form
      className="block guessed"
      onSubmit={() => {
        if (isChanged && isComplete)
          onCorrect({
            subject: subject.trim(),
            // Today's date in place of a missing one is no date of the document.
            asOf: preview.isDateMissing && asOf.trim() === initial.asOf ? undefined : asOf.trim(),
            aliases: namesInWords(names),
            main: isMainChanged ? mainNamesInWords(main) : mainNames,
          })
      }}
    >
      <p>{t(preview.isSubjectMissing ? 'adding.missing' : 'adding.read')}</p>
      <div className="fields">
        <TextField
          label={t('adding.subject')}
          value={subject}
          required
          aria-invalid={subject.trim() === ''}
          onChange={setSubject}
        />
        <TextField
          label={t('adding.asOf')}
          value={asOf}
          required
          aria-describedby="as-of-form"
          aria-invalid={!isDate(asOf.trim())}
          onChange={setAsOf}
        />
        <p className="text-muted" id="as-of-form">
          {t('adding.asOfForm')}
        </p>
        <TextField label={t('ownDossier.aliases')} value={names} aria-describedby="names-form" onChange={setNames} />
        <p className="text-muted" id="names-form">
          {t('ownDossier.aliasesAbout')}
        </p>
        {(mainNames !== undefined || preview.mainNames.length > 0) && (
          <TextField label={t('evidence.mainNames')} value={main} onChange={setMain} />
        )}
      </div>
      <div className="actions">
        <Button label={t('adding.readAgain')} type="submit" disabled={isBusy || !isChanged || !isComplete} />
      </div>
    </Form>
  )
}

function isDate(text: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
