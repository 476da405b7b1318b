import type { Finding, Verdict } from '@/lib/match/types'
import { Icon } from '@/components/ui/icon'
import { verdicts } from '@/components/ui/words'
import { formatNumber, t } from '@/lib/i18n/t'

export interface TallyProps {
  findings: readonly Finding[]
  shown: ReadonlySet<Verdict>
  onToggle: (verdict: Verdict) => void
}

/** Four counts that are also filters; one that is off is struck through. */
export function Tally({ findings, shown, onToggle }: TallyProps) {
  return (
    <div className="tally" role="group" aria-label={t('page.show')}>
      {verdicts.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={verdict}
          aria-pressed={shown.has(verdict)}
          onClick={() => onToggle(verdict)}
        >
          <span className="n">
            <Icon name={verdict} />
            {formatNumber(countOf(verdict, findings))}
          </span>{' '}
          <span className="w">{t(`verdicts.${verdict}`, countOf(verdict, findings))}</span>
        </button>
      ))}
    </div>
  )
}

export function countOf(verdict: Verdict, findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.verdict === verdict).length
}
