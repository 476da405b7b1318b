import { useState } from 'react'
import { SettingRow } from '@/components/settings/setting-row'
import { Button } from '@/components/ui/button'
import { CopyButton, copyText } from '@/components/ui/copy-button'
import { t } from '@/lib/i18n/t'

/** The passphrase of the folder: shown once after it was made, and again by a click. */
export function SyncPassphrase({ passphrase, isNew }: { passphrase: string; isNew: boolean }) {
  const [isShown, setShown] = useState(isNew)
  return (
    <SettingRow name={t('sync.passphrase')} about={t(isNew ? 'sync.passphraseNew' : 'sync.passphraseAbout')}>
      {isShown && <output className="sync-passphrase wide">{passphrase}</output>}
      <div className="wide actions">
        {isShown && <CopyButton label={t('sync.copyPassphrase')} act={() => copyText(passphrase)} />}
        <Button
          kind={isShown ? 'bare' : undefined}
          label={t(isShown ? 'sync.hidePassphrase' : 'sync.showPassphrase')}
          onClick={() => setShown(!isShown)}
        />
      </div>
    </SettingRow>
  )
}
