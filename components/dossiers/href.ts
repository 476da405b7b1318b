import type { InstalledDossier } from '@/lib/dossiers/types'

/** The address of a dossier's room. The bundled one has the short address that links and notes have always had. */
export function dossierHref({ id, origin }: Pick<InstalledDossier, 'id' | 'origin'>): string {
  return origin.kind === 'bundled' ? '#/dossier' : `#/of/${encodeURIComponent(id)}/dossier`
}
