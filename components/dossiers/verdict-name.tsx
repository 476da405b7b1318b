import type { Verdict } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

/** A verdict with its sign and word; null: the dossier has nothing on the words. */
export function VerdictName({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return <span>{t('versions.noVerdict')}</span>
  return (
    <span className={`verdict-name ${verdict}`}>
      <Icon name={verdict} /> {t(`verdict.${verdict}`)}
    </span>
  )
}
