import type { ComponentProps, ReactNode } from 'react'
import { useFixedRows } from '@/components/ui/fixed-view'
import { OptionList } from '@/components/ui/fields'
import { Icon } from '@/components/ui/icon'
import { tiers } from '@/lib/dossier/browse/dossier-route'
import type { Claim, Source, Status, Tier } from '@/lib/dossier/format/schema'
import { formatTime } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { tierClass, tierMeans, tierName } from '@/lib/i18n/tier-words'

/** "Tier 1", never a bare number, because [1] is a source. Better tiers are drawn stronger. */
export function TierBadge({ tier }: { tier: Tier | undefined }) {
  // A page without scripts has no title on the badge: it would repeat the same words for thousands of sources.
  const isFixed = useFixedRows() !== null
  return (
    <span className={`tier ${tierClass(tier)}`} title={isFixed ? undefined : tierMeans(tier)}>
      {tierName(tier)}
      <span className="only-read">, {tierMeans(tier)}</span>
    </span>
  )
}

/** The options of a source's tier, each with its meaning; the first is "not rated". */
export function TierOptions() {
  return (
    <>
      <option value="">{t('tier.notRated')}</option>
      <OptionList of={tiers.map((tier) => [tier, `${tierName(tier)}${t('detail.colon')} ${tierMeans(tier)}`])} />
    </>
  )
}

type Rate = (source: Source, tier: Tier | null) => void

export function RateSource({ source, onRate }: { source: Source; onRate: Rate }) {
  return (
    <select
      className="text-input"
      aria-label={`${t('source.rate')}${t('detail.colon')} ${source.title}`}
      value={source.tier ?? ''}
      onChange={({ target }) => onRate(source, parseTier(target.value))}
    >
      <TierOptions />
    </select>
  )
}

/** Parses the value of an option; null for "not rated". */
export function parseTier(value: string): Tier | null {
  return tiers.find((tier) => String(tier) === value) ?? null
}

const dotsByConfidence = { high: 3, medium: 2, low: 1 } as const

/** Three dots, always with the word. No percentage: the dossier judges and does not measure. */
export function ConfidenceDots({ level }: { level: NonNullable<Claim['confidence']> }) {
  if (useFixedRows() !== null) return <span className="dots" aria-hidden="true" data-level={level} />
  return (
    <svg className="dots" viewBox="0 0 24 8" aria-hidden="true">
      {[4, 12, 20].map((cx, i) =>
        i < dotsByConfidence[level] ? (
          <circle key={cx} cx={cx} cy="4" r="3.2" fill="currentColor" />
        ) : (
          <circle key={cx} cx={cx} cy="4" r="2.7" fill="none" stroke="currentColor" />
        ),
      )}
    </svg>
  )
}

/** The half diamond of a doubt, with words. */
export function DoubtMark({ label }: { label: ReactNode }) {
  return (
    <span className="doubt">
      <Icon name="disputed" />
      {label}
    </span>
  )
}

interface StatusProps {
  status: Status
  /** None of the claim's sources was opened. */
  isUnread?: boolean
  isReviewed?: boolean
}

/**
 * The status in a word. Established is unmarked; the others have the half diamond, also an established claim of which no
 * source was opened.
 */
export function StatusWord({ status, isUnread = false, isReviewed = true }: StatusProps) {
  if (status !== 'established') return <DoubtMark label={t(`status.${status}`)} />
  if (isUnread) return <DoubtMark label={t('claim.establishedUnread')} />
  return <span>{t(isReviewed ? 'status.established' : 'claim.stated')}</span>
}

export function TermAndValue({ name, ...value }: Omit<ComponentProps<'dd'>, 'name'> & { name: ReactNode }) {
  return (
    <div className="pair-of">
      <dt>{name}</dt>
      <dd {...value} />
    </div>
  )
}

/** A value in a claim: dates and denials in the current language, other values as they are. */
export function SlotValue({ type, value }: Pick<Claim['slots'][number], 'type' | 'value'>) {
  if (type === 'date') return formatTime(value)
  return type === 'polarity' ? polarityWord(value) : <span lang="en">{value}</span>
}

/** Returns the word for the value of a yes-or-no slot of a claim; any other value unchanged. */
function polarityWord(value: string): string {
  if (/^(neg|no|not|false)/i.test(value)) return t('claim.saysNo')
  return /^(pos|yes|aff|true)/i.test(value) ? t('claim.saysYes') : value
}
