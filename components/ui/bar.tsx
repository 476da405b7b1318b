import { Icon } from './icon'

export type Room = 'page' | 'dossier' | 'notes' | 'check' | 'settings'

const rooms: [Room, string][] = [
  ['page', 'This page'],
  ['dossier', 'Dossier'],
  ['notes', 'Notes'],
  ['check', 'Check'],
]

/** The bar that stays: the lamp, four rooms, settings at the end. Plain links, so that each room has an address. */
export function Bar({ room }: { room: Room }) {
  return (
    <header className="bar">
      <Icon name="logo" className="logo" label="Claimlight" />
      <nav aria-label="Claimlight">
        {rooms.map(([id, name]) => (
          <a key={id} href={`#/${id}`} aria-current={room === id ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <a
        className="tool"
        href="#/settings"
        aria-label="Settings"
        title="Settings"
        aria-current={room === 'settings' ? 'page' : undefined}
      >
        <Icon name="settings" className="i i-lg" />
      </a>
    </header>
  )
}
