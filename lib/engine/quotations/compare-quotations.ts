import type { Dossier } from '@/lib/dossier/format/schema'
import { areNearlySpelt } from '@/lib/engine/lexicon/word-relations'
import { rowOf } from '@/lib/engine/lexicon/word-table'
import type { QuotationKind } from '@/lib/schema/detail-kinds'
import type { Detail } from '@/lib/schema/finding'
import { firstNames, formsOf } from '@/lib/text/words'
import { alignWords, type Run, type WordSpan } from './align-words'
import { evidenceWords, pairAt, type EvidenceWord, type EvidenceWords } from './evidence-words'
import { isBetweenParts, type Quotation } from './find-quotations'
import { NO_PERSON } from './people'
import { keepsSenseWithout, turningBefore, turningBehind } from './left-out-words'
import { isGap, isLoose, quotedWords, type QuotedWord } from './quoted-words'
import { isDenial, isLight, turnsSense } from './sense-words'
import { LONGEST_ATTRIBUTION, SAYS } from './reporting-clauses'
import { isRole, speakersOf, type Speaker } from './speakers'
import type { Span } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'
import { wholeWordsPattern } from '@/lib/text/mentions'

/**
 * Returns a function that finds what a sentence of a text has of its quotations, as details: one that differs is certain. Nothing of the
 * dossier is read before the first quotation.
 */
export function quotationReader(dossier: Dossier) {
  let evidence: EvidenceWords | undefined
  const matches = new WeakMap<Quotation, QuotationMatch | null>()
  const speakersIn = new WeakMap<readonly Quotation[], ReadonlyMap<Quotation, Speaker>>()
  return (text: string, quotations: readonly Quotation[], from: number, to: number): Detail[] =>
    quotations
      .filter(({ start, end }) => start < to && end > from)
      .flatMap((quotation) => {
        evidence ??= evidenceWords(dossier)
        const speakers = speakersIn.get(quotations) ?? speakersOf(text, quotations, evidence.people)
        speakersIn.set(quotations, speakers)
        if (!matches.has(quotation))
          matches.set(quotation, matchQuotation(text, quotation, speakers.get(quotation), evidence))
        const match = matches.get(quotation)
        return match ? detailsIn(match, from, to) : []
      })
}

interface QuotationMatch {
  /** The text of the page. */
  text: string
  quotation: Quotation
  speaker: Speaker | undefined
  page: readonly QuotedWord[]
  near: EvidenceStretch | undefined
}

/** The stretch of the evidence that is nearest to a quotation. */
interface EvidenceStretch {
  text: string
  words: readonly EvidenceWord[]
  runs: readonly Run[]
  spots: readonly Spot[]
  cost: number
  /** The speaker that the evidence names, where it is another one. */
  otherSpeaker: string | null
}

/** A place where the quotation has other words (`said`) than the evidence (`stands`). */
interface Spot extends Run {
  said: string[]
  stands: string[]
  /** `light`: the sense stays. `beyond`: the quotation says more than the evidence has there. */
  weight: 'light' | 'heavy' | 'beyond'
}

/** Looks a quotation up; null where it is too short, or the dossier has no whole text that could lack it. */
function matchQuotation(
  text: string,
  quotation: Quotation,
  speaker: Speaker | undefined,
  evidence: EvidenceWords,
): QuotationMatch | null {
  const { start, end } = quotation
  const page = quotedWords(text, start, end)
  for (const word of page) if (isBetweenParts(quotation, word)) word.part = 'between'
  const count = page.filter((word) => !isLoose(word)).length
  const isClause = /^[\p{Lu}\d].*[.,!?…]["”’»]?.?$/su.test(text.slice(start, end + 2))
  if (count < (isClause ? LEAST_IN_CLAUSE : LEAST_WORDS) || count > MOST_WORDS) return null
  let near: EvidenceStretch | undefined
  for (const words of stretchesNear(page, evidence)) {
    const { runs, cost } = alignWords(page, words)
    const spots = spotsIn(runs, page, words)
    if (!isSameStretch(page, words, runs, spots, count)) continue
    const opening = words[runs.find(isShared)?.evidence[0] ?? 0]
    const said = opening?.speaker ?? null
    const isOther =
      said !== null &&
      speaker !== undefined &&
      !isRole(speaker.name) &&
      (isRole(said)
        ? isFirstName(speaker.name) && ![evidence.text, text].some((whole) => mayHaveRole(whole, speaker.name, said))
        : areOtherPeople(speaker.name, said, evidence))
    const isOwn = said !== null && speaker?.isSure === true && evidence.people.areSame(speaker.name, said)
    const found = {
      text: evidence.text,
      words,
      runs,
      spots: [...spots, ...cutOffIn(runs, words, isOwn)],
      cost: cost + Number(isOther) / 8,
      otherSpeaker: isOther ? said : null,
    }
    if (!near || found.cost < near.cost) near = found
    if (spots.length === 0 && !isOther) break
  }
  return near || evidence.isWhole ? { text, quotation, speaker, page, near } : null
}
/** Fewer words are looked up only where they are a whole clause; with more, a text is no quotation. */
const LEAST_WORDS = 6
const LEAST_IN_CLAUSE = 4
const MOST_WORDS = 400

/** Returns the stretches of the evidence with most pairs of neighbouring words of a quotation. */
function stretchesNear(page: readonly QuotedWord[], { words, places }: EvidenceWords): EvidenceWord[][] {
  const votes = new Map<number, { count: number; at: number }>()
  for (let at = 0; at + 1 < page.length; at++)
    for (const place of (places.get(pairAt(page, at)) ?? []).slice(0, MOST_PLACES)) {
      const bucket = Math.floor((place - at) / BUCKET)
      for (const near of [bucket, bucket + 1])
        votes.set(near, { count: (votes.get(near)?.count ?? 0) + 1, at: votes.get(near)?.at ?? place })
    }
  const room = Math.ceil(2 * BUCKET + page.length / 4 + (page.some(isGap) ? MOST_LEFT_OUT : 0))
  // A long quotation shares more than a few pairs of words with the text that it is from.
  const buckets = [...votes].filter(([, { count }]) => count >= page.length / LEAST_PAIRS)
  return buckets
    .sort(([, a], [, b]) => b.count - a.count)
    .slice(0, 2 * MOST_STRETCHES)
    .filter(([bucket], at, all) => !all.slice(0, at).some(([other]) => Math.abs(bucket - other) <= 1))
    .slice(0, MOST_STRETCHES)
    .map(([bucket, { at }]) => {
      const stretch = words.slice(Math.max(0, bucket * BUCKET - room), bucket * BUCKET + page.length + room)
      return stretch.filter(({ piece }) => piece.text === words[at]?.piece.text)
    })
}
const BUCKET = 8
const MOST_PLACES = 400
/** Words of a quotation for each pair of neighbouring words that a stretch has of it, at most. */
const LEAST_PAIRS = 8
const MOST_STRETCHES = 4
/** Number of words that an ellipsis leaves out at most. */
const MOST_LEFT_OUT = 120

/** Whether a quotation and the evidence have the words of a run, at least by their letters. */
const isShared = ({ kind }: Run): boolean => kind === 'same' || kind === 'alike'

/** Returns the runs of other words, with what each changes. */
function spotsIn(runs: readonly Run[], page: readonly QuotedWord[], words: readonly EvidenceWord[]): Spot[] {
  const firstSame = runs.findIndex(isShared)
  const lastSame = runs.findLastIndex(isShared)
  const spots = mapDefined(runs, (run, at): Spot | null => {
    const isEdge = at < firstSame || at > lastSame
    const [from, to] = run.evidence
    const behind = Number(at < firstSame)
    // Words in another sentence of the evidence are not the ones that were changed.
    const isBeyond = isEdge && words.slice(from + behind, to + behind).some(({ isStart }) => isStart)
    const evidence: WordSpan = isBeyond ? [from, from] : run.evidence
    const said = keysIn(page, run.page)
    const stands = keysIn(words, evidence)
    const units = page.slice(...run.page)
    if (run.kind === 'edited' && units.every(({ part }) => part === 'unit')) {
      if (isUnitOf(units, words.slice(...evidence))) return null
      return { ...run, evidence, said: units.map(({ key }) => key), stands, weight: 'light' }
    }
    if (run.kind === 'same' || run.kind === 'unseen' || said.length + stands.length === 0) return null
    if (run.kind === 'left-out' && (isEdge || keepsSenseWithout(words, evidence))) return null
    // An editor's words are marked as such: they may be wrong, but are nobody's slip.
    const isAside = isOneInRoundBrackets(units, words.slice(...evidence))
    const isLightOne = run.kind !== 'other' || isAside || isLightChange(said, stands)
    const graveWeight = isEdge && stands.length === 0 ? 'beyond' : 'heavy'
    return { ...run, evidence, said, stands, weight: isLightOne ? 'light' : graveWeight }
  })
  return spots.filter(
    (spot) => !spots.some((other) => isCurrency(spot.said, other.stands) || isCurrency(other.said, spot.stands)),
  )
}

/** Returns what a quotation cuts off in its first and last clause, where that turns the sense: "never", "if they pay". */
function cutOffIn(runs: readonly Run[], words: readonly EvidenceWord[], isOwn: boolean): Spot[] {
  const first = runs.find(isShared)
  const last = runs.findLast(isShared)
  if (!first || !last) return []
  const [from] = first.evidence
  const [, to] = last.evidence
  const cut = [
    { page: [first.page[0], first.page[0]] as const, evidence: turningBefore(words, from, isOwn) },
    { page: [last.page[1] - 1, last.page[1] - 1] as const, evidence: turningBehind(words, from, to) },
  ]
  return mapDefined(
    cut,
    ({ page, evidence }): Spot | null =>
      evidence && { kind: 'left-out', page, evidence, said: [], stands: keysIn(words, evidence), weight: 'light' },
  )
}

/** Returns the keys of words that somebody wrote in the place of others, also in brackets. */
function keysIn(words: readonly QuotedWord[], [from, to]: WordSpan): string[] {
  const written = words.slice(from, to).filter(({ part }) => part === 'word' || part === 'aside' || part === 'bracket')
  return written.map(({ key }) => key)
}

/** Whether letters behind a figure are those of the evidence, or stand for its word: "18m" for "18 million", "7k" for "7 thousand". */
function isUnitOf(units: readonly QuotedWord[], stands: readonly QuotedWord[]): boolean {
  const [word] = stands
  if (word === undefined || stands.length > 1) return false
  return units.every(({ key }) => {
    const isWord = word.key.length > 3 && word.key.startsWith(key.charAt(0))
    return word.key === key || isWord || (key === 'k' && word.key === 'thousand')
  })
}

/** Whether words stand in round brackets in one text alone, where an editor may have put them too. */
function isOneInRoundBrackets(said: readonly QuotedWord[], stands: readonly QuotedWord[]): boolean {
  const isAside = ({ part }: QuotedWord): boolean => part === 'aside'
  return said.length === 0 ? stands.every(isAside) : said.every(isAside) && !stands.some(isAside)
}

/** Whether other words leave the sense: small words, a modal verb in another tense, a slip of the pen. */
function isLightChange(said: readonly string[], stands: readonly string[]): boolean {
  const all = [...said, ...stands]
  if (all.some(isDenial)) return false
  // A currency may be named before or behind its figure.
  if (all.every((key) => isLight(key) || (CURRENCY.test(key) && said.length !== stands.length))) return true
  const [one = '', other = ''] = [...all].sort()
  if (said.length !== 1 || stands.length !== 1) return false
  const isSlip = areNearlySpelt(one, other) && Math.min(...[one, other].map((word) => rowOf(formsOf(word).lemma))) < 0
  return isSlip || /^(?:can could|may might)$/.test(`${one} ${other}`)
}
/** Whether a currency stands before a figure in one text and behind it in the other. */
const isCurrency = ([one = '', ...more]: readonly string[], others: readonly string[]): boolean =>
  more.length === 0 && CURRENCY.test(one) && others.length === 1 && one === others[0]
const CURRENCY = /^(?:dollar|euro|pound)$/

/** Whether a stretch of the evidence is what a quotation quotes, and not another sentence like it. */
function isSameStretch(
  page: readonly QuotedWord[],
  words: readonly EvidenceWord[],
  runs: readonly Run[],
  spots: readonly Spot[],
  count: number,
): boolean {
  // Words that the evidence may hide at an ellipsis of its own may be anything.
  if (runs.some((run) => run.kind === 'unseen' && keysIn(page, run.page).length > 0)) return false
  const same = runs.filter(isShared).flatMap((run) => keysIn(page, run.page))
  if (spots.every(({ kind }) => kind === 'left-out')) return same.length > 0
  const isTold = runs.every((run) => !isShared(run) || !words.slice(...run.evidence).some(({ isQuoted }) => isQuoted))
  const changed = spots.filter(({ kind }) => kind === 'other')
  if (isTold && changed.some(isPersonChanged)) return false
  const missing = changed.reduce((sum, { said, stands }) => sum + Math.max(0, stands.length - said.length), 0)
  const heavy = spots.filter(({ weight }) => weight !== 'light')
  return (
    same.length >= Math.max(LEAST_IN_CLAUSE, LEAST_SHARE * (count + missing)) &&
    same.filter((key) => !isLight(key)).length >= LEAST_CONTENTS &&
    heavy.length <= Math.max(2, count / 10) &&
    (count >= LEAST_WORDS ||
      (heavy.length === 1 && spots.every(({ said, stands }) => [...said, ...stands].some(isDenial))))
  )
}
const LEAST_SHARE = 0.7
const LEAST_CONTENTS = 2

/** Whether one text tells in the third person what the other says in the first. */
const isPersonChanged = ({ said, stands }: Spot): boolean => said.some(isFirstPerson) !== stands.some(isFirstPerson)
const isFirstPerson = (key: string): boolean => /^(?:i|we|my|our|me|us|mine|ours|myself|ourselves)$/.test(key)

/** Whether a text has a person and a role in one sentence, so that the role may be the person's. */
function mayHaveRole(text: string, name: string, role: string): boolean {
  const [family = '', noun = ''] = [name, role].map((words) => words.split(/\s/).at(-1))
  const pattern = wholeWordsPattern(noun, 'iu')
  return text.split(/(?<=[.!?])\s|\n/).some((sentence) => sentence.includes(family) && pattern.test(sentence))
}

const isFirstName = (name: string): boolean => firstNames.has(name.split(/\s/)[0]?.toLowerCase() ?? '')

/** Whether two names are those of two people: each has more than one word, here or in the evidence, and none of the other. */
const areOtherPeople = (speaker: string, other: string, { people }: EvidenceWords): boolean =>
  !/^(?:an?|one)\s/i.test(speaker) &&
  [speaker, other].every((name) => !NO_PERSON.test(name) && people.wordsOf(name).length > 1) &&
  !people.areSame(speaker, other)

/** Returns what the words from `from` to `to` have of a quotation, and the name of its speaker where somebody else said it. */
function detailsIn({ text, quotation, speaker, page, near }: QuotationMatch, from: number, to: number): Detail[] {
  const first = page.findIndex((word) => word.start >= from)
  const last = page.findLastIndex((word) => word.end <= to)
  const begins = page[first]
  const ends = page[last]
  if (first < 0 || !begins || !ends || last < first) return []
  const place = { start: Math.max(quotation.start, begins.start), end: Math.min(quotation.end, ends.end) }
  const isHere = ({ page: [a, b] }: Run): boolean => Math.max(a, b - 1) >= first && a <= last
  const runs = near?.runs.filter(isHere) ?? []
  const spots = near?.spots.filter(isHere) ?? []
  // A run of the same words may go on in the next sentence: each of its words has one in the evidence.
  const inEvidence = runs.map((run): WordSpan => {
    const [a, b] = run.page
    const [c, d] = run.evidence
    return isShared(run) ? [c + Math.max(0, first - a), d - Math.max(0, b - 1 - last)] : [c, d]
  })
  const opening = near?.words[inEvidence[0]?.[0] ?? 0]
  const closing = near?.words[(inEvidence.at(-1)?.[1] ?? 0) - 1]
  const none = { doubted: false, dossier: null, question: null, claim: null, slot: null }
  const detailOf = (at: Span, kind: QuotationKind, verdict: Detail['verdict']): Detail => ({
    start: at.start,
    end: at.end,
    kind,
    article: text.slice(at.start, at.end),
    verdict,
    ...none,
    differs: { article: [], dossier: [] },
  })
  if (!near || !opening || !closing || spots.some(isOtherText)) return [detailOf(place, 'unquoted', 'open')]
  const isLeftOut = runs.some(({ page: [from, to] }) => page.slice(from, to).some(({ part }) => part === 'ellipsis'))
  const { claim, isDocument } = opening.piece
  // The words of a document are there, whatever it says of them.
  const found = { claim: claim.id, doubted: !isDocument && claim.status !== 'established' }
  const plainDetail = (): Detail => {
    if (spots.some(({ weight }) => weight === 'heavy')) return detailOf(place, 'misquoted', 'differs')
    if (spots.length > 0 || isDeniedBefore(text, quotation)) return detailOf(place, 'reworded', 'open')
    return detailOf(place, isLeftOut ? 'shortened' : 'verbatim', 'agrees')
  }
  const own = {
    ...plainDetail(),
    ...found,
    dossier: near.text.slice(opening.start, closing.end).replace(/\n/g, ' '),
    differs: {
      article: spots.flatMap((spot) => rangeOf(page, spot.page, place.start)),
      dossier: spots.flatMap((spot) => rangeOf(near.words, spot.evidence, opening.start)),
    },
  }
  const at = speaker?.place
  if (near.otherSpeaker === null) return [own]
  if (!at || at.start < from || at.end > to)
    return own.verdict === 'differs'
      ? [own]
      : [{ ...detailOf(place, 'misattributed', 'open'), ...found, dossier: near.otherSpeaker }]
  const isSure = speaker.isSure && opening.isNamedHere && isFirstName(speaker.name) && isFirstName(near.otherSpeaker)
  const named = detailOf(at, 'misattributed', isSure ? 'differs' : 'open')
  return [own, { ...named, ...found, dossier: near.otherSpeaker }]
}

/** Whether the words that lead to a quotation deny it: "denied that", "it is not true that", "never said:". */
function isDeniedBefore(text: string, { start, block }: Quotation): boolean {
  const words = quotedWords(text, Math.max(block.start, start - LONGEST_ATTRIBUTION), start)
  const leads = ({ key }: QuotedWord, at: number): boolean =>
    !/[.,;!?…]/.test(words[at + 1]?.before ?? '') && (turnsSense(key) || LEADS.test(key) || SAYS.test(key))
  const opening = words.slice(words.findLastIndex((word, at) => !leads(word, at)) + 1)
  return opening.some(({ key }) => turnsSense(key))
}
/** Matches words that may stand between a denial and what it denies. */
const LEADS = /^(?:that|is|was|it|to|a|the|have|has|had|been|true|correct|case|say|saying|ever)$/

function rangeOf(words: readonly QuotedWord[], [from, to]: WordSpan, offset: number): Span[] {
  const first = words[from]
  const last = words[to - 1]
  return first && last && to > from && first.start >= offset
    ? [{ start: first.start - offset, end: last.end - offset }]
    : []
}

/** Whether so many words differ in one place that this is another text, or the quotation goes on where the evidence ends. */
const isOtherText = ({ kind, said, stands, weight }: Spot): boolean =>
  kind === 'other' && Math.max(said.length, stands.length) > (weight === 'beyond' ? MOST_BEYOND : MOST_CHANGED)
const MOST_CHANGED = 4
const MOST_BEYOND = 2
