import { useMemo, useSyncExternalStore } from 'react'
import { parseDossiersRoute, type DossiersRoute } from '@/lib/dossiers/dossiers-route'
import { parseDossierId, parseDossierRoute, parseHash, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { parseNotesRoute, type NotesRoute } from '@/components/notes/library/notes-route'

/** The panel's route, from its hash. An unknown address is the first view. */
export type Route =
  | { screen: 'page' }
  | { screen: 'check'; place: 'text' | 'list' }
  | { screen: 'dossiers'; place: DossiersRoute }
  /** `muted`: id of the muted sentence that the user wants to correct. */
  | { screen: 'settings'; muted: string | null }
  /** `dossier`: id; undefined: the bundled one. */
  | { screen: 'dossier'; place: DossierRoute; dossier: string | undefined }
  | { screen: 'notes'; place: NotesRoute }

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed)
      addEventListener(ADDRESS_REPLACED, changed)
      return () => {
        removeEventListener('hashchange', changed)
        removeEventListener(ADDRESS_REPLACED, changed)
      }
    },
    () => location.hash,
  )
  return useMemo(() => parseRoute(hash), [hash])
}

/** Replaces this address: no step for Back, and no scrolling. */
export function replaceHash(hash: string): void {
  history.replaceState(history.state, '', hash)
  dispatchEvent(new Event(ADDRESS_REPLACED))
}

/** Event for a replaced address: the browser reports a new hash only after a navigation. */
const ADDRESS_REPLACED = 'claimlight:turned'

export function parseRoute(hash: string): Route {
  const about = parseDossierId(hash)
  const place = parseDossierRoute(about.hash)
  if (place !== null) return { screen: 'dossier', place, dossier: about.dossier }
  const dossiers = parseDossiersRoute(hash)
  if (dossiers !== null) return { screen: 'dossiers', place: dossiers }
  const [screen, part, id = null] = parseHash(hash).path
  if (screen === 'settings') return { screen, muted: part === 'muted' ? id : null }
  if (screen === 'notes') return { screen, place: parseNotesRoute(hash) }
  if (screen === 'check') return { screen, place: part === 'list' ? 'list' : 'text' }
  return { screen: 'page' }
}
