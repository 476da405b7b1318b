import type { InstalledDossier } from '@/lib/dossiers/types'
import { placeHref } from '@/components/dossier/place'

/** The address of a dossier's room. The bundled one has the short address that links and notes have always had. */
export function dossierHref({ id }: Pick<InstalledDossier, 'id'>): string {
  return `${roomOf(id)}/dossier`
}

/** The address of a claim in a dossier. */
export function claimHrefIn(dossier: string, claim: string): string {
  return `${roomOf(dossier)}${placeHref({ at: 'claim', id: claim }).slice(1)}`
}

function roomOf(id: string): string {
  return id === 'bundled' ? '#' : `#/of/${encodeURIComponent(id)}`
}
