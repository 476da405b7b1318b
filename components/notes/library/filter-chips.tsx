import { findingStates, stateSigns } from '@/lib/details/state'
import { useState, type ReactNode } from 'react'
import type { NoteColor } from '@/lib/schema/note-colors'
import { colors, traits, type Counts, type SearchFilters, type Trait } from '@/lib/notes/library/types'
import { Icon } from '@/components/ui/icon'
import { formatTime } from '@/lib/i18n/dates'
import { Chip, type ChipProps } from '@/components/ui/button'
import { formatNumber, t } from '@/lib/i18n/t'
import { ColorTab } from '@/components/notes/note-color'
import { TextField } from '@/components/ui/fields'

export interface FilterChipsProps {
  looking: SearchFilters
  counts: Counts
  /** ISO day, for "the last thirty days". */
  today: string
  onLook: (looking: SearchFilters) => void
}

/** The filters, each with the number of remaining notes. Filters without results are not offered. */
export function FilterChips({ looking, counts, today, onLook }: FilterChipsProps) {
  const [isOpen, setOpen] = useState(hasRoom)
  const offered = (trait: Trait) => (counts.only[trait] ?? 0) > 0 || looking.only.includes(trait)
  const tags = [...looking.tags.filter((tag) => !counts.tags.some(([name]) => name === tag)), ...namesOf(counts)]
  return (
    <>
      <div className="chips" role="group" aria-label={t('library.filters')}>
        {findingStates
          .filter((verdict) => (counts.verdict[verdict] ?? 0) > 0 || looking.verdict === verdict)
          .map((verdict) => (
            <CountChip
              key={verdict}
              kind={verdict}
              isOn={looking.verdict === verdict}
              count={counts.verdict[verdict]}
              onTurn={(on) => onLook({ ...looking, verdict: on ? verdict : null })}
            >
              <Icon name={stateSigns[verdict]} /> {t(`state.${verdict}`)}
            </CountChip>
          ))}
        {traits.filter(offered).map((trait) => (
          <CountChip
            key={trait}
            isOn={looking.only.includes(trait)}
            count={counts.only[trait]}
            onTurn={(on) =>
              onLook({ ...looking, only: traits.filter((one) => (one === trait ? on : looking.only.includes(one))) })
            }
          >
            {t(`library.trait.${trait}`)}
          </CountChip>
        ))}
        {!isOpen && <SetWithin looking={looking} counts={counts} onLook={onLook} />}
      </div>
      <details className="folded" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron" className="i chev" /> <u>{t('library.moreFilters')}</u>
        </summary>
        {tags.length > 0 && (
          <div className="chips" role="group" aria-label={t('library.tags')}>
            {tags.slice(0, TAGS_SHOWN).map((tag) => (
              <TagChip key={tag} tag={tag} looking={looking} counts={counts} onLook={onLook} />
            ))}
          </div>
        )}
        {colors.some((color) => (counts.color[color] ?? 0) > 0 || looking.color === color) && (
          <div className="chips" role="group" aria-label={t('library.colors')}>
            {colors
              .filter((color) => (counts.color[color] ?? 0) > 0 || looking.color === color)
              .map((color) => (
                <ColorChip key={color} color={color} looking={looking} counts={counts} onLook={onLook} />
              ))}
          </div>
        )}
        <DateRange
          from={looking.from}
          to={looking.to}
          today={today}
          onRange={(range) => onLook({ ...looking, ...range })}
        />
      </details>
    </>
  )
}

const TAGS_SHOWN = 24

/** On wide screens all filters fit next to the search. */
function hasRoom(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(min-width: 860px)').matches
}

type Within = Omit<FilterChipsProps, 'today'>

/** The active filters among the folded ones, with buttons to remove them. */
function SetWithin({ looking, counts, onLook }: Within) {
  const { tags, color, from, to } = looking
  return (
    <>
      {tags.map((tag) => (
        <TagChip key={tag} tag={tag} looking={looking} counts={counts} onLook={onLook} />
      ))}
      {color !== null && <ColorChip color={color} looking={looking} counts={counts} onLook={onLook} />}
      {(from !== null || to !== null) && (
        <Chip
          isOn
          label={formatTime(`${from ?? ''}/${to ?? ''}`)}
          onTurn={() => onLook({ ...looking, from: null, to: null })}
        />
      )}
    </>
  )
}

function TagChip({ tag, looking, counts, onLook }: Within & { tag: string }) {
  const others = looking.tags.filter((one) => one !== tag)
  return (
    <CountChip
      isOn={looking.tags.includes(tag)}
      count={counts.tags.find(([name]) => name === tag)?.[1]}
      onTurn={(on) => onLook({ ...looking, tags: on ? [...others, tag] : others })}
    >
      <span className="tag-name">{tag}</span>
    </CountChip>
  )
}

function ColorChip({ color, looking, counts, onLook }: Within & { color: NoteColor }) {
  return (
    <CountChip
      isOn={looking.color === color}
      count={counts.color[color]}
      onTurn={(on) => onLook({ ...looking, color: on ? color : null })}
    >
      <ColorTab color={color} /> {t(`library.color.${color}`)}
    </CountChip>
  )
}

interface CountChipProps extends Omit<ChipProps, 'label'> {
  count: number | undefined
  children: ReactNode
}

function CountChip({ count = 0, children, ...chip }: CountChipProps) {
  const label = (
    <>
      {children} <span className="n">{formatNumber(count)}</span>
    </>
  )
  return <Chip {...chip} label={label} />
}

function namesOf({ tags }: Counts): string[] {
  return tags.map(([name]) => name)
}

interface DateRangeProps {
  /** ISO days, both included. */
  from: string | null
  to: string | null
  today: string
  onRange: (range: { from: string | null; to: string | null }) => void
}

/** Filter by the day of the last change: three common ranges, or two days. */
function DateRange({ from, to, today, onRange }: DateRangeProps) {
  const stretches = [
    ['week', daysBefore(today, 6)],
    ['month', daysBefore(today, 29)],
    ['year', `${today.slice(0, 4)}-01-01`],
  ] as const
  return (
    <div className="dates" role="group" aria-label={t('library.changed')}>
      <div className="chips">
        {stretches.map(([name, start]) => (
          <Chip
            key={name}
            label={t(`library.stretch.${name}`)}
            isOn={from === start && to === null}
            onTurn={(on) => onRange({ from: on ? start : null, to: null })}
          />
        ))}
      </div>
      <TextField
        label={t('library.from')}
        type="date"
        value={from ?? ''}
        max={to ?? undefined}
        onChange={(text) => onRange({ from: text || null, to })}
      />
      <TextField
        label={t('library.to')}
        type="date"
        value={to ?? ''}
        min={from ?? undefined}
        onChange={(text) => onRange({ from, to: text || null })}
      />
    </div>
  )
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 24 * 60 * 60_000).toISOString().slice(0, 10)
}
