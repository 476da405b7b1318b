import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/**
 * Whether a claim tells what a sentence states only as what others allege: "prosecutors alleged that she had hidden money" beside "she hid
 * money". A sentence that calls it alleged too states no more.
 */
export function onlyAlleges({ wordingAt }: AnalysedClaim, sentence: ParsedSentence): boolean {
  return !isAllegation(sentence) && wordingAt(0).readings.some(isAllegation)
}

function isAllegation(reading: ParsedSentence): boolean {
  if (ALLEGATION.test(reading.text)) return true
  const verb = CLAIM_OF_OTHERS.exec(reading.text)
  // A claim by the subject is a statement of the subject, and no allegation.
  return (
    verb !== null && !reading.items.some(({ type, end }) => type === 'subject' && end <= reading.start + verb.index)
  )
}

const ALLEGATION =
  /\b(?:alleg(?:e[sd]?|ing|edly|ations?)|accus(?:e[sd]?|ing|ations?)|suspect(?:s|ed)?|purported(?:ly)?|supposedly|rumou?r(?:s|ed)?|indict(?:ed|ment)|acquit(?:s|ted|tal)|charged with)\b/i
const CLAIM_OF_OTHERS = /\bclaim(?:s|ed|ing)?\b/i
