import { t } from '@/lib/i18n/t'
import type { QuotedSource } from '../feature'
import { originsOf } from './origins'

/** Origins: sources that say the same thing once count as one. */
export const origins = { groupSources: originsOf, saySources: sayOrigins }

/** Returns "3 sources, 1 origin"; empty where each source is an origin of its own. */
function sayOrigins(sources: readonly QuotedSource[]): string {
  const passages = sources.flatMap((source) => source.passages ?? [])
  const count = originsOf(sources, passages).length
  const counts = { sources: t('count.sources', sources.length), origins: t('origins.count', count) }
  return count < sources.length ? t('origins.ofSources', counts) : ''
}
