import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Status } from '@/lib/dossier/schema'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'

/** An entry of an "Uncertainty" list. */
export interface Doubt {
  text: string
  line: number
  /** Numbers of the sources that it names. */
  sources: readonly number[]
  /** Struck through as done, or a remark of reviewers: it explains, and makes nothing doubtful. */
  explains: boolean
}

/** A claim with the data for matching doubts. */
export interface DoubtfulClaim {
  claim: AuthoredClaim
  traits: Traits
}

/** The words that identify the topic of a sentence. */
export interface Traits {
  /** Numbers, dates, names, quoted words. */
  special: ReadonlySet<string>
  stems: ReadonlySet<string>
}

const CONFLICT =
  /\b(?:conflict\w*|discrepanc\w+|disagree\w*|contradict\w*|inconsisten\w+|differ(?:s|ing)?\b|versus|vs\.?|sources? (?:give|list|report)\w* (?:different|varying))\b/i

const UNSURE =
  /\b(?:un(?:confirmed|verified|certain|clear|known|resolved|documented)|not (?:\w+ )?(?:confirmed|documented|known|established)|no (?:\w+ ){0,3}(?:primary|tier 1|independent|official)\b|no (?:\w+ ){0,4}source|disputed|contested|questionable|cannot be (?:resolved|confirmed|determined)|press (?:sources )?only|only (?:from|by|through) (?:the )?press|single source|approximate|estimated|allegedly|reportedly|rumou?r\w*)\b/i
/** Remarks on the research method, which are not doubts about its results. */
const ON_THE_RESEARCH =
  /\b(?:not (?:\w+ )?(?:fetched|parsed|accessed|retrieved|independently)|could not be (?:\w+ )?(?:fetched|parsed|accessed|retrieved)|live (?:counts|figures)|transcript|paywall\w*|research pass|JavaScript)\b/i

export function isOnTheResearch(text: string): boolean {
  return ON_THE_RESEARCH.test(text)
}

/**
 * Adds a doubt to the claims of its section that it refers to. Numbers, titles and rare words must match; common names
 * and the subject do not count.
 *
 * @returns whether a claim was found
 */
export function placeDoubt(doubt: Doubt, claims: readonly DoubtfulClaim[], ofSubject: ReadonlySet<string>): boolean {
  const traits = traitsOf(doubt.text, ofSubject)
  // A name in half of the section does not identify a claim.
  const telling = [...traits.special].filter((one) => {
    const having = claims.filter(({ traits: own }) => own.special.has(one)).length
    return having > 0 && having <= Math.max(2, claims.length * RARE)
  })
  let best = 0
  const scored = claims.map(({ claim, traits: own }) => {
    const special = telling.filter((one) => own.special.has(one)).length
    const stems = [...traits.stems].filter((one) => own.stems.has(one)).length
    const source = doubt.sources.some((n) => claim.sources.includes(n)) ? 1 : 0
    const score = 2 * special + stems + 2 * source
    const fits = special >= 1 && stems + special + source >= 3 && score >= 5
    best = Math.max(best, fits ? score : 0)
    return { claim, score: fits ? score : 0 }
  })
  // Only what fits nearly as well as the best: a doubt on one date does not make the whole section doubtful.
  const sure = scored.filter(({ score }) => score > 0 && score >= 0.8 * best).slice(0, MOST)
  const found =
    sure.length > 0 || doubt.explains || isOnTheResearch(doubt.text) ? sure : nearest(doubt.text, traits, claims)
  const status: Status = CONFLICT.test(doubt.text) ? 'conflicting' : 'uncertain'
  const castsDoubt =
    CONFLICT.test(doubt.text) ||
    ((UNSURE.test(doubt.text) || doubtIn(doubt.text) !== null) && !ON_THE_RESEARCH.test(doubt.text))
  for (const { claim } of found) {
    if (!claim.notes.includes(doubt.text)) claim.notes.push(doubt.text)
    if (!doubt.explains && castsDoubt && claim.status !== 'conflicting') claim.status = status
  }
  return found.length > 0
}

/** The claims that share the most of the words that are rare among all, at least two of them. */
function nearest(text: string, traits: Traits, claims: readonly DoubtfulClaim[]): { claim: AuthoredClaim }[] {
  const counted = COUNTED.exec(fold(text))?.[1]
  const countedStem = counted === undefined ? undefined : wordsOf(counted)[0]?.stem
  const all = [...traits.special, ...traits.stems].map((word) => ({
    word,
    having: claims.filter(({ traits: own }) => own.special.has(word) || own.stems.has(word)).length,
  }))
  const rare = all.filter(({ having }) => having > 0 && having <= Math.max(3, claims.length * RARE))
  const scored = claims.map(({ claim, traits: own }) => {
    const shared = rare.filter(({ word }) => own.special.has(word) || own.stems.has(word))
    return { claim, shared: shared.length, score: shared.reduce((sum, { having }) => sum + 1 / having, 0) }
  })
  // One long word that hardly any other claim has is enough.
  const isTelling = ({ claim, shared }: { claim: AuthoredClaim; shared: number }) =>
    shared >= 2 ||
    (countedStem !== undefined && countedIn(claim.text).includes(countedStem)) ||
    rare.some(
      ({ word, having }) =>
        having <= 2 &&
        word.length > 5 &&
        claims.some((one) => one.claim === claim && (one.traits.stems.has(word) || one.traits.special.has(word))),
    )
  const fitting = scored.filter((one) => one.shared > 0 && isTelling(one))
  const best = Math.max(0, ...fitting.map(({ score }) => score))
  return fitting.filter(({ score }) => score >= 0.9 * best).slice(0, 2)
}

/** "The number of deaths": the word that is counted. */
const COUNTED = /\b(?:number|count|total) of (?:the )?(\p{Ll}{4,})/u

/** Stems of the words that a claim gives a number of: "73 deaths". */
function countedIn(text: string): string[] {
  return [...fold(text).matchAll(/\d (\p{Ll}{4,})/gu)].flatMap(([, word = '']) => wordsOf(word).map(({ stem }) => stem))
}

/** A doubt that fits more than this many claims is on the section, not on them. */
const MOST = 4
const RARE = 0.15

export function traitsOf(text: string, ofSubject: ReadonlySet<string>): Traits {
  const folded = fold(text)
  const special = new Set<string>()
  const stems = new Set<string>()
  const words = wordsOf(folded)
  for (const { raw, lower, stem } of words) {
    if (ofSubject.has(lower) || raw.length < 2) continue
    if (/\d/.test(raw)) special.add(lower)
    else if (/^\p{Lu}/u.test(raw) && !COMMON.has(lower)) special.add(lower)
    if (raw.length > 3 && !COMMON.has(lower)) stems.add(stem)
  }
  // The first word of a sentence has a capital whatever it is.
  const first = words[0]
  if (first && /^\p{Lu}\p{Ll}+$/u.test(first.raw)) special.delete(first.lower)
  return { special, stems }
}

const COMMON = new Set(
  'the a an this that these those his her their its he she it they in on at by for from and or but not no was were is are has have had with which also been only than into over under between both after before during about some such most more other source sources primary secondary tier confirmed confirm verified verify independently directly research pass fetched retrieved section claim claims document documented date dates exact stated states statement text page specific available accessible public publicly official level'.split(
    ' ',
  ),
)

/** "Was it a quarrel? Neither ever explained it." */
export function isNoAnswer(text: string): boolean {
  return (
    doubtIn(text) !== null ||
    /\b(?:never|nobody|no one|neither|guess|could not find|cannot|incomplete|not sure|say so|seem likely)\b/i.test(text)
  )
}

/** Words of a sentence by which the document itself doubts it. */
export function doubtIn(text: string): string | null {
  return DOUBTFUL.exec(text)?.[0] ?? null
}

const DOUBTFUL =
  /\b(?:reportedly|allegedly|unverified|unconfirmed|not (?:independently )?(?:verified|confirmed)|(?:could|can)(?:not| not) be (?:independently )?(?:verified|confirmed|established|settled|determined|traced)|rumou?red|disputed|contested|it is (?:unclear|unknown|uncertain|not (?:known|clear|certain))|(?:is|are|was|remains?) (?:unclear|unknown|uncertain|debated|unproven|unresolved|not settled|hard to say|an open question)|(?:sources|accounts|biographers|historians|scholars|figures|reports)\b.{0,60}?\b(?:conflict|disagree|differ|quarrel|vary)|purportedly|supposedly|is said to|are said to|(?:nobody|no one) (?:is sure|knows)|needs further study|not (?:been )?(?:proved|proven|certain)|not certain whether|anybody's guess|open to (?:doubt|question))\b/i
