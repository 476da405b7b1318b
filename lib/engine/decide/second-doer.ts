import { verbAt } from '@/lib/engine/analyse/argument-roles'
import { isAuxiliaryOrPastTense } from '@/lib/engine/analyse/clauses'
import { conceptOf, verbsOfSaying } from '@/lib/engine/lexicon/concepts'
import type { Rank } from '@/lib/engine/analyse/roles'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DossierValue } from '@/lib/engine/compare/dossier-value'

/**
 * Whether a person or firm did what a claim says of another, and many can have done it: "Frank Borman watched the launch".
 * A second maker, first person or holder of "the" post conflicts.
 */
export function isSecondDoer(
  reading: ParsedSentence,
  item: NamedItem,
  view: AnalysedClaim,
  { text, slot }: DossierValue,
): boolean {
  if (item.type === 'place' || item.type === 'work') return false
  const own = view.wordingAt(0).readings.find((r) => r.text.includes(text))
  if (!own || !isDoer(reading, item.start) || !isDoer(own, own.start + own.text.indexOf(text))) return false
  if (isAboutOtherTime(own, reading) || doesOtherDeed(reading, item.start, own, own.start + own.text.indexOf(text)))
    return true
  return (
    (slot === null || !view.claim.slots[slot]?.single) && !makerWords.test(own.text) && !soleHolderWords.test(own.text)
  )
}

/** Whether a doer did what another did not, and what many can do: "Kennedy spoke to them" beside "Safire wrote a speech". */
function doesOtherDeed(reading: ParsedSentence, start: number, own: ParsedSentence, ownStart: number): boolean {
  const [verb, stated] = [verbAt(reading, start), verbAt(own, ownStart)]
  if (!verb || !stated || makerWords.test(verb.lower) || soleHolderWords.test(verb.lower)) return false
  return (
    ![verb.lemma, stated.lemma].includes('be') && verb.stem !== stated.stem && conceptOf(verb) !== conceptOf(stated)
  )
}

/** Matches verbs for making a thing, which only one person or firm did. */
export const makerWords =
  /\b(?:coin|invent|creat|found|co-?found|author|discover|design|develop|compos|paint|pioneer|direct|originat|draft)(?:s|ed|e|es|ing|or|er|ors|ers)?\b|\b(?:wrote|written|writer|built|builder|made|maker|drew|drawn|who first)\b/i
/** Matches a place that one alone has: the post with "the", the lead, the first or the oldest. */
const soleHolderWords =
  /\b(?:is|was|are|were|became|remained|as) (?:the|its|his|her|their)\b|'s \p{Ll}|\b(?:command|captain|chair|head|lead|manag|presid|edit|own|operat|publish|releas)(?:s|ed|e|es|ing)?\b|\b(?:led|ran|first|second|third|last|only|sole|alone|most|\p{Ll}{3,}est)\b/iu

/** Whether a name is in the doer's place, before the verb; "by" mostly names one alone. */
export function isDoer({ words }: ParsedSentence, at: number): boolean {
  const before = words.filter((word) => word.end <= at)
  return before.length <= MOST_TITLES && !before.some((w) => isAuxiliaryOrPastTense(w) || prepositions.test(w.lower))
}
/** Maximum number of words before the doer: "Former Vice President". */
const MOST_TITLES = 4
const prepositions = /^(?:in|on|at|of|for|to|with|from|after|before|during|under|and|or|than|that|which|who)$/

/**
 * Whether a doer behind "by" did something to a thing that the claim does not name: "the descent engine of the lunar module was
 * made by TRW" says nothing of who made the module.
 */
export function isDoerToOtherThing(
  { words, clauses, items }: ParsedSentence,
  { start }: NamedItem,
  { stems, vocabulary }: AnalysedClaim,
): boolean {
  const clause = clauses.find((c) => c.start <= start && start < c.end)
  const before = words.filter((word) => word.start >= (clause?.start ?? start) && word.end <= start)
  const verb = before.findIndex(isAuxiliaryOrPastTense)
  if (verb < 1 || !before.slice(-2).some(({ lower }) => lower === 'by')) return false
  const of = before.slice(0, verb).findIndex(({ lower }) => lower === 'of')
  const thing = before[(of < 0 ? verb : of) - 1]
  if (!thing || !/^\p{Ll}{3,}$/u.test(thing.raw) || items.some((i) => i.start < thing.end && i.end > thing.start))
    return false
  // By its form alone: "engine" has the stem of "engineer", which has the concept of making.
  return !stems.has(thing.stem) && !vocabulary.has(conceptOf({ lower: thing.lower, stem: thing.lower }))
}

/** Whether a name is only who says it: "…, Mr. Miller said", "according to Berg". It answers no question on the rest. */
export const isSpeaker = ({ text, start }: ParsedSentence, item: NamedItem): boolean =>
  /, (?:\p{Lu}\p{Ll}{0,4}\. )?$/u.test(text.slice(0, item.start - start).slice(-9))
    ? verbAfterName.test(text.slice(item.end - start))
    : /(?:^|, )(?:said|says|according to) (?:\p{Lu}\p{Ll}{0,4}\. )?$/iu.test(
        text.slice(0, item.start - start).slice(-22),
      )
const verbAfterName = new RegExp(String.raw`^,? (?:${verbsOfSaying})\b`)

/** Whether a claim is on another time: "the flight director during the landing" beside "during the launch". */
export function isAboutOtherTime(own: ParsedSentence, { terms }: ParsedSentence): boolean {
  const during = /\b(?:during|throughout|until) /i.exec(own.text)
  const time = during && own.terms.find((t) => t.start >= own.start + during.index + during[0].length)
  return !!time && !terms.some((t) => t.key === time.key || t.stem === time.stem)
}

/** Whether two sentences are on posts of one rank for different things: "flight director" and "director of operations". */
export function isAboutOtherPost(a: ParsedSentence, b: ParsedSentence): boolean {
  const [ours, theirs] = [postsIn(a), postsIn(b)]
  const pairs = ours.flatMap((x) => theirs.filter(({ rank }) => rank === x.rank).map((y) => [x.noun, y.noun]))
  return pairs.length > 0 && pairs.every(([x, y]) => x && y && x !== y)
}

/** Returns the roles of a sentence with the noun before them, or the last one behind "of"; null without one. */
function postsIn({ items, words, text, start }: ParsedSentence): { rank: Rank; noun: string | null }[] {
  return items.flatMap((item) => {
    if (item.type !== 'role') return []
    const before = words.findLast(({ end }) => end <= item.start)
    const isNoun =
      before &&
      /^\p{Ll}{4,}$/u.test(before.raw) &&
      item.start === before.end + 1 &&
      !plainWords.test(before.raw) &&
      !isAuxiliaryOrPastTense(before)
    const behind = /^ of (?:the )?(?:\p{Ll}+ ){0,3}\p{Ll}{4,}(?=[,.;]|$)/u.exec(text.slice(item.end - start))?.[0] ?? ''
    const last = words.findLast(({ end }) => end <= item.end + behind.length)
    return [{ rank: item.role.rank, noun: isNoun ? before.stem : behind && last ? last.stem : null }]
  })
}
/** Matches words before a role that say nothing of which post it is. */
const plainWords =
  /^(?:with|from|that|their|this|then|than|when|longtime|current|acting|young|first|main|only|also|former|onetime)$/

/** Whether a person or firm is only one of several: "another communicator", "also", "one of the", "a director". */
export function isOneOfSeveral({ text, start, items }: ParsedSentence, item: NamedItem): boolean {
  if (item.type === 'place' || item.type === 'work') return false
  const after = text.slice(item.end - start)
  const isSomeone = item.type === 'person' || isFullName.test(item.text)
  const isOneInPost =
    indefinitePost.test(after) && (isSomeone || items.some((i) => i.type === 'role' && i.start > item.end))
  return isOneInPost || severalWordsAfter.test(after) || severalWordsBefore.test(text.slice(0, item.start - start))
}
const isFullName = /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}-]+){1,2}$/u
const indefinitePost = /^ (?:is|was|became|served as|worked as|acted as) an? /i
const severalWordsAfter =
  /^,? (?:(?:is|was|are|were|became|served as|worked as|acted as),? )?(?:(?:also|too|likewise)\b(?! (?:known|called|named))|another\b|one of\b|among\b)/i
const severalWordsBefore = /^(?:another|also|one of|among)\b[^.;]{0,60} (?:is|was|are|were) (?:the )?$/i
