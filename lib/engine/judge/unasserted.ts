import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/**
 * Whether a claim tells what a sentence states only as what others allege: "prosecutors alleged that she had hidden money" beside "she hid
 * money". A sentence that calls it alleged too states no more.
 */
export const onlyAlleges = (claim: AnalysedClaim, sentence: ParsedSentence): boolean =>
  isOnlyIn(claim, sentence, isAllegation)

/** Whether a claim tells of what was planned or nearly done, and a sentence of a deed: "proposed to lengthen it" beside "lengthened it". */
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
  /\b(?:alleg(?:e[sd]?|ing|edly|ations?)|accus(?:e[sd]?|ing|ations?)|suspect(?:s|ed)?|purported(?:ly)?|supposedly|rumou?r(?:s|ed)?|indict(?:ed|ment)|acquit(?:s|ted|tal)|charged with|(?:parody|satirical|spoof|hoax|fake) (?:\w+ )?(?:site|website|account|article|story|news)|(?:withdrew|retracted) (?:its|the|their|his|her|a) (?:\w+ )?(?:report|claim|story|statement))\b/i
const CLAIM_OF_OTHERS = /\bclaim(?:s|ed|ing)?\b/i
const PLAN = new RegExp(
  String.raw`\b(?:${[
    String.raw`propos(?:es|ed|ing|als?)|planned|plans to|envisag(?:es|ed|ing)|intend(?:s|ed) to|scheduled|targets?|hop(?:es|ed) to|promis(?:es|ed) to`,
    String.raw`(?:was|were) expected to|if (?:he|she|it|they|the \p{L}+) had|had (?:he|she|it|they)|would have (?:\p{L}+ed|become|been|made|won|sold|built)`,
    String.raw`(?:almost|nearly) (?:\p{L}+ed|sold|won|lost|became|left|bought|went|broke|fell|sank|made|took|quit)`,
  ].join('|')})\b`,
  'iu',
)
/** Words of a sentence that states no deed either. */
const PLAN_OR_WISH =
  /\b(?:propos|plan(?:s|n|\b)|envisag|intend|schedul|hop(?:e|ing)|call(?:s|ed|ing) for|promis|target|almost|nearly|urg(?:es|ed)|want|ask|suggest|recommend|expect|predict|consider|discuss|(?:if|will|would|to be)\b)/i
const DOUBT =
  /^(?:there (?:is|was) )?no (?:\p{L}+ )?(?:evidence|records?|proof|documents?|source)\b|^nothing (?:shows|proves|confirms)\b/iu
