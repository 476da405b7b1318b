import { usePageActions } from '@/components/check/context/finding-context'
import { useInstalledDossiers } from '@/components/book/dossier-of'
import { Button } from '@/components/ui/button'
import { isReadFrom } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'

/** Reads the open page as evidence; if it is used already, reads it again. */
export function EvidenceButton({ url, isMain = false }: { url: string; isMain?: boolean }) {
  const { readAsEvidence } = usePageActions()
  const isUsed = useInstalledDossiers().some((one) => isReadFrom(one, url))
  const label = t(isUsed ? 'evidence.again' : 'evidence.usePage')
  return <Button kind={isMain ? 'main' : undefined} label={label} onClick={readAsEvidence} />
}
