import { useState } from 'react'
import { noteColors } from '@/lib/annotations/types'
import { traits, type Counts, type Looking, type Trait } from '@/lib/library/types'
import { Icon } from '@/components/ui/icon'
import { formatNumber, t } from '@/lib/i18n/t'
import { DateRange } from './date-range'
import { ColorTab } from './note-color'
import { verdicts } from './place'

export interface FilterChipsProps {
  looking: Looking
  counts: Counts
  /** ISO day, to say what the last thirty days are. */
  today: string
  onLook: (looking: Looking) => void
}

/** What the notes can be narrowed to, each with how many it would leave. What would leave none is not offered. */
export function FilterChips({ looking, counts, today, onLook }: FilterChipsProps) {
  const isNarrowed = looking.tags.length > 0 || looking.color !== null || looking.from !== null || looking.to !== null
  const [isOpen, setOpen] = useState(isNarrowed)
  const offered = (trait: Trait) => (counts.only[trait] ?? 0) > 0 || looking.only.includes(trait)
  const tags = [...looking.tags.filter((tag) => !counts.tags.some(([name]) => name === tag)), ...namesOf(counts)]
  return (
    <>
      <div className="chips" role="group" aria-label={t('library.filters')}>
        {verdicts
          .filter((verdict) => (counts.verdict[verdict] ?? 0) > 0 || looking.verdict === verdict)
          .map((verdict) => (
            <Chip
              key={verdict}
              kind={verdict}
              isOn={looking.verdict === verdict}
              count={counts.verdict[verdict]}
              onTurn={(on) => onLook({ ...looking, verdict: on ? verdict : null })}
            >
              <Icon name={verdict} /> {t(`verdict.${verdict}`)}
            </Chip>
          ))}
        {traits.filter(offered).map((trait) => (
          <Chip
            key={trait}
            isOn={looking.only.includes(trait)}
            count={counts.only[trait]}
            onTurn={(on) =>
              onLook({ ...looking, only: traits.filter((one) => (one === trait ? on : looking.only.includes(one))) })
            }
          >
            {t(`library.trait.${trait}`)}
          </Chip>
        ))}
      </div>
      <details className="folded" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron" className="i chev" /> <u>{t('library.moreFilters')}</u>
        </summary>
        {tags.length > 0 && (
          <div className="chips" role="group" aria-label={t('library.tags')}>
            {tags.slice(0, TAGS_SHOWN).map((tag) => (
              <Chip
                key={tag}
                isOn={looking.tags.includes(tag)}
                count={counts.tags.find(([name]) => name === tag)?.[1]}
                onTurn={(on) =>
                  onLook({ ...looking, tags: on ? [...looking.tags, tag] : looking.tags.filter((one) => one !== tag) })
                }
              >
                <span className="tag-name">{tag}</span>
              </Chip>
            ))}
          </div>
        )}
        {noteColors.some((color) => (counts.color[color] ?? 0) > 0 || looking.color === color) && (
          <div className="chips" role="group" aria-label={t('library.colors')}>
            {noteColors
              .filter((color) => (counts.color[color] ?? 0) > 0 || looking.color === color)
              .map((color) => (
                <Chip
                  key={color}
                  isOn={looking.color === color}
                  count={counts.color[color]}
                  onTurn={(on) => onLook({ ...looking, color: on ? color : null })}
                >
                  <ColorTab color={color} /> {t(`library.color.${color}`)}
                </Chip>
              ))}
          </div>
        )}
        <DateRange from={looking.from} to={looking.to} today={today} onRange={(range) => onLook({ ...looking, ...range })} />
      </details>
    </>
  )
}

const TAGS_SHOWN = 24

interface ChipProps {
  kind?: string
  isOn: boolean
  count: number | undefined
  onTurn: (on: boolean) => void
  children: React.ReactNode
}

function Chip({ kind = '', isOn, count = 0, onTurn, children }: ChipProps) {
  return (
    <button type="button" className={`chip ${kind}`} aria-pressed={isOn} onClick={() => onTurn(!isOn)}>
      {children} <span className="n">{formatNumber(count)}</span>
    </button>
  )
}

function namesOf({ tags }: Counts): string[] {
  return tags.map(([name]) => name)
}
