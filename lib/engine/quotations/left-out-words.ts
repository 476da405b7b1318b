import { isVerb } from '@/lib/text/words'
import type { WordSpan } from './align-words'
import type { EvidenceWord } from './evidence-words'
import { SAYS } from './reporting-clauses'
import { isCondition, isDoubt, isLight, isModal, mayTurnSense, showsFact, turnsSense } from './sense-words'

/** Whether the sentences around an ellipsis keep their sense without the words that it leaves out. Whole sentences may be missing. */
export function keepsSenseWithout(words: readonly EvidenceWord[], [from, to]: WordSpan): boolean {
  const starts = [...words.keys()].slice(from, to + 1).filter((at) => words[at]?.isStart)
  const end = starts[0] ?? to
  const start = starts.at(-1) ?? to
  // A verb would get the subject of another sentence, and a question another answer.
  if ((end > from && start < to && isVerbAt(words, to)) || (end < to && asks(words, end))) return false
  return isSpare(words, from, end) && isSpare(words, start, to)
}

/** Whether a clause keeps its sense without its words from `from` to `to`, which lie in one sentence. */
function isSpare(words: readonly EvidenceWord[], from: number, to: number): boolean {
  const left = [...words.keys()].slice(from, to).filter((at) => words[at]?.part !== 'between')
  const keys = left.map((at) => words[at]?.key ?? '')
  const first = keys[0] ?? ''
  const last = keys.at(-1) ?? ''
  if (
    keys.some(turnsSense) ||
    (/\bthan\b(?! \d)/.test(keys.join(' ')) && goesOn(words, from)) ||
    (isCondition(first) && !goesOn(words, from))
  )
    return false
  const isOpen = goesOn(words, to) && !CONJUNCTION.test(last) && !opensPhrase(words, to)
  if (isOpen && LINK.test(last)) return false
  if (keys.every((key) => isLight(key) && !isModal(key) && !mayTurnSense(key))) return true
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
 * Returns the words before a quotation in its sentence where they turn its sense: "never", "they claim that", "if they pay,"; in what
 * a speaker quotes from somebody else, if the page has it as the speaker's own words, the clause that leads to it.
 */
export function turningBefore(words: readonly EvidenceWord[], end: number, isOwn: boolean): WordSpan | null {
  const isNested = isOwn && words[end - 1]?.isQuoted === true && /^[:,]\s+["'‘“‚„«]$/.test(words[end]?.before ?? '')
  let from = clauseStart(words, isNested ? end - 1 : end)
  // "Fear makes …" has a doubt as its subject.
  const isSubject = isVerbAt(words, end) && isDoubt(words[end - 1]?.key ?? '')
  const isNear = (at: number): boolean => areInOneClause(words, at, end) && !(isSubject && at === end - 1)
  if (isNested || isTurning(words, [from, end], isNear) || governs(words, [from, end])) return [from, end]
  if (from < end || !followsClause(words, end) || CONJUNCTION.test(words[end]?.key ?? '')) return null
  from = clauseStart(words, end - 1)
  return opensDoubt(words, [from, end]) ? [from, end] : null
}

/** Returns the words behind a quotation in its sentence where they turn its sense: "if they pay", "in theory", ", or so we are told". */
export function turningBehind(words: readonly EvidenceWord[], first: number, from: number): WordSpan | null {
  const to = clauseEnd(words, from)
  const isNear = (at: number): boolean => areInOneClause(words, from - 1, at)
  const startsClause = clauseStart(words, first) === first
  if (isTurning(words, [from, to], isNear) || (asks(words, to) && (to > from || !startsClause))) return [from, to]
  if (to > from) return startsClause && !isSpareBehind(words, [from, to]) ? [from, to] : null
  if (!followsClause(words, from)) return null
  const end = clauseEnd(words, from + 1)
  return opensDoubt(words, [from, end]) ? [from, end] : null
}

/** Whether the words before a clause make it what somebody says, wants or plays: "they claim that", "too old to", "in the film". */
function governs(words: readonly EvidenceWord[], [from, end]: WordSpan): boolean {
  const keys = words.slice(from, end).map(({ key }) => key)
  const next = words[end]?.key ?? ''
  const last = keys.at(-1) ?? ''
  if (SUBORDINATE.test(last)) return !keys.some(showsFact) && !OWN_VIEW.test(keys.join(' '))
  const isInfinitive = next === 'to' && isVerb(words[end + 1]?.key ?? '')
  if (
    keys.length > 1 &&
    (isInfinitive || (last === 'to' && isVerb(next)) || (next.endsWith('ing') && PREPOSITION.test(last)))
  )
    return true
  if (keys.length > 1 && (SAYS.test(last) || isDoubt(last) || last === 'believe' || last === 'think'))
    return !isVerbAt(words, end) && !OWN_VIEW.test(keys.join(' '))
  return keys.length > 0 && SUBJECT.test(next) && !isSpareBehind(words, [from, end])
}

/** Whether a clause between marks doubts the one beside it: a condition, somebody's word, a comment such as "which is nonsense". */
function opensDoubt(words: readonly EvidenceWord[], [from, to]: WordSpan): boolean {
  const keys = words.slice(from, to).map(({ key }) => key)
  const [first = ''] = keys
  if (isCondition(first) || first === 'or') return true
  if (RELATIVE.test(first) || first === 'this') return keys.some((key) => mayTurnSense(key))
  const says = keys.findIndex((key) => SAYS.test(key))
  return says > 0 && says < 4 && keys.length < 7 && !CONJUNCTION.test(first) && !/^(?:i|we|but)$/.test(first)
}

/** Whether a clause may end, or begin, without a phrase: a reason, a time, a figure, a place with a name. */
function isSpareBehind(words: readonly EvidenceWord[], [from, to]: WordSpan): boolean {
  const first = words[from]?.key ?? ''
  if (CONJUNCTION.test(first) && !/^(?:when|where|as|or|until)$/.test(first)) return true
  const left = words.slice(from, to)
  return PREPOSITION.test(first) || CALENDAR.test(first)
    ? left.some(({ key, written }) => /\d/.test(key) || CALENDAR.test(written))
    : left.every(({ key }) => isLight(key) || key.endsWith('ly'))
}

/** Whether a mark parts the word from a clause before it in its sentence. */
const followsClause = (words: readonly EvidenceWord[], at: number): boolean =>
  words[at]?.isStart === false && /^\s*[,;:\u2013\u2014-]\s+$/.test(words[at].before)

/** Whether the sentence before an offset is a question. */
const asks = (words: readonly EvidenceWord[], end: number): boolean => words[end - 1]?.after.includes('?') === true

function clauseStart(words: readonly EvidenceWord[], end: number): number {
  let from = end
  while (goesOn(words, from)) from -= 1
  return from
}

function clauseEnd(words: readonly EvidenceWord[], from: number): number {
  let to = from
  while (goesOn(words, to)) to += 1
  return to
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

const CONJUNCTION = /^(?:and|or|because|since|as|so|though|although|while|when|where|until|why|how)$/
const CLAUSE = new RegExp(`${CONJUNCTION.source}|^(?:but|who|which|whose|what)$`)
const LINK = /^(?:that|whether|if|to|who|which|whose|whom|what|than|like|but)$/
const RELATIVE = /^(?:who|which|whose|whom|that)$/
/** Matches the last word before a clause that depends on another one. */
const SUBORDINATE = /^(?:that|if|whether|though|like|than)$/
/** Matches what a speaker says of what the clause behind it says too. */
const OWN_VIEW =
  /^(?:and |but |so )?(?:i|we) (?:still |really |firmly |always )?(?:think|believe|say|said|feel|repeat|insist|maintain)(?: that)?$/
const SUBJECT = /^(?:i|we|he|she|they|it|you)$/
const CALENDAR =
  /^(?:last|next|this|every|each|year|month|week|day|night|morning|evening|today|yesterday|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?$/
const AUXILIARY = /^(?:is|are|was|were|be|been|has|have|had|do|does|did)$/
const PREPOSITION =
  /^(?:of|in|on|at|by|with|from|for|into|over|under|through|during|after|before|between|about|near|behind|above|below|against|without|within|towards?)$/
