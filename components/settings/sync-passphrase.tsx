import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { TextField } from '@/components/ui/fields'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'

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
    <SettingRow name={t('sync.passphrase')} about={t('sync.passphraseAbout')}>
      <form
        className="wide sync-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (passphrase === '') return
          setPassphrase('')
          void onPassphrase(passphrase).then(setProblem)
        }}
      >
        <TextField
          label={t('sync.newPassphrase')}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <div className="actions">
          <Button label={t('sync.changePassphrase')} type="submit" />
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
    </SettingRow>
  )
}
