import type { Finding } from '@/lib/schema/finding'
import { mapDefined } from '@/lib/text/lists'

export interface ShownCorrection {
  text: string
  /** Indexes of the corrected slots; absent: the whole claim. */
  slots?: number[]
  /** The correction moves a date within its month. */
  isOfDay: boolean
}

interface CorrectedClaim {
  correction?: { text: string; slots?: number[] | undefined } | undefined
  slots: readonly { type: string; value: string }[]
}

export function correctionOf({ correction, slots }: CorrectedClaim): ShownCorrection | null {
  if (!correction) return null
  const corrected = mapDefined(correction.slots ?? [], (at) => slots[at])
  const months = corrected.map(({ type, value }) => (type === 'date' && DAY_OF_MONTH.exec(value)?.[1]) || null)
  const named = new Set(correction.text.match(MONTH)?.map((name) => MONTHS.indexOf(name.slice(0, 3).toLowerCase())))
  const isOfDay = months.length > 0 && months.every((month) => named.size === 1 && named.has(Number(month) - 1))
  return { text: correction.text, ...(correction.slots && { slots: correction.slots }), isOfDay }
}

/**
 * Returns whether the correction of a claim concerns a sentence: one of its details rests on what is corrected. Without
 * details, the sentence rests on the claim as a whole.
 */
export function correctionConcerns({ slots, isOfDay }: ShownCorrection, claim: string, finding: Finding): boolean {
  const own = finding.details.filter(
    (detail) => detail.claim === claim && (detail.slot === null || !slots || slots.includes(detail.slot)),
  )
  const words = finding.details.length === 0 ? [finding.quote] : own.map(({ article }) => article)
  return words.some((text) => !isOfDay || DAY_NUMBER.test(text))
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b/g
const DAY_OF_MONTH = /^\d{4}-(\d{2})-\d{2}$/
const DAY_NUMBER = /(?:^|\D)\d{1,2}(?!\d)/
