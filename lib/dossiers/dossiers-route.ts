import { parseHash } from '@/lib/dossier/browse/dossier-route'

export type DossiersRoute =
  | { at: 'list' }
  /** Form to add a dossier. `example`: an example to add. */
  | { at: 'add'; example: string | null }
  | { at: 'new' }
  /** Adding a claim. `dossier` null: the one used last. `start`: offset of a finding in the page's text, or null. */
  | { at: 'claim'; from: 'selection' | 'finding' | 'nothing'; start: number | null; dossier: string | null }
  | { at: 'edit'; dossier: string; claim: string }

/** Returns the page at an address; null for an address of another screen. */
export function parseDossiersRoute(hash: string): DossiersRoute | null {
  const { path, parameters } = parseHash(hash)
  const [screen, page] = path
  if (screen !== 'dossiers') return null
  const dossier = parameters.get('dossier')
  switch (page) {
    case 'add':
      return { at: page, example: parameters.get('example') }
    case 'new':
      return { at: page }
    case 'claim': {
      const from = parameters.get('from')
      const start = Number(parameters.get('start') ?? Number.NaN)
      return {
        at: 'claim',
        from: from === 'selection' || from === 'finding' ? from : 'nothing',
        start: Number.isInteger(start) ? start : null,
        dossier,
      }
    }
    case 'edit': {
      const claim = parameters.get('claim')
      return dossier !== null && claim !== null ? { at: 'edit', dossier, claim } : { at: 'list' }
    }
    default:
      return { at: 'list' }
  }
}
