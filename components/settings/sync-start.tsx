import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/fields'

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
      <TextField
        label={t('sync.device')}
        value={name}
        maxLength={60}
        placeholder={t('sync.deviceExample')}
        onChange={setName}
      />
      <TextField
        label={t('sync.passphrase')}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        aria-describedby="sync-passphrase-about"
        onChange={setPassphrase}
      />
      <p className="text-muted" id="sync-passphrase-about">
        {t('sync.passphraseAbout')}
      </p>
      <Button label={action} type="submit" />
      <p role="status" className="text-muted">
        {problem}
      </p>
    </form>
  )
}
