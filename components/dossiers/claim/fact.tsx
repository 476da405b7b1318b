import type { ComponentProps, ReactNode } from 'react'
import type { Claim } from '@/lib/dossier/format/schema'
import { formatTime } from '@/lib/i18n/dates'
import { polarityWord } from '@/lib/i18n/polarity-word'

/** A line of the data on a claim or a source: a term, and what it is. */
export function Fact({ name, ...value }: Omit<ComponentProps<'dd'>, 'name'> & { name: ReactNode }) {
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
