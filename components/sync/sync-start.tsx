import { Status } from '@/components/ui/section'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckLine, Form, TextField } from '@/components/ui/fields'
import { t } from '@/lib/i18n/t'
import { isLongPassphrase, makePassphrase, normalizePassphrase } from '@/lib/sync/passphrase'

export interface SyncStartOptions {
  name: string
  passphrase: string
  /** Claimlight has made the passphrase: the user has not seen it yet. */
  isMade: boolean
  /** The user starts although the passphrase opens none of the files in the folder. */
  isAnyway: boolean
}

/** Reason why syncing was not started. Each code is a key under `sync.notStarted` in `locales/`. */
export type SyncStartFault = 'folder' | 'other' | 'wrong' | 'failed'

interface SyncStartProps {
  action: string
  /** Starts syncing. Call directly in the click handler. @returns null on success */
  onStart: (about: SyncStartOptions) => Promise<SyncStartFault | null>
}

/** Asks for the device's name and, unless Claimlight makes one, a passphrase; checks both before a folder is chosen. */
export function SyncStart({ action, onStart }: SyncStartProps) {
  const group = useId()
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const [isMade, setMade] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const start = async (about: SyncStartOptions): Promise<void> => {
    const why = await onStart(about)
    setProblem(why && t(`sync.notStarted.${why}`))
    setWrong(why === 'wrong')
    if (why === 'other') setMade(false)
  }
  const submit = (isAnyway = false): void => {
    const passphrase = isMade ? makePassphrase() : normalizePassphrase(typed)
    if (name.trim() === '') setProblem(t('sync.noName'))
    else if (!isLongPassphrase(passphrase)) setProblem(t('sync.short'))
    else void start({ name: name.trim(), passphrase, isMade, isAnyway })
  }
  return (
    <Form className="sync-form" onSubmit={submit}>
      <TextField
        label={t('sync.device')}
        value={name}
        maxLength={60}
        placeholder={t('sync.deviceExample')}
        onChange={setName}
      />
      <fieldset>
        <legend className="label">{t('sync.passphrase')}</legend>
        {[true, false].map((made) => (
          <CheckLine
            key={String(made)}
            type="radio"
            name={group}
            label={t(made ? 'sync.passphraseMade' : 'sync.passphraseOwn')}
            checked={isMade === made}
            onChange={() => setMade(made)}
          />
        ))}
      </fieldset>
      {!isMade && (
        <>
          <TextField
            label={t('sync.passphrase')}
            type="password"
            autoComplete="off"
            value={typed}
            onChange={setTyped}
          />
          <p className="text-muted">{t('sync.ownAbout')}</p>
        </>
      )}
      <Button label={action} type="submit" />
      <Status className="text-muted">{problem}</Status>
      {isWrong && <Button kind="bare" label={t('sync.startAnyway')} onClick={() => submit(true)} />}
    </Form>
  )
}
