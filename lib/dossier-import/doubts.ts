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
  /** In the words of the document, where a pronoun in `text` was replaced. */
  original?: string | undefined
  /** Under a heading such as "Open questions", which says that it is a doubt. */
  isListed?: boolean
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
  /\b(?:conflict\w*|discrepanc\w+|disagree\w*|contradict\w*|inconsisten\w+|differ(?:s|ing)?\b|estimates? (?:range|vary)|figures? (?:range|vary|run)|versus|vs\.?|sources? (?:give|list|report)\w* (?:different|varying))\b/i

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
  for (const { claim } of found) castDoubt(doubt, claim)
  return found.length > 0
}

/** Adds a doubt to the notes of a claim, and makes the claim doubtful where the doubt is on the matter itself. */
export function castDoubt({ text, original, explains, isListed }: Doubt, claim: AuthoredClaim): void {
  const status: Status = CONFLICT.test(text) ? 'conflicting' : 'uncertain'
  const isOnTheMatter =
    CONFLICT.test(text) ||
    ((isListed === true || UNSURE.test(text) || doubtIn(text) !== null || isOpenQuestion(text)) &&
      !ON_THE_RESEARCH.test(text))
  const note = original ?? text
  if (!claim.notes.includes(note)) claim.notes.push(note)
  if (!explains && isOnTheMatter && claim.status !== 'conflicting') claim.status = status
}

function isOpenQuestion(text: string): boolean {
  return /\?(?:\s|$)/.test(text) || /^(?:Whether|Why|How|When|Where|Who|What|Which)\b/i.test(text)
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
        (word.length > 4 || (word.length > 3 && traits.special.has(word) && !/\d/.test(word))) &&
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
    /\b(?:never|nobody|no one|neither|guess|(?:most|some|many) (?:books|people|sources|accounts|say)|people say|opinions?|depends|debate|wonder|open|could not find|cannot|incomplete|not sure|say so|seem likely|quarrel|disagree|differ|says? nothing|not known|unknown|silent|hard to say|settled?|hardly|announced|so far|believe|may|might|would rather not)\b/i.test(
      text,
    )
  )
}

/** A clause that asks, as the subject of a sentence: "Whether he met her is a matter of speculation." */
export function isOpenClause(text: string): boolean {
  return (
    /^(?:Whether|Why|How|When|Where|Who|What|Which)\b[^?]{8,}$/.test(text) &&
    (doubtIn(text) !== null || /^Whether\b/.test(text) || NOT_SETTLED.test(text))
  )
}

/** The answer of a sentence to the question that it begins with: "How the fire began, the inquiry never found out." */
const NOT_SETTLED =
  /\b(?:never|nobody|no one|none|nowhere|nothing|cannot|could not|has not|have not|do not|does not|did not|is not|was not|anybody's guess|mystery|silent|lost|missing|hard|difficult|remains?|debate|dispute|doubt|question|guess|speculation)\b/i

/** Whether a sentence says that something is not sure. */
export function isDoubted(text: string): boolean {
  return doubtIn(text) !== null || isOpenClause(text)
}

/** Words of a sentence by which the document itself doubts it. */
export function doubtIn(text: string): string | null {
  return DOUBTFUL.exec(text)?.[0] ?? null
}

const DOUBTFUL = new RegExp(
  String.raw`\b(?:${[
    'reportedly|allegedly|purportedly|supposedly|apocryphal(?:ly)?|unverified|unconfirmed|unproven|unverifiable|rumou?red|disputed|contested|doubtful|dubious',
    'not (?:been )?(?:(?:independently|fully|yet|firmly|ever) )?(?:verified|confirmed|proved|proven|certain|corroborated)|not certain whether',
    'remains? open(?! to\\b)|never (?:been )?(?:\\w+ )?(?:proved|proven|verified|confirmed)|never been (?:\\w+ )?(?:established|settled|resolved)',
    "(?:could|can|has|have)(?: ?not|n[’']t| never) (?:been |be )?(?:\\w+ )?(?:verif\\w+|confirm\\w*|establish\\w*|settl\\w+|determin\\w+|trac\\w+|prove[nd]?|resolved?|reconcil\\w+)",
    '(?:it is|it remains|it was) (?:unclear|unknown|uncertain|doubtful|debated|disputed|not (?:known|clear|certain|recorded))',
    '(?:is|are|was|remains?) (?:still )?(?:unclear|unknown|uncertain|debated|unproven|unresolved|unsettled|not settled|hard to say|in doubt|in dispute|an open question|a (?:matter|question|subject) of (?:\\w+ )?(?:speculation|debate|dispute|conjecture|opinion|discussion))',
    '(?:sources|accounts|biographers|historians|scholars|researchers|experts|figures|reports|estimates|records|books|authors|versions|opinions)\\b.{0,60}?(?<!\\b(?:the|an?|of|this|that|in|armed) )\\b(?:conflict|disagree|differ|quarrel|vary|diverge|range|contradict|do not agree|are divided)',
    '(?:is|are|was|were) (?:said|rumou?red|alleged|claimed|believed|thought|supposed|assumed|suspected) to',
    '(?:nobody|no one|nobody else|none of us) (?:is|was|can be) (?:quite |entirely )?(?:sure|certain)|(?:nobody|no one) (?:really )?(?:knows|can say|could say)',
    "needs? (?:further|more) (?:study|research|evidence|checking)|anybody[’']s guess|is a guess|a guess that|open to (?:doubt|question|debate)",
    'no (?:\\w+ ){0,2}(?:proof|evidence|autopsy|minutes|documents?|paper|contemporary (?:record|source)|record|source)\\b.{0,40}?\\b(?:exists?|survives?|proves?|confirms?|shows?|supports?|was (?:ever )?(?:made|found|kept)|has been found|found|known)',
    'family (?:anecdote|legend)|according to (?:legend|tradition|rumou?r)|legend has it|(?:records?|files?|documents?) (?:is|are|was|were) (?:incomplete|lost|missing|silent)',
    "I (?:cannot|can[’']t|could not|couldn[’']t) (?:tell|say|find|verify|confirm|trace)|I am not (?:certain|sure)|I[’']m not (?:certain|sure)|I have (?:found|seen) no|I do not know|I don[’']t know|we do not know|we don[’']t know|we could not (?:verify|confirm|establish|find)",
    'unclear|uncertain(?!ty)|unsure|not sure|guesswork|hearsay|no (?:\\w+ )?(?:agreement|consensus) (?:on|about|as to|among)|(?:is|are|was|were|has|have) (?:not|never) (?:been )?(?:exactly |precisely )?(?:known|recorded|documented)(?! (?:as|for|to)\\b)',
    "(?:do|does|did)(?: not|n[’']t) (?:agree (?:on|about|whether|as to)|match|say (?:when|whether|who|why|how|where)|tell us)|(?:is|remains?) (?:still )?a mystery",
    '(?:treated|taken|read|used) with (?:some )?(?:caution|care|a (?:pinch|grain) of salt)|(?:hard|difficult|impossible) to (?:verify|prove|confirm|establish|check|say|tell|know)',
    "(?:has|have) been (?:questioned|doubted)|doubts? (?:about|remains?|whether|as to|persists?)|(?:cannot|can[’']t) be (?:ruled out|said|known|checked)|(?:tradition|legend|rumou?r|story) (?:has it|says|holds|goes)",
    'may (?:well )?(?:be|have been) (?:an? )?(?:\\w+ )?(?:legend|invention|invented|exaggerat\\w+|mistaken?|apocryphal)|(?:only|just|mere|pure) (?:a )?(?:guess|speculation|conjecture|tradition)',
    '(?:told|given|gives?|gave|tells|reported|stated|described|remembered|spelt|dated)\\b.{0,30} differently|(?:a )?matter of (?:taste|opinion|judge?ment|interpretation|definition)|cannot be (?:given|stated|fixed|dated|named|counted|told)|(?:, |but |though )not (?:yet )?confirmed|still (?:argued|argued over|disputed|discussed|unsolved|unexplained|open to)',
    '(?:has|have|was|were) never (?:been )?(?:made public|explained|disclosed|revealed|identified|caught|found|cleared up)|neither\\b.{0,30} (?:ever )?(?:said|explained|told) (?:why|how|whether)|(?:does|do|did) not settle|no (?:authority|court|source|document) has (?:ever )?settled|nothing (?:is|has been|was) (?:yet )?(?:announced|published|decided|confirmed|signed)',
    '(?:nobody|no one) can (?:now )?know|quarrel(?:led|s)? over|(?:ought|has|have|need|needs) to be (?:looked into|checked|verified|cleared up)|as is (?:often|sometimes|usually) (?:read|said|told|written|claimed)|depends on (?:the|which|what|how|whom) (?:model|source|definition|count|method|way|measure|one|you)',
    'may or may not|(?:some|others|many|most|several|(?:a )?few|critics|historians|scholars|biographers) (?:\\w+ )?(?:suspect(?:ed)?|doubt(?:ed)?|dispute[sd]?|question(?:ed)?|contest(?:ed)?|say|claim|think|believe|maintain|argue|hold)\\b',
    'perhaps(?! (?:\\d|an?\\b|\\w+(?:ty|teen)\\b|two|three|four|five|six|seven|eight|nine|ten))|possibly|presumably|conceivably|probably|(?:very )?likely(?! to\\b)|may (?:also |well )?have been|seems? to have|appears? to have|is thought|are thought|was thought',
    '(?:has|have) (?:not|never) (?:yet )?(?:said|stated|disclosed|commented|published|revealed|explained|named|confirmed|released|denied)|(?:declined|refused) to (?:say|comment|confirm)',
    '(?:not|never) (?:yet |fully |exactly |really |quite |precisely |entirely |otherwise |reliably )?(?:known|clear|certain|established|settled|understood|attested|recorded|documented|proven)(?! (?:as|for|to)\\b)',
    '(?:argue[sd]?|claim(?:s|ed)?|maintain(?:s|ed)?|hold|held|holds|insist(?:s|ed)?|say|says|said)\\b.{5,160}\\b(?:reject(?:s|ed)?|den(?:y|ies|ied)|dispute[sd]?|disagree[sd]?|doubt(?:s|ed)?|contradict(?:s|ed)?)\\b',
    '(?:gives?|gave|puts?|dates?|dated|counts?|counted) .{0,60}\\d.{2,80}\\b(?:another|others?|elsewhere|whereas|while)\\b.{0,60}\\d|(?:is|are|was|were) (?:variously )?given as\\b.{2,60}\\b(?:in one|another|others?|elsewhere|older|in some)\\b|variously',
    '(?:does|do|did|could|can|have|has|had) (?:not|never)(?: \\w+)? (?:mention|find|locate|prove|support|show|identif\\w+)\\b.{0,40}\\b(?:it|this|that|record|source|document|evidence|proof|trace)|not mentioned (?:in|by)|no (?:other )?(?:record|source|trace|document|proof|evidence) (?:of|for|that|has|was|is)',
    'so[- ]called evidence|hotly debated|much debated|still debated|widely (?:doubted|disputed)|is debatable|remains? (?:to be (?:seen|proved|proven|shown|confirmed|settled)|controversial|obscure|elusive|mysterious|a mystery|a puzzle|conjecture|speculative)',
    'conjectur\\w+|hearsay|apocryphal|unsubstantiated|uncorroborated|unsupported by|unconvincing|questionable|open question|estimates? (?:range|vary|differ)',
    "(?:nothing|little|not much|very little) (?:more |else |certain |definite |reliable )?(?:is|was|has been) (?:\\w+ )?(?:known|recorded|certain|documented|written)|(?:has|have|is|are) yet to be|to be (?:confirmed|verified|checked)|the jury is (?:still )?out|who knows|(?:God|heaven) knows|(?:we|one|you|I) can(?:not|[’']t) be (?:quite |entirely )?(?:sure|certain)|cannot be certain",
    '(?:opinions?|views?|stories|numbers|counts|dates|sources|accounts|memories|recollections|versions|guesses|tellings|spellings|translations) (?:\\w+ )?(?:differ|diverge|vary|conflict|disagree|do not (?:agree|match|add up)|are (?:at odds|divided|inconsistent|contradictory))|at odds (?:with|over|about)|(?:is|are|was|were) (?:inconsistent|contradictory|in conflict|at variance)',
    'if (?:the|this|that) (?:story|account|tale|report|claim|letter|figure) is (?:true|right|correct|to be believed)|too good to be true|by (?:his|her|its|their) own account|as far as (?:I|we|is) know|(?:I|we) would not swear|in all likelihood|in all probability|one (?:story|version|account|theory|tradition|source|report) (?:has it|says|holds|goes|is that)|another (?:story|version|account|theory|tradition)|so the story goes|as the story goes|or so (?:it is|they|he|she)',
    'not (?:been )?audited|unaudited|self-reported|unsourced|uncited|(?:lacks?|without|needs?|has no|have no|with no) (?:a |an |any )?(?:second |independent |primary |reliable |better |further |secure |firm )?(?:source|citation|confirmation|documentation|evidence|proof)|no (?:second|independent|other|primary) source|(?:only|just) (?:a )?(?:single|one) (?:source|witness|document|letter|report|account|article|post)|second-hand|at second hand|secondhand',
    '(?:should|must|ought to|need to|needs to) be (?:checked|verified|confirmed|double-checked|treated|read|taken|handled|used with)|double-check|(?:never|not) (?:been )?(?:found|traced|located|solved|identified|recovered|counted|cleared up|resolved|explained|answered)(?= ?[.;,]| (?:and|but|to this day|since)\\b)|was never counted|no count was',
    '(?:the )?(?:exact|precise|true|real|actual) (?:date|number|year|place|cause|figure|amount|sum|wording|details?|circumstances|origin|meaning|size|age|reason|spot|location)s?\\b.{0,40}\\b(?:not|un\\w+|lost|missing|disputed|escape|elude)',
    '(?:some|others|a few|several) (?:\\w+ )?(?:put|give|date|place|count|report|cite|quote) (?:it|him|her|them|the|a|\\d)|(?:some|older|other|earlier|later|newer|press|many|several) (?:\\w+ )?(?:sources|accounts|books|reports|papers|maps|histories|biographies|articles|writers|authors|guides) (?:say|give|put|have|claim|state|name|date|place|report|mention|write|speak|even)|(?:is|are|was|were) (?:often|sometimes|usually|commonly|frequently) (?:said|claimed|stated|quoted|given|repeated|told|reported)',
    "(?:may|might) (?:well |also |just |simply )?(?:be|have been) (?:a|an|the|only|no|wrong|true|false|right|due|because|from|later|earlier|older|younger|more|less|higher|lower|too)\\b|(?:is|are|was|were) (?:almost )?(?:certainly|probably|possibly|perhaps|surely) (?:not|a|an|the|wrong|invented|exaggerated|false|later|older)|looks? (?:like )?(?:an? )?(?:invent\\w+|exaggerat\\w+|mistake|error|misprint|doubtful|suspect)|(?:a )?(?:misprint|printer[’']s error|slip of the pen|clerical error)|exaggerat(?:ed|ion)|invented later|later invention",
    '(?:den(?:y|ies|ied)|disput(?:es|ed)|contest(?:s|ed)|challeng(?:es|ed)|contradict(?:s|ed)|question(?:s|ed)|doubt(?:s|ed)) (?:that|whether|this|(?:the|his|her|its|their) (?:story|claim|account|report|figure|date|version|attribution|link|number|authenticity|authorship))\\b',
    '(?<!\\b(?:lives|victims?|the|this|that|an?|his|her|its|their|no|any|such) )(?:claims?|claimed|purports?|purported|professed) (?:that|to (?:have|be)|he|she|it|they)\\b|(?:they|people|locals|villagers|fans|admirers|neighbours|neighbors|friends|guides) (?:often |still |sometimes )?(?:say|claim|believe|insist|swear)\\b',
    '(?:nobody|no one|none of (?:us|them)|neither(?: of (?:us|them))?|not even \\w+(?: \\w+)?) (?:ever |now |else |today |still |alive )*(?:knows?|knew|recorded|remember(?:s|ed)?|can (?:say|tell|explain|prove)|could (?:say|tell|explain|prove|confirm)|has (?:found|explained|proved|confirmed|seen)|counted|explained|agrees?|claimed)',
    'depending on (?:the source|whom|who|how)|(?:one|another|a single|only one) (?:source|report|account|author|paper|newspaper|obituary|witness|post)\\b.{0,30}\\b(?:says|gives|claims|mentions|states|writes|has|names|puts|reports)|(?:rests?|based|relies|depends?) (?:only |solely |mainly |entirely )?(?:on|upon) (?:a single|one|his own|her own|its own|hearsay|memory|unpublished)',
  ].join('|')})(?!\p{L})`,
  'iu',
)
