import { isoDateOf } from '@/lib/text/iso-date-of'
import { formatUtcDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { dateOfIso, monthValue, sayDate } from '@/lib/text/date-value'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'

/** Returns a date that was typed alone, as ISO or in words of English or of the current language, as ISO; else undefined. */
export function typedDate(words: string): string | undefined {
  const typed = words.trim()
  if (/\d/.test(typed) && typed.split('/').every((part) => part === '..' || dateOfIso(part) !== null)) return typed
  const english = Array.from({ length: 12 }, (_, at) => at + 1).reduce(
    (text, month) => {
      const own = formatUtcDate(new Date(Date.UTC(2000, month - 1)), { month: 'long' })
      return text.replace(own, sayDate(monthValue(2000, month)).split(' ')[0] ?? '')
    },
    typed.replace(t('time.firstDay'), '1'),
  )
  const folded = fold(english)
  const [date] = datesOf(folded)
  return date?.start === 0 && date.end === folded.length ? isoDateOf(date.value) : undefined
}
