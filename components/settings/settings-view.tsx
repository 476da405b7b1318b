import type { Settings } from '@/lib/platform/settings'
import type { Book } from '@/components/claim/book'
import { formatAsOf } from '@/lib/i18n/dates'
import { Icon } from '@/components/ui/icon'
import { rich } from '@/components/ui/rich'
import { Switch } from '@/components/ui/switch'
import { verdicts } from '@/components/ui/words'
import { t, type Key } from '@/lib/i18n/t'

export interface SettingsViewProps {
  settings: Settings
  book: Book
  version: string
  /** Reads along on every page: the setting and the permission together. */
  everySite: boolean
  /** The reader was asked and said no, just now. */
  refused: boolean
  /** Called in the click itself, before any wait: the browser asks only then. */
  onEverySite: (on: boolean) => void
  onChange: (change: Partial<Settings>) => void
}

const themes: [Settings['theme'], Key][] = [
  ['auto', 'settings.themeAuto'],
  ['light', 'settings.themeLight'],
  ['dark', 'settings.themeDark'],
]

/** One column of switches, and what this is. */
export function SettingsView({
  settings,
  book,
  version,
  everySite,
  refused,
  onEverySite,
  onChange,
}: SettingsViewProps) {
  return (
    <>
      <h1 className="only-read">{t('settings.name')}</h1>
      <div>
        <Switch
          name={t('settings.everySite')}
          about={
            everySite
              ? t('settings.everySiteOn')
              : refused
                ? t('settings.everySiteRefused')
                : t('settings.everySiteOff')
          }
          checked={everySite}
          onChange={onEverySite}
        />
        <div className="set">
          <h2 id="marks">{t('settings.marks')}</h2>
          <p>{t('settings.marksAbout')}</p>
          <div className="choice marks wide" role="group" aria-labelledby="marks">
            {verdicts.map((verdict) => (
              <button
                key={verdict}
                type="button"
                className={verdict}
                aria-pressed={settings.marks[verdict]}
                onClick={() => onChange({ marks: { ...settings.marks, [verdict]: !settings.marks[verdict] } })}
              >
                <Icon name={verdict} />
                {t(`verdicts.${verdict}`, 2)}
              </button>
            ))}
          </div>
        </div>
        <Switch
          name={t('settings.badge')}
          about={t('settings.badgeAbout')}
          checked={settings.badge}
          onChange={(badge) => onChange({ badge })}
        />
        <div className="set">
          <h2 id="theme">{t('settings.theme')}</h2>
          <div className="choice themes wide" role="group" aria-labelledby="theme">
            {themes.map(([theme, name]) => (
              <button
                key={theme}
                type="button"
                aria-pressed={settings.theme === theme}
                onClick={() => onChange({ theme })}
              >
                {t(name)}
              </button>
            ))}
          </div>
        </div>
        <div className="set">
          <h2>{t('settings.keys')}</h2>
          <p className="keys-line">
            {rich('settings.keysAbout', {
              up: <kbd>↑</kbd>,
              down: <kbd>↓</kbd>,
              enter: <kbd>{t('settings.enter')}</kbd>,
              goTo: <kbd>G</kbd>,
              note: <kbd>N</kbd>,
            })}
          </p>
        </div>
        <div className="set">
          <h2>{t('settings.dossier')}</h2>
          <p>
            {rich('settings.dossierAbout', {
              subject: <a href="#/dossier">{book.subject.name}</a>,
              asOf: formatAsOf(book.asOf),
              version: book.version,
              claims: t('count.claims', book.claims.length),
              sources: t('count.sources', book.sources.length),
            })}
          </p>
        </div>
      </div>
      <footer className="foot">
        <p>{t('settings.foot', { version })}</p>
      </footer>
    </>
  )
}
