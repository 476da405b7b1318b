import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/**
 * Whether a claim tells what a sentence states only as what others allege: "prosecutors alleged that she had hidden money" beside "she hid
 * money". A sentence that calls it alleged too states no more.
 */
export const onlyAlleges = (claim: AnalysedClaim, sentence: ParsedSentence): boolean =>
  isOnlyIn(claim, sentence, isAllegation)

/** Whether a claim tells of a plan, and a sentence of what was done: "proposed to lengthen it in 2012" beside "lengthened in 2012". */
export const onlyPlans = (claim: AnalysedClaim, { text }: ParsedSentence): boolean =>
  !PLAN_OR_WISH.test(text) && claim.wordingAt(0).readings.some((reading) => PLAN.test(reading.text))

/** Whether a claim says that nothing shows what a sentence states: "No record confirms that he fled". */
export const onlyDoubts = (claim: AnalysedClaim, sentence: ParsedSentence): boolean =>
  isOnlyIn(claim, sentence, ({ text }) => DOUBT.test(text))

const isOnlyIn = (
  { wordingAt }: AnalysedClaim,
  sentence: ParsedSentence,
  isOfKind: (reading: ParsedSentence) => boolean,
): boolean => !isOfKind(sentence) && wordingAt(0).readings.some(isOfKind)

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
const PLAN =
  /\b(?:propos(?:es|ed|ing|als?)|planned|plans to|envisag(?:es|ed|ing)|intend(?:s|ed) to|scheduled|hop(?:es|ed) to)\b/i
/** Words of a sentence that states no deed either. */
const PLAN_OR_WISH =
  /\b(?:propos|plan|envisag|intend|schedul|hop(?:e|ing)|call(?:s|ed|ing) for|urg(?:es|ed)|want|ask|suggest|recommend|expect|predict|consider|discuss|will|would|to be)/i
const DOUBT =
  /^(?:there (?:is|was) )?no (?:\p{L}+ )?(?:evidence|records?|proof|documents?|source)\b|^nothing (?:shows|proves|confirms)\b/iu
