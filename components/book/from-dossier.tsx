import type { StoredDossierRef } from '@/lib/schema/annotation'
import { claimHrefIn, screenHref } from '@/lib/dossiers/data/screen-href'
import { richText } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'
import { useInstalledDossier } from './dossier-of'

export interface FromDossierProps {
  dossier: StoredDossierRef
  /** Id of the claim that the link leads to. */
  claim?: string | undefined
}

/** Links to the dossier of a note or a muted sentence, or says that it is no longer installed. */
export function FromDossier({ dossier: { id, name }, claim }: FromDossierProps) {
  const installed = useInstalledDossier(id)
  if (installed === null) return <span className="text-muted">{t('dossiers.gone', { name })}</span>
  const href = claim === undefined ? screenHref(id) : claimHrefIn(id, claim)
  return <span>{richText('dossiers.from', { name: <a href={href}>{name}</a> })}</span>
}
