import { hasSameValue } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { withNearestYear, type DateValue } from '@/lib/text/dates'
import type { JudgeContext, ScoredSentence } from './scores'

/** Whether a sentence has a date after the dossier's day, which is neither forecast nor in a claim. */
export const isNewerThanDossier = ({ reading, evidence }: ScoredSentence, { asOfDay }: JudgeContext): boolean =>
  reading.items.some(
    (i) =>
      i.type === 'date' &&
      i.date.role !== 'before' &&
      firstDayOf(i.date.value, asOfDay) > asOfDay &&
      !isForecast(reading, i) &&
      !evidence.netClaims.some(({ analysis }) => hasSameValue(i, analysis.valueItems)),
  )

function firstDayOf(value: DateValue, asOfDay: number): number {
  const day = asOfDay - HALF_CENTURY
  return (value.anyYear ? value : withNearestYear(value, { from: day, to: day })).from
}
/** Days before the dossier's day around which a date without a century is read: it is then never newer. */
const HALF_CENTURY = 18_262

/** Whether a date is predicted ("He expects robots by 2040", "The next one is in 2061"): then nothing has happened later. */
function isForecast({ clauses, text }: ParsedSentence, { start }: Item): boolean {
  const clause = clauses.find((c) => c.start <= start && start < c.end)
  return clause?.hypothetical === true || forecastWords.test(text)
}
const forecastWords =
  /\b(?:predict|forecast|expect|project|foresee|foresaw|anticipat|estimat|bet|prophes|envision|aim|plan|promis|schedul)\w*\b|\b(?:will|next|due|upcoming|set to|until then)\b/i
