import type { ReadingContext } from '@/lib/engine/analyse/analyse-article'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { PreparedClaim } from './prepare-evidence'

export const SENTENCE_INPUTS = [
  'ofSubject',
  'named',
  'implied',
  'aboutSubject',
  'before',
  'subjectNamedSoFar',
  'heading',
  'question',
  'words',
  'short',
  'secondPerson',
  'firstPerson',
  'opinion',
  'hypothetical',
  'negated',
  'past',
  'saying',
  'dates',
  'numbers',
  'knownNames',
  'unknownNames',
  'generic',
  'ambiguous',
] as const

/** Features of a sentence as a whole, in the order of `SENTENCE_INPUTS`. */
export function sentenceInputs(reading: ParsedSentence, context: ReadingContext): number[] {
  const { items, clauses } = reading
  const text = reading.text.replace(/[\u200b\u00ad]/g, '')
  const flag = (is: boolean): number => (is ? 1 : 0)
  const share = (n: number, most: number): number => Math.min(n, most) / most
  return [
    flag(reading.mentionsSubject),
    flag(items.some((i) => i.type === 'subject' && !i.pronoun)),
    flag(reading.impliedSubject !== null),
    context.subjectShare,
    flag(context.afterSubject),
    flag(context.namesSubject),
    // A statement by itself is no heading, with or without a full stop.
    flag(reading.heading || (!context.isAlone && !/[.!?:"”')\]]$/.test(text) && reading.words.length < 14)),
    flag(reading.isQuestion),
    share(reading.words.length, 40),
    flag(reading.words.length < 6),
    flag(/\b(you|your|yours)\b/i.test(text)),
    flag(/\b(I|my|we|our|us|me)\b/.test(text)),
    share(text.match(opinionWords)?.length ?? 0, 3),
    flag(clauses.some((c) => c.hypothetical)),
    flag(clauses.some((c) => c.negated)),
    flag(pastVerb.test(text)),
    flag(verbOfSaying.test(text)),
    share(items.filter((i) => i.type === 'date').length, 2),
    share(items.filter((i) => i.type === 'number').length, 2),
    share(items.filter((i) => 'known' in i && i.known && i.type !== 'subject').length, 3),
    share(items.filter((i) => 'known' in i && !i.known).length, 3),
    flag(/^(this|these|those|such|it|that|there|many|most|some|one|for anyone|if|in short)\b/i.test(text)),
    flag(reading.ambiguous),
  ]
}

export const CLAIM_INPUTS = [
  'score',
  'shared',
  'coverage',
  'recall',
  'clauseShared',
  'clauseRecall',
  'expanded',
  'before',
  'sameDates',
  'sameNumbers',
  'sharedNames',
  'rarest',
  'best',
  'meaning',
  'direction',
  'rank',
  'doubtful',
  'ofSubject',
  'phrasings',
] as const

/** Features of a claim for a sentence, in the order of `CLAIM_INPUTS`. */
export function claimInputs({ retrieved, analysis }: PreparedClaim, rank: number): number[] {
  return [
    Math.max(-5, Math.min(5, retrieved.score)) / 5,
    ...retrieved.features,
    1 / (1 + rank),
    analysis.claim.status === 'established' ? 0 : 1,
    analysis.wordingAt(0).readings[0]?.mentionsSubject ? 1 : 0,
    Math.min(1, analysis.claim.phrasings.length / 8),
  ]
}

/** Matches words of praise and judgement. */
const opinionWords =
  /\b(great|best|amazing|brilliant|remarkable|remarkably|legendary|famous|beloved|inspiring|inspires|visionary|genius|important|significant|influential|invaluable|unique|extraordinary|perhaps|arguably|clearly|obviously|simply|truly|really|should|must|need|worth|better|good|bad|beautiful|exciting|interesting|fascinating|powerful|profound|respected|excellent|incredible|wonderful|surprising)\b/gi
const pastVerb =
  /\b(\w{3,}ed|was|were|had|wrote|built|gave|made|led|ran|left|became|began|went|came|took|said|told|taught|won|spoke|grew|born|got|held|met|saw|found)\b/
const verbOfSaying =
  /\b(says?|said|told|argue[sd]?|claim(?:s|ed)|describe[sd]?|explain(?:s|ed)|believe[sd]?|think(?:s)?|thought|calls?|called|warn(?:s|ed)|notes?|noted|writes?|wrote|according to|in his (?:view|words)|in her (?:view|words)|suggest(?:s|ed)|emphasi[sz]e[sd]?|sees|compare[sd]?|predict(?:s|ed)|highlight(?:s|ed)|advocate[sd]?)\b/i
