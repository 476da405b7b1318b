import { useMemo, useSyncExternalStore } from 'react'
import { parseDossierRoute, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { parseNotesRoute, type NotesRoute } from '@/components/library/notes-route'
import type { Room } from '@/components/ui/bar'

/** The panel's route, from its hash. An unknown address is the first view. */
export type Route =
  | { room: Exclude<Room, 'dossier' | 'notes' | 'settings'> }
  /** `muted`: id of the muted sentence that the user wants to correct. */
  | { room: 'settings'; muted: string | null }
  | { room: 'dossier'; place: DossierRoute }
  | { room: 'notes'; place: NotesRoute }

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed)
      addEventListener(TURNED, changed)
      return () => {
        removeEventListener('hashchange', changed)
        removeEventListener(TURNED, changed)
      }
    },
    () => location.hash,
  )
  return useMemo(() => parseRoute(hash), [hash])
}

/** Replaces this address: no step for Back, and no scrolling. */
export function navigate(hash: string): void {
  history.replaceState(history.state, '', hash)
  dispatchEvent(new Event(TURNED))
}

/** The browser reports a new hash only after a navigation. */
const TURNED = 'claimlight:turned'

export function parseRoute(hash: string): Route {
  const place = parseDossierRoute(hash)
  if (place !== null) return { room: 'dossier', place }
  const room = hash.replace(/^#\/?/, '').split(/[/?]/)[0]
  if (room === 'settings') return { room, muted: /^#\/settings\/muted\/([\w-]+)$/.exec(hash)?.[1] ?? null }
  if (room === 'notes') return { room, place: parseNotesRoute(hash) }
  return room === 'check' ? { room } : { room: 'page' }
}
