import { hasNameForm } from '@/lib/text/name-form'
import { isDateOrNumber, compareItems, hasSameFigure } from '@/lib/engine/analyse/compare-values'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailSpan } from '@/lib/engine/details/spans'
import type { Detail, DetailKind, Finding } from '@/lib/schema/finding'
import { barsOf, type Bars, type CheckOccasion } from './bars'
import { stayWithItem } from './claim-value'
import { isCorrectedAway, isDoubtful, isPlainWord, judge, type Judgement } from './judge'
import { opinionAsDetail } from './opinions'
import { hasWordsOf, type Pair } from './pairs'
import { isTitle } from './reasons'
import { withRelatedClaims, withMentionedClaims } from './related'
import { mayAgree, openScore, type JudgeContext, type ScoredSentence } from './scores'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { orderWords, quantifierWords } from '@/lib/engine/link/tokens'
import { fold } from '@/lib/text/fold'
import { mapDefined } from '@/lib/text/lists'
import { spansOverlap, type Span } from '@/lib/text/spans'
import { wordsOf, type Word } from '@/lib/text/words'

/** Returns the finding on a sentence: its verdict, or claims on the same thing; null when there is nothing to show. */
export function findingOf(
  scored: ScoredSentence,
  quote: string,
  context: JudgeContext,
  occasion: CheckOccasion,
): Finding | null {
  const { reading, quoted, opinion } = scored
  if (isOnlyDate(reading) || (isTitle(reading) && quoted.length === 0 && !opinion)) return null
  const found = scored.isPiece ? null : show(judge(scored, context, occasion), scored, quote, context, occasion)
  const shown = withRelatedClaims(found, scored, quote, occasion)
  return shown && withMentionedClaims(shown, scored)
}

/** Whether a line is a date alone, as that of a page: it states nothing. */
const isOnlyDate = ({ words, items }: ParsedSentence): boolean =>
  words.every((word) => items.some((item) => item.type === 'date' && spansOverlap(item, word)))

/** Returns a judgement with its details, claims and sources; null where the dossier has nothing on the sentence. */
function show(
  judgement: Judgement,
  scored: ScoredSentence,
  quote: string,
  context: JudgeContext,
  occasion: CheckOccasion,
): Finding | null {
  const { state, newer, said } = judgement
  const bars = barsOf[occasion]
  const isSettled = state !== 'open'
  const opinion = isSettled ? [] : opinionAsDetail(scored, quote)
  const isExact = scored.quoted.length + opinion.length > 0
  if (!scored.scores && !newer && !isExact) return null
  const words = detailsOf(judgement, scored, quote, bars)
  const known = state === 'supported' ? withoutSaidWords(words, judgement, scored, context) : words
  const own = newer ? [] : withQuotations(known, scored.quoted)
  const details = opinion.length > 0 ? opinion : own
  if (!isSettled && !newer && !isExact && isUnremarkable(scored, details)) return null
  const agreeing = details.filter((d) => d.verdict === 'agrees')
  const differing = details.filter((d) => d.verdict === 'differs')
  const isDoubted =
    (state === 'contradicted' && differing.every((d) => d.doubted)) ||
    (state === 'supported' && agreeing.some((d) => d.doubted))
  const verdict = state === 'contradicted' || state === 'supported' ? state : 'unverified'
  const shown =
    isSettled && state !== 'compared' ? details : details.filter((d) => d.verdict === 'open' && !isKnownName(d, scored))
  let claims: string[]
  if (state === 'supported') {
    const saying = said === null ? [] : [said]
    const all = [...saying, ...claimsBehind(agreeing, scored), ...relevantClaims(scored, bars)]
    claims = unique(all).slice(0, MOST_CLAIMS)
  } else {
    const compared = shown.filter((d) => d.dossier !== null && d.verdict === 'open')
    const named = state === 'contradicted' ? [...differing, ...agreeing] : compared
    claims = unique(mapDefined(named, ({ claim }) => claim))
  }
  const { start, end } = scored.reading
  const agreed = verdict === 'unverified' ? agreeing.filter(({ kind }) => kind !== 'term') : []
  const agreedClaims = unique(agreed.flatMap(({ claim }) => claim ?? []))
  return {
    start,
    end,
    quote,
    newer,
    claims,
    verdict: isDoubted ? 'disputed' : verdict,
    partial:
      verdict === 'supported' &&
      !isDoubted &&
      (details.some((d) => d.verdict === 'open') || saysMoreThanQuotations(scored, details)),
    ...(verdict === 'unverified' && claims.length > 0 ? { compare: true as const } : {}),
    ...(agreedClaims.length > 0 && {
      agrees: { claims: agreedClaims, sources: sourcesOf(agreedClaims, context), details: agreed },
    }),
    sources: sourcesOf(claims, context),
    details: shown,
  }
}
const MOST_CLAIMS = 4

/** Adds the quotations, in the place of the details in them; one that the evidence lacks leaves those that are settled. */
function withQuotations(details: readonly Detail[], quoted: readonly Detail[]): Detail[] {
  const added = quoted.filter(
    (detail) =>
      detail.kind !== 'unquoted' || !details.some((other) => other.verdict !== 'open' && spansOverlap(detail, other)),
  )
  const kept = details.filter((detail) => !added.some((other) => spansOverlap(detail, other)))
  return [...kept, ...added].sort((a, b) => a.start - b.start)
}

/** Whether a sentence of which only quotations agree says more than them and than who said them. */
const saysMoreThanQuotations = ({ reading: { words } }: ScoredSentence, details: readonly Detail[]): boolean =>
  details.length > 0 &&
  details.every(({ differs }) => differs) &&
  words.filter((word) => !details.some((detail) => spansOverlap(detail, word))).length > MOST_BESIDE
const MOST_BESIDE = 8

/** Whether a sentence that nothing settles gets no finding: the net finds it outside the dossier, or it is a heading. */
const isUnremarkable = ({ scores, reading }: ScoredSentence, details: readonly Detail[]): boolean => {
  const [none = 0, unverified = 0, ...covered] = scores?.classes ?? []
  return (
    (none > unverified && none >= covered.reduce((sum, share) => sum + share, 0)) ||
    (reading.heading && !details.some((d) => d.verdict === 'open'))
  )
}

/**
 * Returns the details of a supported sentence without open words that the claims behind it have, or that are the subject's
 * name. The value of a date or number may be that of something else in the claim, and stays.
 */
function withoutSaidWords(
  details: readonly Detail[],
  { said }: Judgement,
  { reading, evidence }: ScoredSentence,
  { subjectName }: JudgeContext,
): readonly Detail[] {
  if (!details.some(({ verdict }) => verdict === 'open')) return details
  const behind = new Set([said, ...details.map(({ verdict, claim }) => (verdict === 'agrees' ? claim : null))])
  const claims = mapDefined(evidence.netClaims, ({ analysis: { claim } }) =>
    behind.has(claim.id) ? wordsOf(fold(claim.text)) : undefined,
  )
  const subject = wordsOf(fold(subjectName))
  const isSaid = (detail: Detail): boolean => {
    const own = reading.words.filter((word) => spansOverlap(word, detail))
    const content = own.filter((word) => saysWhenOrHowMany(word) || !stopWords.has(word.lower))
    const [first] = content
    // "Before" alone says something of the words beside it, and a claim may have it beside others.
    if (!first || content.every(saysWhenOrHowMany) || own.some(({ lower }) => DENIAL.test(lower))) return false
    if (/\p{Lu}/u.test(first.raw) && placeInOrder(subject, content) >= 0) return true
    const way = wayInto(reading.words, reading.words.indexOf(first))
    return claims.some((words) => {
      const at = placeInOrder(words, content)
      return at >= 0 && wayInto(words, at) === way
    })
  }
  const isValue = ({ start, end }: Detail): boolean =>
    reading.items.some((item) => isDateOrNumber(item) && spansOverlap(item, { start, end }))
  return details.filter(
    (detail) => detail.verdict !== 'open' || detail.dossier !== null || isValue(detail) || !isSaid(detail),
  )
}

const saysWhenOrHowMany = ({ lower }: Word): boolean => orderWords.test(lower) || quantifierWords.test(lower)

/** Returns the word before one that says which way something goes: Disney bought nothing that was "bought from Disney". */
function wayInto(words: readonly Word[], at: number): string {
  const before = words.slice(0, at).findLast(({ lower }) => lower !== 'the')?.lower ?? ''
  return WAYS.has(before) ? before : ''
}
const WAYS = new Set(['from', 'to', 'against', 'over'])

/** Returns where words have all of some others in the same order, in the same or another inflected form; -1 where they have not. */
function placeInOrder(words: readonly Word[], others: readonly Word[]): number {
  let found = 0
  let place = -1
  for (const [at, { stem, lemma }] of words.entries()) {
    const next = others[found]
    if (!next || (next.stem !== stem && next.lemma !== lemma)) continue
    if (found === 0) place = at
    found += 1
  }
  return found === others.length ? place : -1
}

/** Returns the details that are shown: those that differ, agree, or are worth looking up. */
function detailsOf(
  { state, differing, verbatim }: Judgement,
  scored: ScoredSentence,
  quote: string,
  bars: Bars,
): Detail[] {
  const { reading, details } = scored
  const wordsOf = ({ start, end }: Span): string => quote.slice(start - reading.start, end - reading.start).trim()
  const isSamePlace = (pair: Pair) => (other: Pair) => other.start === pair.start && other.end === pair.end
  // A whole sentence that the reader finds contradicted is no detail of the net.
  const shownDetails = [...details, ...differing.filter((pair) => !details.some(isSamePlace(pair)))]
    .flatMap((pair): Detail[] => {
      const other = differing.find(isSamePlace(pair))
      if (other) {
        const shown = other.differing?.shown ?? other.differing
        const detail = openDetail(pair, wordsOf(pair), shown)
        const doubted = !!shown && isDoubtful(shown.analysis, shown.value.slot, other.item)
        return [state === 'contradicted' ? { ...detail, verdict: 'differs', doubted } : detail]
      }
      if (differing.some((differingPair) => spansOverlap(differingPair, pair))) return []
      const isShown = isWorthLooking(pair, scored, bars) || (state === 'supported' && isCheckableValue(pair, bars))
      if (mayAgree(pair, bars) || isInOtherForm(pair, wordsOf(pair), bars) || (verbatim && isShown)) {
        const view = verbatim ?? pair.agreeing?.analysis
        if (!view) return []
        const doubted = isValueDoubted(pair, view, scored)
        return [
          {
            ...openDetail(pair, wordsOf(pair)),
            verdict: 'agrees',
            doubted,
            dossier: agreeingWords(pair, view, reading),
            claim: view.claim.id,
          },
        ]
      }
      return isShown ? [openDetail(pair, wordsOf(pair))] : []
    })
    .sort((a, b) => a.start - b.start)
  const claims = new Map(details.map(({ agreeing }) => [agreeing?.analysis.claim.id, agreeing?.analysis.claim.text]))
  return joinPossessives(shownDetails, wordsOf, (claim) => claims.get(claim) ?? '')
}

/**
 * Joins two matching names with "'s" between them where the claim has them as one: "Heart's Content".
 *
 * @param wordsOf returns the words of the sentence in a span
 * @param textOf returns the text of a claim
 */
function joinPossessives(
  details: readonly Detail[],
  wordsOf: (span: Span) => string,
  textOf: (claim: string | undefined) => string,
): Detail[] {
  const joined: Detail[] = []
  for (const detail of details) {
    const last = joined.at(-1)
    const isPossessive = last !== undefined && /^['’]s$/.test(wordsOf({ start: last.end, end: detail.start }))
    const isAlike = last?.claim === detail.claim && last.doubted === detail.doubted
    const whole = isPossessive ? wordsOf({ start: last.start, end: detail.end }) : ''
    if (
      isPossessive &&
      isAlike &&
      last.verdict === 'agrees' &&
      detail.verdict === 'agrees' &&
      plainApostrophes(textOf(detail.claim ?? undefined)).includes(plainApostrophes(whole))
    )
      joined[joined.length - 1] = { ...last, end: detail.end, article: whole, dossier: whole }
    else joined.push(detail)
  }
  return joined
}

const plainApostrophes = (words: string): string => words.replaceAll('’', "'")

/** Returns a detail as it is shown: with the verdict "open", and the values of `compare` if given. */
export function openDetail(
  { start, end, kind }: Pick<DetailSpan, 'start' | 'end' | 'kind'>,
  article: string,
  compare: Pick<NonNullable<Pair['differing']>, 'analysis' | 'value'> | null = null,
): Detail {
  return {
    start,
    end,
    kind,
    article,
    verdict: 'open',
    doubted: false,
    dossier: compare?.value.text ?? null,
    question: compare?.value.question ?? null,
    claim: compare?.analysis.claim.id ?? null,
    slot: compare?.value.slot ?? null,
  }
}

/** Whether a detail is marked as not found. A single plain word must also likely differ, the more if a claim has it. */
function isWorthLooking(pair: Pair, scored: ScoredSentence, bars: Bars): boolean {
  if (pair.kind === 'role' && pair.agreeing) return false
  if (!isPlainWord(pair)) return pair.pDiffers >= bars.warn || openScore(pair, scored) >= bars.open
  const isSaid = pair.agreeing !== null && pair.agreeing.relevance >= bars.agreesRelevant
  return pair.pDiffers >= (isSaid ? bars.compare : bars.warnWord)
}

/** Whether a detail is a date, number or role to look up, unlike the "two" of "the two of them". */
const isCheckableValue = (pair: Pair, bars: Bars): boolean =>
  (isDateOrNumber(pair.item) || (pair.item?.type === 'role' && !pair.agreeing)) && pair.pDetail >= bars.checkableValue

/** Whether a relevant claim has a name in another form ("World War Two", "Second World War"): the net sees other words. */
const isInOtherForm = ({ agreeing, differing }: Pair, words: string, bars: Bars): boolean =>
  agreeing !== null &&
  differing?.analysis !== agreeing.analysis &&
  agreeing.relevance >= bars.agreesRelevant &&
  hasNameForm(agreeing.analysis.claim.text, words) &&
  !fold(agreeing.analysis.claim.text).toLowerCase().includes(fold(words).toLowerCase())

/** Returns a claim's own words for a detail that agrees: its value, or a stretch with the same words; else null. */
function agreeingWords({ item, start, end }: Pair, analysis: AnalysedClaim, reading: ParsedSentence): string | null {
  const same = item ? analysis.values.filter((value) => compareItems(item, value.item) === 'same') : []
  // "44" is 44, and only without it the 40 that it may be rounded from.
  const [own] = same.sort((a, b) => Number(hasFigureOf(item, b.item)) - Number(hasFigureOf(item, a.item)))
  if (own) return own.words
  const stay = stayWithItem(item, analysis)
  if (stay !== null) return stay
  const keys = new Set(reading.terms.filter((t) => t.start < end && t.end > start).map((t) => t.stem))
  const isDenied = DENIAL.test(reading.text.slice(start - reading.start, end - reading.start))
  for (const known of keys.size === 0 ? [] : analysis.readings) {
    const found = known.terms.filter((t) => keys.has(t.stem))
    const first = found[0]
    const last = found.at(-1)
    if (!first || !last || new Set(found.map((t) => t.stem)).size < keys.size) continue
    // "Without radar", "did not sign": the denial is part of the words.
    const before = isDenied ? known.words.filter((word) => word.end <= first.start).slice(-MOST_IN_DENIAL) : []
    const from = before.find((word) => DENIAL.test(word.lower))?.start ?? first.start
    const words = known.text.slice(from - known.start, last.end - known.start)
    if (words.length <= 2 * (end - start) + MOST_EXTRA_LENGTH) return words
  }
  return null
}
const hasFigureOf = (item: Item | null, other: Item): boolean => hasSameFigure(item, [other])
const DENIAL = /\b(?:not|no|never|without|nor|neither)\b|n['’]t\b/i
const MOST_IN_DENIAL = 3
/** Number of characters by which the dossier's words may exceed twice the length of the article's. */
const MOST_EXTRA_LENGTH = 20

/**
 * Whether an open detail is a name that the dossier has: a sentence without a verdict does not list it as not found. In
 * a supported sentence it may be the wrong name, and stays open.
 */
function isKnownName({ dossier, start, end, article }: Detail, { reading, evidence }: ScoredSentence): boolean {
  if (dossier !== null) return false
  const item = reading.items.find((i) => i.start === start && i.end === end)
  if (item && 'id' in item && item.known) return true
  return evidence.netClaims.some(({ analysis }) => hasNameForm(analysis.claim.text, article))
}

/** Returns the claims of agreeing details, first those with most details; values and names count more. */
function claimsBehind(agreeing: readonly Detail[], { evidence, scores }: ScoredSentence): string[] {
  const weights = new Map<string, number>()
  for (const { claim, kind } of agreeing)
    if (claim) weights.set(claim, (weights.get(claim) ?? 0) + (WEIGHTS[kind] ?? 1))
  const relevanceOf = (id: string): number =>
    scores?.relevance[evidence.netClaims.findIndex(({ analysis }) => analysis.claim.id === id)] ?? -Infinity
  return [...weights].sort(([a, m], [b, n]) => n - m || relevanceOf(b) - relevanceOf(a)).map(([claim]) => claim)
}
const WEIGHTS: Partial<Record<DetailKind, number>> = {
  date: 3,
  number: 3,
  quote: 3,
  name: 2,
  org: 2,
  place: 2,
  work: 2,
  role: 2,
}

/**
 * Whether the claim that a detail agrees with is doubted, and no established claim as relevant has its value. A common word
 * settles nothing: a claim may deny it.
 */
function isValueDoubted(
  pair: Pair,
  view: AnalysedClaim,
  { evidence: { netClaims }, scores, reading }: ScoredSentence,
): boolean {
  if (isCorrectedAway(pair.item, view)) return true
  if (view.claim.status === 'established') return false
  if (!pair.item) return true
  const relevanceOf = (k: number): number => scores?.relevance[k] ?? -Infinity
  const least = Math.max(
    LEAST_SETTLING,
    relevanceOf(netClaims.findIndex((claim) => claim.analysis === view)) - MOST_BEHIND,
  )
  return !netClaims.some(
    ({ analysis }, k) =>
      analysis.claim.status === 'established' && relevanceOf(k) >= least && hasWordsOf(analysis, pair, reading),
  )
}
/** Minimum log-odds of relevance of an established claim that settles a value, and its distance from the doubted claim. */
const LEAST_SETTLING = -3
const MOST_BEHIND = 1

function relevantClaims({ scores, evidence }: ScoredSentence, bars: Bars): string[] {
  return evidence.netClaims
    .map(({ analysis }, k) => ({ id: analysis.claim.id, log: scores?.relevance[k] ?? -Infinity }))
    .filter(({ log }) => log >= bars.relevant)
    .sort((a, b) => b.log - a.log)
    .map(({ id }) => id)
}

function sourcesOf(ids: readonly string[], { claims, sources }: JudgeContext): number[] {
  const tier = (n: number): number => sources.get(n)?.tier ?? 3
  return unique(ids.flatMap((id) => (claims.get(id)?.sources ?? []).toSorted((a, b) => tier(a) - tier(b))))
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
