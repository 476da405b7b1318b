import type { Settings } from '@/lib/schema/settings'
import { ToolButton } from '@/components/ui/button'
import { Switch } from '@/components/ui/switch'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'

type Off = Settings['off']

/** The places where Claimlight is off, with a button to switch each on. */
export function OffRow({ off, onChange }: { off: Off; onChange: (off: Off) => void }) {
  const without = (list: readonly string[], gone: string) => list.filter((one) => one !== gone)
  const places = [
    ...off.sites.map((name) => ({ name, rest: { ...off, sites: without(off.sites, name) } })),
    ...off.pages.map((name) => ({ name, rest: { ...off, pages: without(off.pages, name) } })),
  ]
  return (
    <>
      <Switch
        name={t('off.switch')}
        about={t('off.switchAbout')}
        checked={!off.everywhere}
        onChange={(isOn) => onChange({ ...off, everywhere: !isOn })}
      />
      {places.length > 0 && (
        <SettingRow name={t('off.list')}>
          <ul className="kept wide" aria-label={t('off.list')}>
            {places.map(({ name, rest }) => (
              <li key={name}>
                <span>{name}</span>
                <ToolButton
                  icon="close"
                  label={t('off.again', { name })}
                  title={t('off.turnOn')}
                  onClick={() => onChange(rest)}
                />
              </li>
            ))}
          </ul>
        </SettingRow>
      )}
    </>
  )
}
