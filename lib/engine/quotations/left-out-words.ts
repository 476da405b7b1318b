import { isVerb } from '@/lib/text/words'
import type { WordSpan } from './align-words'
import type { EvidenceWord } from './evidence-words'
import { isDoubt, isLight, isModal, mayTurnSense, turnsSense } from './sense-words'

/** Whether the sentences around an ellipsis keep their sense without the words that it leaves out. Whole sentences may be missing. */
export function keepsSenseWithout(words: readonly EvidenceWord[], [from, to]: WordSpan): boolean {
  const starts = [...words.keys()].slice(from, to + 1).filter((at) => words[at]?.isStart)
  const [end = to, start = to] = [starts[0], starts.at(-1)]
  // A verb would get the subject of another sentence.
  if (end > from && start < to && isVerbAt(words, to)) return false
  return isSpare(words, from, end) && isSpare(words, start, to)
}

/** Whether a clause keeps its sense without its words from `from` to `to`, which lie in one sentence. */
function isSpare(words: readonly EvidenceWord[], from: number, to: number): boolean {
  const left = [...words.keys()].slice(from, to).filter((at) => words[at]?.part !== 'between')
  const keys = left.map((at) => words[at]?.key ?? '')
  const [first = '', last = ''] = [keys[0], keys.at(-1)]
  if (keys.some(turnsSense) || (CONDITION.test(first) && !goesOn(words, from))) return false
  const isOpen = goesOn(words, to) && !CONJUNCTION.test(last) && !opensPhrase(words, to)
  if (isOpen && LINK.test(last)) return false
  if (keys.every((key) => isLight(key) && !isModal(key))) return true
  const turning = left.filter((_, at) => mayTurnSense(keys[at] ?? '') || isModal(keys[at] ?? ''))
  if (turning.some((at) => areInOneClause(words, from - 1, at) || (isOpen && areInOneClause(words, at, to))))
    return false
  // What follows depends on a last preposition or verb, and a verb on its subject. A phrase of its own is left out whole.
  const isPhrase = PREPOSITION.test(first) || LINK.test(first)
  const verbs = left.filter((at) => isVerbAt(words, at) && (at === to - 1 || isVerbAt(words, to)))
  return !isOpen || (!PREPOSITION.test(last) && (isPhrase || verbs.length === 0))
}

/** Whether a word is a verb with a subject; "I think" says no more than the words behind it. */
const isVerbAt = (words: readonly EvidenceWord[], at: number): boolean => {
  const key = words[at]?.key ?? ''
  return AUXILIARY.test(key) || (isVerb(key) && !/ing$|^(?:think|believe|guess)$/.test(key))
}

/**
 * Returns the words before a quotation in its first clause where they turn its sense: "never"; in what a speaker quotes from somebody
 * else, if the page has it as the speaker's own words, the clause that leads to it.
 */
export function turningBefore(words: readonly EvidenceWord[], end: number, isOwn: boolean): WordSpan | null {
  const isNested = isOwn && words[end - 1]?.isQuoted === true && /^[:,]\s+["'‘“‚„«]$/.test(words[end]?.before ?? '')
  let from = isNested ? end - 1 : end
  while (goesOn(words, from)) from -= 1
  // "Fear makes …" has a doubt as its subject.
  const isSubject = isVerbAt(words, end) && isDoubt(words[end - 1]?.key ?? '')
  const isNear = (at: number): boolean => areInOneClause(words, at, end) && !(isSubject && at === end - 1)
  return isNested || isTurning(words, [from, end], isNear) ? [from, end] : null
}

/** Returns the words behind a quotation in its last clause where they turn its sense: "if they pay", "in theory". */
export function turningBehind(words: readonly EvidenceWord[], from: number): WordSpan | null {
  let to = from
  while (goesOn(words, to)) to += 1
  return isTurning(words, [from, to], (at) => areInOneClause(words, from - 1, at)) ? [from, to] : null
}

const isTurning = (words: readonly EvidenceWord[], [from, to]: WordSpan, isNear: (at: number) => boolean): boolean =>
  words.slice(from, to).some(({ key }, at) => turnsSense(key) || (mayTurnSense(key) && isNear(from + at)))

/** Whether a word goes on with the clause of the one before it: no mark and no beginning of a sentence parts them. */
const goesOn = (words: readonly EvidenceWord[], at: number): boolean =>
  at > 0 && words[at] !== undefined && !words[at].isStart && !/[^\s\p{L}\p{N}'’-]/u.test(words[at].before)

/** Whether two words, and those between them, are in one clause; "that" goes on with it. */
const areInOneClause = (words: readonly EvidenceWord[], from: number, to: number): boolean =>
  words
    .slice(from + 1, to + 1)
    .every(({ key }, at, { length }) => goesOn(words, from + 1 + at) && (at === length - 1 || !CLAUSE.test(key)))

/** Whether a phrase of its own begins at a word: "in the spring", "because", but not "to sell". */
function opensPhrase(words: readonly EvidenceWord[], at: number): boolean {
  const key = words[at]?.key ?? ''
  return key === 'to' ? !isVerb(words[at + 1]?.key ?? '') : key === 'that' || CLAUSE.test(key) || PREPOSITION.test(key)
}

const CONDITION = /^(?:should|provided|assuming|supposing|had|were)$/
const CONJUNCTION = /^(?:and|or|because|since|as|so|though|although|while|when|where|until|why|how)$/
const CLAUSE = new RegExp(`${CONJUNCTION.source}|^(?:but|who|which|whose|what)$`)
const LINK = /^(?:that|whether|if|to|who|which|whose|whom|what|than|like|but)$/
const AUXILIARY = /^(?:is|are|was|were|be|been|has|have|had|do|does|did)$/
const PREPOSITION =
  /^(?:of|in|on|at|by|with|from|for|into|over|under|through|during|after|before|between|about|near|behind|above|below|against|without|within|towards?)$/
