import { Status } from '@/components/ui/section'
import { Icon } from '@/components/ui/icon'
import { sayStateCounts } from '@/lib/details/say'
import { findingStates, outcomes, type FindingState, countState } from '@/lib/details/state'
import { formatNumber, t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'

export interface CheckedTextState {
  findings: readonly Finding[]
  /** Findings that are not shown, as the user has muted them. */
  muted?: readonly unknown[] | undefined
  /** Findings whose errors the user has replaced in the text since its check. They are not counted in their states. */
  mended?: ReadonlySet<Finding>
  sentences: number
  checked: number
  isDone: boolean
  textLength: number
  blockStarts: readonly number[]
}

const FILTER_STATES = findingStates.filter((state) => outcomes[state].place !== 'unfiltered')

interface StateFilterProps {
  text: Pick<CheckedTextState, 'findings' | 'isDone' | 'mended'>
  /** States of the filter; empty: no filter. */
  selected: ReadonlySet<FindingState>
  onToggle: (state: FindingState) => void
}

/** Counts of the findings by state, each a button that filters: "4 contradicted · 3 to look at · 38 supported". */
export function StateFilter({ text, selected, onToggle }: StateFilterProps) {
  const { isDone, mended } = text
  const findings = withoutMended(text)
  return (
    <div className="state-filter" role="group" aria-label={t('page.show')}>
      {FILTER_STATES.map((state) => {
        const count = countState(state, findings)
        // "None contradicted" is shown only when the whole text is checked.
        if (count === 0 && !selected.has(state))
          return state === 'contradicted' && isDone ? <span key={state}>{t('states.contradicted', 0)}</span> : null
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

export function withoutMended({ findings, mended }: Pick<CheckedTextState, 'findings' | 'mended'>): readonly Finding[] {
  return mended === undefined ? findings : findings.filter((finding) => !mended.has(finding))
}

interface PageSummaryProps {
  text: CheckedTextState
  noFindingsText: string
}

/** The progress of a check; after its end, a remark if nothing was found. Screen readers announce the end. */
export function PageSummary({ text, noFindingsText }: PageSummaryProps) {
  const { findings, isDone, checked, sentences } = text
  return (
    <>
      {isDone ? (
        <CheckOutcome text={text} noFindingsText={noFindingsText} />
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
        {isDone && t('page.ended', { counts: sayStateCounts(findings) || t('page.nothing').replace(/\.$/, '') })}
      </Status>
    </>
  )
}

function CheckOutcome({ text: { findings, checked, sentences }, noFindingsText }: PageSummaryProps) {
  if (checked < sentences)
    return <p className="label">{t('page.stopped', { checked: formatNumber(checked), of: formatNumber(sentences) })}</p>
  return findings.length === 0 ? <p className="lead">{noFindingsText}</p> : null
}
