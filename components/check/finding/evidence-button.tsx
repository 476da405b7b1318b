import { usePageActions } from '@/components/check/context/finding-context'
import { useInstalledDossiers } from '@/components/book/dossier-of'
import { Button } from '@/components/ui/button'
import { isReadFrom } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'

/** Reads the open page as evidence; if it is used already, reads it again. */
export function EvidenceButton({ url }: { url: string }) {
  const { readAsEvidence } = usePageActions()
  const isUsed = useInstalledDossiers().some((one) => isReadFrom(one, url))
  return <Button kind="link" label={t(isUsed ? 'evidence.again' : 'evidence.use')} onClick={readAsEvidence} />
}
