import { FeedbackButton } from '@/components/ui/feedback-button'
import { camelKey } from '@/components/ui/camel-key'
import { t } from '@/lib/i18n/t'
import { dossierForms, type DossierForm } from '@/lib/dossiers/export/export-dossier'

export interface DossierFootProps {
  /** False where it could not be saved. */
  onSave: (form: DossierForm) => Promise<boolean>
}

/** Below the screen of one dossier: the forms in which it can be saved. */
export function DossierFoot({ onSave }: DossierFootProps) {
  return (
    <footer className="foot" role="group" aria-labelledby="save-dossier">
      <p id="save-dossier">{t('dossiers.save')}</p>
      <div className="actions">
        {dossierForms.map((form) => (
          <FeedbackButton
            key={form}
            label={t(`dossiers.saveAs.${camelKey(form)}`)}
            failed={t('dossiers.failed')}
            act={() => onSave(form)}
          />
        ))}
      </div>
    </footer>
  )
}
