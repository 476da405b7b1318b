import { dossierHref, noFilters } from '@/lib/dossier/browse/dossier-route'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'

export function screenHref(dossier: string): string {
  return dossierHref({ at: 'claims', filters: noFilters }, routeId(dossier))
}

export function claimHrefIn(dossier: string, claim: string): string {
  return dossierHref({ at: 'claim', id: claim }, routeId(dossier))
}

/** Returns undefined for the bundled dossier, whose addresses have no id. */
function routeId(dossier: string): string | undefined {
  return dossier === BUNDLED_ID ? undefined : dossier
}
