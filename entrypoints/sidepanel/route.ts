import { useSyncExternalStore } from 'react'
import type { Room } from '@/components/ui/bar'
import type { Looking } from '@/components/dossier/dossier-view'

/** Where the panel is: its hash, read. An unknown address is the first room. */
export type Route =
  | { room: Exclude<Room, 'dossier'> }
  | { room: 'dossier'; claim: string }
  | { room: 'dossier'; claim: null; looking: Looking }

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed)
      return () => removeEventListener('hashchange', changed)
    },
    () => location.hash,
  )
  return parseRoute(hash)
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [room, rest] = path.split('/')
  switch (room) {
    case 'claim':
      return { room: 'dossier', claim: decode(rest ?? '') }
    case 'dossier':
      return { room: 'dossier', claim: null, looking: parseLooking(new URLSearchParams(query)) }
    case 'notes':
    case 'check':
    case 'settings':
      return { room }
    default:
      return { room: 'page' }
  }
}

/** The address of a search in the dossier. */
export function dossierHash({ query, show, topic }: Looking): string {
  const parameters = new URLSearchParams()
  if (query !== '') parameters.set('q', query)
  if (show !== 'all') parameters.set('show', show)
  if (topic !== null) parameters.set('topic', topic)
  const text = parameters.toString()
  return text === '' ? '#/dossier' : `#/dossier?${text}`
}

function parseLooking(parameters: URLSearchParams): Looking {
  const show = parameters.get('show')
  return {
    query: parameters.get('q') ?? '',
    show: show === 'established' || show === 'doubt' || show === 'corrected' ? show : 'all',
    topic: parameters.get('topic'),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a hash that was typed by hand
  }
}
