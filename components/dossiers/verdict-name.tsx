import type { Verdict } from '@/lib/schema/finding'
import { sayState } from '@/lib/details/say'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

/** A verdict with its sign and word; null: the dossier has nothing on the words. */
export function VerdictName({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return <span>{t('versions.noVerdict')}</span>
  return (
    <span className={`verdict-name ${verdict}`}>
      <Icon name={verdict} /> {sayState({ verdict })}
    </span>
  )
}
