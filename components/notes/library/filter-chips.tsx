import { dayMs } from '@/lib/text/date-value'
import { findingStates, outcomes } from '@/lib/details/state'
import { sayNotedState } from '@/lib/details/say'
import { useState, type ReactNode } from 'react'
import { noteTraits, type SearchCounts, type SearchFilters } from '@/lib/notes/library/types'
import { noteColors } from '@/lib/schema/note-colors'
import { Icon } from '@/components/ui/icon'
import { formatTime } from '@/lib/i18n/dates'
import { Chip } from '@/components/ui/button'
import { formatNumber, t } from '@/lib/i18n/t'
import { ColorTab } from '@/components/notes/note-text'
import { TextField } from '@/components/ui/fields'

interface FilterChipsProps {
  filters: SearchFilters
  counts: SearchCounts
  onFilters: (filters: SearchFilters) => void
}

/** The filters, each with the number of remaining notes. Filters without results are not offered. */
export function FilterChips({ filters, counts, onFilters }: FilterChipsProps) {
  const today = new Date().toISOString().slice(0, 10)
  const [isOpen, setOpen] = useState(hasRoomForFilters)
  const { from, to } = filters
  const filterGroups = filtersOf(filters, counts)
  /** Days of the last change, both included; null: no limit. */
  const setRange = (first: string | null, last: string | null) => onFilters({ ...filters, from: first, to: last })
  const stretches = [
    ['week', daysBefore(today, 6)],
    ['month', daysBefore(today, 29)],
    ['year', `${today.slice(0, 4)}-01-01`],
  ] as const
  const chip = ({ key, kind = '', label, isOn, count = 0, changeWhen }: ShownFilter) => (
    <Chip
      key={key}
      kind={kind}
      isOn={isOn}
      onToggle={(on) => onFilters({ ...filters, ...changeWhen(on) })}
      label={
        <>
          {label} <span className="n">{formatNumber(count)}</span>
        </>
      }
    />
  )
  return (
    <>
      <div className="chips" role="group" aria-label={t('library.filters')}>
        {[...filterGroups.verdicts, ...filterGroups.traits].map(chip)}
        {!isOpen && [...filterGroups.tags, ...filterGroups.colors].filter(({ isOn }) => isOn).map(chip)}
        {!isOpen && (from !== null || to !== null) && (
          <Chip isOn label={formatTime(`${from ?? ''}/${to ?? ''}`)} onToggle={() => setRange(null, null)} />
        )}
      </div>
      <details className="folded" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron" className="i chev" /> <u>{t('library.moreFilters')}</u>
        </summary>
        {(['tags', 'colors'] as const).map(
          (name) =>
            filterGroups[name].length > 0 && (
              <div key={name} className="chips" role="group" aria-label={t(`library.${name}`)}>
                {filterGroups[name].slice(0, MAX_CHIPS_SHOWN).map(chip)}
              </div>
            ),
        )}
        <div className="dates" role="group" aria-label={t('library.changed')}>
          <div className="chips">
            {stretches.map(([name, start]) => (
              <Chip
                key={name}
                label={t(`library.stretch.${name}`)}
                isOn={from === start && to === null}
                onToggle={(on) => setRange(on ? start : null, null)}
              />
            ))}
          </div>
          <TextField
            label={t('library.from')}
            type="date"
            value={from ?? ''}
            max={to ?? undefined}
            onChange={(text) => setRange(text || null, to)}
          />
          <TextField
            label={t('library.to')}
            type="date"
            value={to ?? ''}
            min={from ?? undefined}
            onChange={(text) => setRange(from, text || null)}
          />
        </div>
      </details>
    </>
  )
}

const MAX_CHIPS_SHOWN = 24

/** Whether the window is so wide that all filters fit next to the search. */
function hasRoomForFilters(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(min-width: 860px)').matches
}

interface ShownFilter {
  key: string
  /** Class of its colour. */
  kind?: string
  label: ReactNode
  isOn: boolean
  count: number | undefined
  changeWhen: (on: boolean) => Partial<SearchFilters>
}

/** Returns the filters by group. Of verdicts and traits, only those that are on or have notes. */
function filtersOf({ verdict, only, tags, color }: SearchFilters, counts: SearchCounts) {
  const offered = (all: readonly ShownFilter[]) => all.filter(({ count = 0, isOn }) => count > 0 || isOn)
  const byTag = new Map(counts.tags)
  const states = findingStates.map((state) => ({
    key: state,
    kind: state,
    isOn: verdict === state,
    count: counts.verdict[state],
    label: (
      <>
        <Icon name={outcomes[state].sign} /> {sayNotedState(state)}
      </>
    ),
    changeWhen: (on: boolean) => ({ verdict: on ? state : null }),
  }))
  const ofTraits = noteTraits.map((trait) => ({
    key: trait,
    isOn: only.includes(trait),
    count: counts.only[trait],
    label: t(`library.trait.${trait}`),
    changeWhen: (on: boolean) => ({
      only: noteTraits.filter((other) => (other === trait ? on : only.includes(other))),
    }),
  }))
  const ofTags = [...tags.filter((tag) => !byTag.has(tag)), ...byTag.keys()].map((tag) => ({
    // A tag can be named like a colour.
    key: `tag:${tag}`,
    isOn: tags.includes(tag),
    count: byTag.get(tag),
    label: <span className="tag-name">{tag}</span>,
    changeWhen: (on: boolean) => ({ tags: on ? [...tags, tag] : tags.filter((other) => other !== tag) }),
  }))
  const ofColors = noteColors.map((noteColor) => ({
    key: noteColor,
    isOn: color === noteColor,
    count: counts.color[noteColor],
    label: (
      <>
        <ColorTab color={noteColor} /> {t(`library.color.${noteColor}`)}
      </>
    ),
    changeWhen: (on: boolean) => ({ color: on ? noteColor : null }),
  }))
  return { verdicts: offered(states), traits: offered(ofTraits), tags: ofTags, colors: offered(ofColors) }
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)
}
