import type { Claim } from '@/lib/dossier/format/schema'
import { formatTime } from '@/lib/i18n/dates'
import { polarityWord } from '@/lib/i18n/polarity-word'

/** A value in a claim: dates and denials in the current language, other values as they are. */
export function SlotValue({ type, value }: Pick<Claim['slots'][number], 'type' | 'value'>) {
  if (type === 'date') return formatTime(value)
  return type === 'polarity' ? polarityWord(value) : <span lang="en">{value}</span>
}
