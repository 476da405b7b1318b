import { useState } from 'react'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { t } from '@/lib/i18n/t'
import { PassphraseField } from './passphrase-field'

export interface SyncPassphraseProps {
  isEncrypted: boolean
  /** Empty: encryption is turned off. Null when it was set, else one sentence that says why not. */
  onPassphrase: (passphrase: string) => Promise<string | null>
}

/** Setting, changing or removing the passphrase after the beginning. */
export function SyncPassphrase({ isEncrypted, onPassphrase }: SyncPassphraseProps) {
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <div className="set">
      <h2>{t('sync.passphrase')}</h2>
      <p>{t('sync.passphraseAbout')}</p>
      <form
        className="wide sync-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (passphrase === '') return
          setPassphrase('')
          void onPassphrase(passphrase).then(setProblem)
        }}
      >
        <PassphraseField label={t('sync.newPassphrase')} passphrase={passphrase} onPassphrase={setPassphrase} />
        <div className="actions">
          <button type="submit" className="btn">
            {t('sync.changePassphrase')}
          </button>
          {isEncrypted && (
            <FeedbackButton
              label={t('sync.removePassphrase')}
              failed={t('sync.failedNow')}
              act={async () => (await onPassphrase('')) === null}
              bare
            />
          )}
        </div>
        <p role="status" className="text-muted">
          {problem}
        </p>
      </form>
    </div>
  )
}
