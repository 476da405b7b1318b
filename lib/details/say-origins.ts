import { t } from '@/lib/i18n/t'
import { originsOf, type SourceFacts, type SourceQuotation } from '@/lib/text/origins'

/** Returns "3 sources, 1 origin"; empty where each source is an origin of its own. */
export function sayOrigins(
  sources: readonly (SourceFacts & { passages?: readonly SourceQuotation[] | undefined })[],
): string {
  const passages = sources.flatMap((source) => source.passages ?? [])
  const origins = originsOf(sources, passages).length
  const counts = { sources: t('count.sources', sources.length), origins: t('count.origins', origins) }
  return origins < sources.length ? t('finding.sourcesAndOrigins', counts) : ''
}
