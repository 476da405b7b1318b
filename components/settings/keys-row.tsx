import { FeedbackButton } from '@/components/ui/feedback-button'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'

export interface KeysRowProps {
  /** The commands with the browser's names; `keys` is empty where none are set. */
  shortcuts: readonly { name: string; keys: string }[]
  /** Opens the browser's page for shortcuts. False where it cannot be opened. */
  onChange: () => Promise<boolean>
}

/** The keyboard shortcuts for all pages: they are changed in the browser. */
export function KeysRow({ shortcuts, onChange }: KeysRowProps) {
  if (shortcuts.length === 0) return null
  return (
    <SettingRow name={t('settings.pageKeys')} about={t('settings.pageKeysAbout')}>
      <dl className="shortcuts wide">
        {shortcuts.map(({ name, keys }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{keys === '' ? t('settings.noKey') : <kbd>{namedKeys(keys)}</kbd>}</dd>
          </div>
        ))}
      </dl>
      <div className="wide">
        <FeedbackButton label={t('settings.changeKeys')} failed={t('settings.changeKeysHow')} act={onChange} />
      </div>
    </SettingRow>
  )
}

/** The browser gives the names of keys in English. */
function namedKeys(keys: string): string {
  return keys
    .replace(/Shift/, t('settings.shift'))
    .replace(/Down Arrow/, '↓')
    .replace(/Up Arrow/, '↑')
}
