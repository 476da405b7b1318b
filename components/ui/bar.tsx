import { t } from '@/lib/i18n/t'
import { Icon } from './icon'

export type Room = 'page' | 'dossier' | 'dossiers' | 'notes' | 'check' | 'settings'

const rooms = ['page', 'dossier', 'notes', 'check'] as const

/**
 * The navigation bar: the logo, four views, settings at the end. Plain links, so that each view has an address.
 *
 * @param dossierHref the dossier that was used last
 */
export function Bar({ room, dossierHref = '#/dossier' }: { room: Room; dossierHref?: string }) {
  return (
    <header className="bar">
      <Icon name="logo" className="logo" label={t('extension.name')} />
      <nav aria-label={t('extension.name')}>
        {rooms.map((id) => (
          <a
            key={id}
            href={id === 'dossier' ? dossierHref : `#/${id}`}
            aria-current={(room === 'dossiers' ? 'dossier' : room) === id ? 'page' : undefined}
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
        aria-current={room === 'settings' ? 'page' : undefined}
      >
        <Icon name="settings" className="i i-lg" />
      </a>
    </header>
  )
}
