import { useMemo, useSyncExternalStore } from 'react'
import { parseDossiersRoute, type DossiersRoute } from '@/lib/dossiers/dossiers-route'
import { parseDossierId, parseDossierRoute, parseHash, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { parseNotesRoute, type NotesRoute } from '@/components/notes/library/notes-route'
import { ADDRESS_REPLACED, scrollTopIn } from '@/components/panel/address'

/** The panel's route, from its hash. An unknown address is the first view. */
type Route =
  | { screen: 'page' | 'settings' | 'check' }
  | { screen: 'dossiers'; place: DossiersRoute }
  /** Screen of a dossier. `dossier`: its id; undefined: the bundled one. */
  | { screen: 'dossier'; place: DossierRoute; dossier: string | undefined }
  | { screen: 'notes'; place: NotesRoute }

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      const end = new AbortController()
      for (const type of ['hashchange', ADDRESS_REPLACED]) addEventListener(type, changed, { signal: end.signal })
      return () => end.abort()
    },
    () => location.hash,
  )
  return useMemo(() => parseRoute(hash), [hash])
}

export function parseRoute(hash: string): Route {
  const about = parseDossierId(hash)
  const place = parseDossierRoute(about.hash)
  if (place !== null) return { screen: 'dossier', place, dossier: about.dossier }
  const dossiers = parseDossiersRoute(hash)
  if (dossiers !== null) return { screen: 'dossiers', place: dossiers }
  const [screen] = parseHash(hash).path
  if (screen === 'settings' || screen === 'check') return { screen }
  if (screen === 'notes') return { screen, place: parseNotesRoute(hash) }
  return { screen: 'page' }
}

/**
 * Restores scroll positions. Views are rendered after the address has changed, too late for the browser: a new view
 * starts at its top, and "back" restores the old position.
 */
export function startScrollRestoration(): void {
  history.scrollRestoration = 'manual'
  const keep = () => history.replaceState({ top: Math.round(scrollY) }, '')
  const restore = () => {
    const top = scrollTopIn(history.state)
    // Scrolls after React has rendered, and again after long lists have been measured.
    requestAnimationFrame(() => {
      scrollTo(0, top)
      // The followed link is gone, and the focus with it: the next Tab continues in the new view.
      if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true })
      if (top > 0) requestAnimationFrame(() => scrollTo(0, top))
    })
  }
  document.addEventListener('scrollend', keep)
  addEventListener('hashchange', restore)
}
