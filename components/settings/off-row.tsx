import type { Settings } from '@/lib/schema/settings'
import { Icon } from '@/components/ui/icon'
import { Switch } from '@/components/ui/switch'
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
        checked={off.everywhere}
        onChange={(everywhere) => onChange({ ...off, everywhere })}
      />
      {places.length > 0 && (
        <div className="set">
          <h2 id="off-on">{t('off.list')}</h2>
          <ul className="kept wide" aria-labelledby="off-on">
            {places.map(({ name, rest }) => (
              <li key={name}>
                <span>{name}</span>
                <button
                  type="button"
                  className="tool"
                  aria-label={t('off.again', { name })}
                  title={t('off.turnOn')}
                  onClick={() => onChange(rest)}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
