import { parseHash } from '@/lib/dossier/browse/dossier-route'

export type DossiersRoute =
  | { at: 'list' }
  /** Form to add a dossier. `example`: an example to add. `isPasting`: whether the box for a text is open. */
  | { at: 'add'; example: string | null; isPasting: boolean }

/** Returns the page at an address; null for an address of another screen. */
export function parseDossiersRoute(hash: string): DossiersRoute | null {
  const { path, parameters } = parseHash(hash)
  const [screen, page] = path
  if (screen !== 'dossiers') return null
  if (page !== 'add') return { at: 'list' }
  return { at: 'add', example: parameters.get('example'), isPasting: parameters.has('paste') }
}
