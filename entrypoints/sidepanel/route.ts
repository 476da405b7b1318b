import { useMemo, useSyncExternalStore } from 'react'
import { parseDossiersRoute, type DossiersRoute } from '@/lib/app/dossiers/dossiers-route'
import { parseDossierId, parseDossierRoute, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { parseNotesRoute, type NotesRoute } from '@/components/library/notes-route'

/** The panel's route, from its hash. An unknown address is the first view. */
export type Route =
  | { room: 'page' }
  | { room: 'check'; place: 'text' | 'list' }
  | { room: 'dossiers'; place: DossiersRoute }
  /** `muted`: id of the muted sentence that the user wants to correct. */
  | { room: 'settings'; muted: string | null }
  /** `dossier`: id; undefined: the bundled one. */
  | { room: 'dossier'; place: DossierRoute; dossier: string | undefined }
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
  const about = parseDossierId(hash)
  const place = parseDossierRoute(about.hash)
  if (place !== null) return { room: 'dossier', place, dossier: about.dossier }
  const dossiers = parseDossiersRoute(hash)
  if (dossiers !== null) return { room: 'dossiers', place: dossiers }
  const room = hash.replace(/^#\/?/, '').split(/[/?]/)[0]
  if (room === 'settings') return { room, muted: /^#\/settings\/muted\/([\w-]+)$/.exec(hash)?.[1] ?? null }
  if (room === 'notes') return { room, place: parseNotesRoute(hash) }
  if (room === 'check') return { room, place: /^#\/check\/list\b/.test(hash) ? 'list' : 'text' }
  return { room: 'page' }
}
