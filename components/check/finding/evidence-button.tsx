import { usePageActions } from '@/components/check/context/finding-context'
import { useInstalledDossiers } from '@/components/book/dossier-of'
import { Button } from '@/components/ui/button'
import { documentOf } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'
import { pageKeyOf } from '@/lib/text/same-page'

/** Reads the open page as evidence; if it is used already, reads it again. */
export function EvidenceButton({ url }: { url: string }) {
  const { readAsEvidence } = usePageActions()
  const key = pageKeyOf(url)
  const isUsed = useInstalledDossiers().some((one) => {
    const own = documentOf(one)?.url
    return own !== undefined && pageKeyOf(own) === key
  })
  return <Button kind="link" label={t(isUsed ? 'evidence.again' : 'evidence.use')} onClick={readAsEvidence} />
}
