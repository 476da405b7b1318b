import { Status } from '@/components/ui/section'
import { Icon } from '@/components/ui/icon'
import { sayStateCounts } from '@/lib/details/say'
import { findingStates, outcomes, type FindingState, countState } from '@/lib/details/state'
import { formatNumber, t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { CheckState, MutedFinding } from '@/lib/schema/page-state'

const FILTER_STATES = findingStates.filter((state) => outcomes[state].place !== 'unfiltered')

interface StateFilterProps {
  check: CheckState
  mended: ReadonlySet<Finding> | undefined
  /** States of the filter; empty: no filter. */
  selected: ReadonlySet<FindingState>
  onToggle: (state: FindingState) => void
}

/** Counts of the findings by state, each a button that filters: "4 contradicted · 3 to look at · 38 supported". */
export function StateFilter({ check, mended, selected, onToggle }: StateFilterProps) {
  const findings = withoutMended(check, mended)
  return (
    <div className="state-filter" role="group" aria-label={t('page.show')}>
      {FILTER_STATES.map((state) => {
        const count = countState(state, findings)
        // "None contradicted" is shown only when the whole text is checked and nothing is muted.
        if (count === 0 && !selected.has(state))
          return state === 'contradicted' && check.status === 'done' && !check.muted ? (
            <span key={state}>{t('states.contradicted', 0)}</span>
          ) : null
        return (
          <button
            key={state}
            type="button"
            className={state}
            aria-pressed={selected.has(state)}
            onClick={() => onToggle(state)}
          >
            <Icon name={outcomes[state].sign} />
            {t(`states.${state}`, count)}
          </button>
        )
      })}
      {mended !== undefined && mended.size > 0 && <span>{t('edits.mended', mended.size)}</span>}
    </div>
  )
}

/** @param mended findings whose errors the user has replaced since the check; they are not counted in their states */
export function withoutMended({ findings }: CheckState, mended?: ReadonlySet<Finding>): readonly Finding[] {
  return mended === undefined ? findings : findings.filter((finding) => !mended.has(finding))
}

interface PageSummaryProps {
  check: CheckState
  noFindingsText: string
}

/** The progress of a check; after its end, a remark if nothing was found. Screen readers announce the end. */
export function PageSummary({ check, noFindingsText }: PageSummaryProps) {
  const { findings, status, checked, sentences, muted = [] } = check
  const nothing = muted.length > 0 ? t('wrongFinding.here', muted.length) : t('page.nothing')
  const isDone = status === 'done'
  return (
    <>
      {isDone ? (
        <CheckOutcome check={check} noFindingsText={noFindingsText} />
      ) : (
        <>
          <p className="label">
            {checked === sentences
              ? t('page.starting')
              : t('page.checked', checked, { of: t('count.sentences', sentences) })}
          </p>
          <progress
            className="only-read"
            aria-label={t('page.progress')}
            max={Math.max(1, sentences)}
            value={checked}
          />
        </>
      )}
      <Status className="only-read">
        {isDone && t('page.ended', { counts: sayStateCounts(findings) || nothing.replace(/\.$/, '') })}
      </Status>
    </>
  )
}

function CheckOutcome({ check: { findings, checked, sentences, muted }, noFindingsText }: PageSummaryProps) {
  if (checked < sentences)
    return <p className="label">{t('page.stopped', { checked: formatNumber(checked), of: formatNumber(sentences) })}</p>
  if (findings.length > 0) return null
  return muted ? <MutedCount muted={muted} className="lead" /> : <p className="lead">{noFindingsText}</p>
}

/** Counts the muted findings of a text, and leads to their list. */
export function MutedCount({ muted, className }: { muted: readonly MutedFinding[]; className?: string }) {
  return (
    <p className={className}>
      {t('wrongFinding.here', muted.length)} <a href="#/settings">{t('pageStatus.change')}</a>
    </p>
  )
}
