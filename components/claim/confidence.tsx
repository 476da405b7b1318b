import type { Claim, Status } from '@/lib/dossier/schema'
import { Icon } from '@/components/ui/icon'

const filled = { high: 3, medium: 2, low: 1 } as const

export const statusWord: Readonly<Record<Status, string>> = {
  established: 'Established',
  uncertain: 'Uncertain',
  conflicting: 'Conflicting',
}

/** Three dots; the word stands beside them. Never a percentage: the dossier does not measure, it judges. */
export function Dots({ level }: { level: NonNullable<Claim['confidence']> }) {
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

/** The status in a word. Established is unmarked; the others carry the half diamond, everywhere. */
export function StatusWord({ status }: { status: Status }) {
  if (status === 'established') return <span>{statusWord[status]}</span>
  return (
    <span className="doubt">
      <Icon name="disputed" />
      {statusWord[status]}
    </span>
  )
}

/** "●●○ Medium confidence   Uncertain" */
export function Sureness({ claim }: { claim: Claim }) {
  return (
    <p className="sure">
      {claim.confidence !== undefined && (
        <span>
          <Dots level={claim.confidence} />
          {claim.confidence === 'high' ? 'High' : claim.confidence === 'medium' ? 'Medium' : 'Low'} confidence
        </span>
      )}
      <StatusWord status={claim.status} />
    </p>
  )
}
