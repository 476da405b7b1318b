import type { ReactNode } from 'react'
import type { Claim, Status } from '@/lib/dossier/format/schema'
import { useFixedRows } from '@/components/ui/fixed-view'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

const filled = { high: 3, medium: 2, low: 1 } as const

/** Three dots, always with the word. No percentage: the dossier judges and does not measure. */
export function Dots({ level }: { level: NonNullable<Claim['confidence']> }) {
  if (useFixedRows() !== null) return <span className="dots" aria-hidden="true" data-level={level} />
  return (
    <svg className="dots" viewBox="0 0 24 8" aria-hidden="true">
      {[4, 12, 20].map((cx, i) =>
        i < filled[level] ? (
          <circle key={cx} cx={cx} cy="4" r="3.2" fill="currentColor" />
        ) : (
          <circle key={cx} cx={cx} cy="4" r="2.7" fill="none" stroke="currentColor" />
        ),
      )}
    </svg>
  )
}

/** The half diamond of a doubt, with words. */
export function InDoubt({ label }: { label: ReactNode }) {
  return (
    <span className="doubt">
      <Icon name="disputed" />
      {label}
    </span>
  )
}

/** The status in a word. Established is unmarked; the others have the half diamond. */
export function StatusWord({ status }: { status: Status }) {
  if (status === 'established') return <span>{t(`status.${status}`)}</span>
  return <InDoubt label={t(`status.${status}`)} />
}

/** "●●○ Medium confidence   Uncertain" */
export function ConfidenceLine({ claim }: { claim: Claim }) {
  return (
    <p className="sure">
      {claim.confidence !== undefined && (
        <span>
          <Dots level={claim.confidence} />
          {t(`confidence.${claim.confidence}`)}
        </span>
      )}
      <StatusWord status={claim.status} />
    </p>
  )
}
