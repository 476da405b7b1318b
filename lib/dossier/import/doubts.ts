import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'

export interface Doubt {
  text: string
  line: number
  /** Whether it says that a doubt was resolved: it is added as a note and does not make the claim doubtful. */
  isResolved: boolean
  /** The words of the document, if a pronoun in `text` was replaced. */
  original?: string | undefined
  words?: string
}

const CONFLICT_WORDS =
  /\b(?:conflict\w*|discrepanc\w+|disagree\w*|contradict\w*|inconsisten\w+|differ(?:s|ing)?\b|estimates? (?:range|vary)|figures? (?:range|vary|run)|versus|vs\.?|sources? (?:give|list|report)\w* (?:different|varying))\b/i

/**
 * Adds a doubt to the one or two claims that share most of its rare words. A claim must share at least two of them, or
 * one that at most two claims have. A word is rare if at most 15 % of the claims (or three) have it.
 *
 * @param wordsIn returns the telling words of a text
 * @returns whether a claim was found
 */
export function placeDoubt(
  doubt: Doubt,
  all: readonly AuthoredClaim[],
  wordsIn: (text: string) => ReadonlySet<string>,
): boolean {
  const claims = all.filter(({ text }) => text !== doubt.text)
  const rare = [...wordsIn(doubt.text)].flatMap((word) => {
    const having = claims.filter(({ text }) => wordsIn(text).has(word)).length
    return having > 0 && having <= Math.max(3, claims.length * RARE_SHARE) ? [{ word, having }] : []
  })
  const scored = claims.flatMap((claim) => {
    const shared = rare.filter(({ word }) => wordsIn(claim.text).has(word))
    const isSure = shared.length > 1 || shared.some(({ word, having }) => having <= 2 && word.length > 3)
    return isSure ? [{ claim, score: shared.reduce((sum, { having }) => sum + 1 / having, 0) }] : []
  })
  const best = Math.max(...scored.map(({ score }) => score))
  const found = scored.filter(({ score }) => score >= 0.9 * best).slice(0, 2)
  for (const { claim } of found) addDoubt(doubt, claim)
  return found.length > 0
}
const RARE_SHARE = 0.15

export function addDoubt({ text, original = text, isResolved }: Doubt, claim: AuthoredClaim): void {
  if (!claim.notes.includes(original) && claim.notes.length < DOSSIER_LIMITS.listEntries) claim.notes.push(original)
  if (!isResolved && claim.status !== 'conflicting')
    claim.status = CONFLICT_WORDS.test(text) ? 'conflicting' : 'uncertain'
}

/** Returns the stems of the telling words of a text: figures, names and other words except the commonest. */
export function distinctiveStemsOf(text: string, ofSubject: ReadonlySet<string>): ReadonlySet<string> {
  const telling = wordsOf(fold(text)).filter(
    ({ raw, lower }) =>
      !ofSubject.has(lower) && !COMMON_WORDS.has(lower) && (raw.length > 3 || /^\p{Lu}.|\d./u.test(raw)),
  )
  return new Set(telling.map(({ stem }) => stem))
}

const COMMON_WORDS = new Set(
  'the a an this that these those his her their its he she it they in on at by for from and or but not no was were is are has have had with which also been only than into over under between both after before during about some such most more other source sources primary secondary tier confirmed confirm verified verify independently directly research pass fetched retrieved section claim claims document documented date dates exact stated states statement text page specific available accessible public publicly official level'.split(
    ' ',
  ),
)

export function isDoubted(text: string): boolean {
  return doubtWordsIn(text) !== null || isIndirectQuestion(text)
}

export function isIndirectQuestion(text: string): boolean {
  return /^(?:Whether|Why|How|Who|Where)\b[^?]{8,}$/.test(text)
}

export function doubtWordsIn(text: string): string | null {
  return DOUBT_PHRASE.exec(text)?.[0] ?? null
}

/** Returns the words by which a page doubts what it says itself, not what a speaker or somebody with a name doubts. */
export const ownDoubtIn = (text: string): string | null => doubtWordsIn(text.replace(DOUBT_OF_OTHERS, ' … '))

const DOUBT_OF_OTHERS = /["“][^"”]*["”]?|\b(?:disputed|contested|questioned|doubted) by (?=\p{Lu})/gu

const DOUBT_PHRASE = new RegExp(
  String.raw`\b(?:${[
    'reportedly|allegedly|purportedly|supposedly|apocryphal(?:ly)?|unverified|unconfirmed|unproven|unverifiable|rumou?red|disputed|contested|doubtful|dubious',
    'not (?:been )?(?:(?:independently|fully|yet|firmly|ever) )?(?:verified|confirmed|proved|proven|certain|corroborated)|not certain whether',
    'remains? open(?! to\\b)|never (?:been )?(?:\\w+ )?(?:proved|proven|verified|confirmed)|never been (?:\\w+ )?(?:established|settled|resolved)',
    "(?:could|can|has|have)(?: ?not|n[’']t| never) (?:been |be )?(?:\\w+ )?(?:verif\\w+|confirm\\w*|establish\\w*|settl\\w+|determin\\w+|trac\\w+|prove[nd]?|resolved?|reconcil\\w+)",
    '(?:it is|it remains|it was) (?:unclear|unknown|uncertain|doubtful|debated|disputed|not (?:known|clear|certain|recorded))',
    '(?:is|are|was|remains?) (?:still )?(?:unclear|unknown|uncertain|debated|unproven|unresolved|unsettled|not settled|hard to say|in doubt|in dispute|an open question|a (?:matter|question|subject) of (?:\\w+ )?(?:speculation|debate|dispute|conjecture|opinion|discussion))',
    '(?:sources|accounts|biographers|historians|scholars|researchers|experts|figures|reports|estimates|records|books|authors|versions|opinions)\\b.{0,60}?(?<!\\b(?:the|an?|of|this|that|in|armed) )\\b(?:conflict|disagree|differ|quarrel|vary|diverge|range|contradict|do not agree|are divided)',
    '(?:is|are|was|were) (?:said|rumou?red|alleged|claimed|believed|thought|supposed|assumed|suspected) to',
    "I (?:cannot|can[’']t|could not|couldn[’']t) (?:tell|say|find|verify|confirm|trace)|I am not (?:certain|sure)|I[’']m not (?:certain|sure)|I have (?:found|seen) no|I do not know|I don[’']t know|we do not know|we don[’']t know|we could not (?:verify|confirm|establish|find)",
    'unclear|uncertain(?!ty)|unsure|not sure|guesswork|hearsay|no (?:\\w+ )?(?:agreement|consensus) (?:on|about|as to|among)|(?:is|are|was|were|has|have) (?:not|never) (?:been )?(?:exactly |precisely )?(?:known|recorded|documented)(?! (?:as|for|to)\\b)',
    "(?:do|does|did)(?: not|n[’']t) (?:agree (?:on|about|whether|as to)|match|say (?:when|whether|who|why|how|where)|tell us)|(?:is|remains?) (?:still )?a mystery",
    '(?:treated|taken|read|used) with (?:some )?(?:caution|care|a (?:pinch|grain) of salt)|(?:hard|difficult|impossible) to (?:verify|prove|confirm|establish|check|say|tell|know)',
    "(?:has|have) been (?:questioned|doubted)|doubts? (?:about|remains?|whether|as to|persists?)|(?:cannot|can[’']t) be (?:ruled out|said|known|checked)|(?:tradition|legend|rumou?r|story) (?:has it|says|holds|goes)",
    'may (?:well )?(?:be|have been) (?:an? )?(?:\\w+ )?(?:legend|invention|invented|exaggerat\\w+|mistaken?|apocryphal)|(?:only|just|mere|pure) (?:a )?(?:guess|speculation|conjecture|tradition)',
    '(?:told|given|gives?|gave|tells|reported|stated|described|remembered|spelt|dated)\\b.{0,30} differently|(?:a )?matter of (?:taste|opinion|judge?ment|interpretation|definition)|cannot be (?:given|stated|fixed|dated|named|counted|told)|(?:, |but |though )not (?:yet )?confirmed|still (?:argued|argued over|disputed|discussed|unsolved|unexplained|open to)',
    '(?:has|have|was|were) never (?:been )?(?:made public|explained|disclosed|revealed|identified|caught|found|cleared up)|neither\\b.{0,30} (?:ever )?(?:said|explained|told) (?:why|how|whether)|(?:does|do|did) not settle|no (?:authority|court|source|document) has (?:ever )?settled|nothing (?:is|has been|was) (?:yet )?(?:announced|published|decided|confirmed|signed)',
    "needs? (?:further|more) (?:study|research|evidence|checking)|anybody[’']s guess|is a guess|a guess that|open to (?:doubt|question|debate)|family (?:anecdote|legend)|according to (?:legend|tradition|rumou?r)|legend has it|(?:records?|files?|documents?) (?:is|are|was|were) (?:incomplete|lost|missing|silent)|perhaps(?! (?:\\d|an?\\b|\\w+(?:ty|teen)\\b|two|three|four|five|six|seven|eight|nine|ten))|possibly|presumably|conceivably|probably|(?:very )?likely(?! to\\b)|may (?:also |well )?have been|seems? to have|appears? to have|is thought|are thought|was thought|(?:has|have) (?:not|never) (?:yet )?(?:said|stated|disclosed|commented|published|revealed|explained|named|confirmed|released|denied)|(?:declined|refused) to (?:say|comment|confirm)|(?:nobody|no one|none of (?:us|them)|neither(?: of (?:us|them))?|not even \\w+(?: \\w+)?) (?:ever |now |else |today |still |alive )*(?:knows?|knew|recorded|remember(?:s|ed)?|can (?:say|tell|explain|prove)|could (?:say|tell|explain|prove|confirm)|has (?:found|explained|proved|confirmed|seen)|counted|explained|agrees?|claimed)|(?:not|never) (?:yet |fully |exactly |really |quite |precisely |entirely |otherwise |reliably )?(?:known|clear|certain|established|settled|understood|attested|recorded|documented|proven)(?! (?:as|for|to)\\b)",
    '(?:argue[sd]?|claim(?:s|ed)?|maintain(?:s|ed)?|hold|held|holds|insist(?:s|ed)?|say|says|said)\\b.{5,160}\\b(?:reject(?:s|ed)?|den(?:y|ies|ied)|(?<!\\b(?:the|an?|this|that|in) )dispute[sd]?|disagree[sd]?|doubt(?:s|ed)?|contradict(?:s|ed)?)\\b',
    '(?:gives?|gave|puts?|dates?|dated|counts?|counted) .{0,60}\\d.{2,80}\\b(?:another|others?|elsewhere|whereas|while)\\b.{0,60}\\d|(?:is|are|was|were) (?:variously )?given as\\b.{2,60}\\b(?:in one|another|others?|elsewhere|older|in some)\\b|variously',
    '(?:does|do|did|could|can|have|has|had) (?:not|never)(?: \\w+)? (?:mention|find|locate|prove|support|show|identif\\w+)\\b.{0,40}\\b(?:it|this|that|record|source|document|evidence|proof|trace)|not mentioned (?:in|by)|no (?:other )?(?:record|source|trace|document|proof|evidence) (?:of|for|that|has|was|is)',
    '(?:den(?:y|ies|ied)|disput(?:es|ed)|contest(?:s|ed)|challeng(?:es|ed)|contradict(?:s|ed)|question(?:s|ed)|doubt(?:s|ed)) (?:that|whether|this|(?:the|his|her|its|their) (?:story|claim|account|report|figure|date|version|attribution|link|number|authenticity|authorship))\\b',
  ].join('|')})(?!\p{L})`,
  'iu',
)
