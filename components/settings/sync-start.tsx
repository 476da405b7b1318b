import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import { PassphraseField } from './passphrase-field'

export interface SyncStartProps {
  action: string
  /** Call directly in the click handler. Null when it began, else one sentence that says why not. */
  onStart: (about: { name: string; passphrase: string }) => Promise<string | null>
}

/** Asks for the device's name and an optional passphrase. */
export function SyncStart({ action, onStart }: SyncStartProps) {
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <form
      className="sync-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') setProblem(t('sync.noName'))
        else void onStart({ name: name.trim(), passphrase }).then(setProblem)
      }}
    >
      <label>
        <span className="label">{t('sync.device')}</span>
        <input
          className="text-input"
          value={name}
          maxLength={60}
          placeholder={t('sync.deviceExample')}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <PassphraseField
        label={t('sync.passphrase')}
        passphrase={passphrase}
        describedBy="sync-passphrase-about"
        onPassphrase={setPassphrase}
      />
      <p className="text-muted" id="sync-passphrase-about">
        {t('sync.passphraseAbout')}
      </p>
      <button type="submit" className="btn">
        {action}
      </button>
      <p role="status" className="text-muted">
        {problem}
      </p>
    </form>
  )
}
