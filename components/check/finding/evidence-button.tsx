import { usePageActions } from '@/components/check/context/finding-context'
import { useInstalledDossiers } from '@/components/book/dossier-of'
import { Button } from '@/components/ui/button'
import { isReadFrom } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'

/** Reads the open page as evidence; if it is used already, reads it again. */
export function EvidenceButton({ url, kind }: { url: string; kind?: 'main' | 'link' | undefined }) {
  const { readAsEvidence } = usePageActions()
  const isUsed = useInstalledDossiers().some((one) => isReadFrom(one, url))
  const label = t(isUsed ? 'evidence.again' : 'evidence.usePage')
  return <Button kind={kind} label={label} onClick={readAsEvidence} />
}
