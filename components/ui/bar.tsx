import { t } from '@/lib/i18n/t'
import { Icon } from './icon'

export type Screen = 'page' | 'dossier' | 'dossiers' | 'notes' | 'check' | 'settings'

const navScreens = ['page', 'dossier', 'notes', 'check'] as const

/** The navigation bar: the logo, four views, settings at the end. Plain links, so that each view has an address. */
export function NavigationBar({ screen }: { screen: Screen }) {
  return (
    <header className="bar">
      <Icon name="logo" className="logo" label={t('extension.name')} />
      <nav aria-label={t('extension.name')}>
        {navScreens.map((id) => (
          <a
            key={id}
            href={id === 'dossier' ? '#/dossiers' : `#/${id}`}
            aria-current={(screen === 'dossiers' ? 'dossier' : screen) === id ? 'page' : undefined}
          >
            {t(`bar.${id}`)}
          </a>
        ))}
      </nav>
      <a
        className="tool"
        href="#/settings"
        aria-label={t('bar.settings')}
        title={t('bar.settings')}
        aria-current={screen === 'settings' ? 'page' : undefined}
      >
        <Icon name="settings" className="i i-lg" />
      </a>
    </header>
  )
}
