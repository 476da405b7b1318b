import { verbsOfSaying } from '@/lib/engine/lexicon/concepts'
import { normalizeFolded } from '@/lib/text/normalized-text'
import { nounsOfUntruth } from '@/lib/text/untruth'

/**
 * Blanks what a sentence itself calls wrong: "on July 20, not July 21", "rather than 1968", "an earlier version of this
 * article said …". The rest is what it asserts, and is compared as if it stood alone.
 *
 * @returns text of the same length, with zero-width spaces
 */
export const blankDenied = (folded: string): string => blankParts(folded, denialHint, denialPatterns)

/**
 * Blanks who says the rest of a sentence, where it is the one that was spoken of: "…, he said on X on Tuesday". With the date of
 * a saying it stays: a claim may have that date.
 */
export const blankSpeaker = (folded: string): string => blankParts(folded, speakerHint, [speakerAtEnd])

const unnamedSpeaker = String.raw`(?:he|she|they|it|the (?:company|firm|start-?up|agency|university|institute|team|group|lab))`
/** Where it was said, or on which day of the week: "on X on Tuesday", "in a statement". */
const placeOfSaying = String.raw`(?: (?:on|in|at|via)(?: an?| the)?(?: (?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[\p{L}'’-]+){1,2}){0,3}`
const speakerHint = /, (?:(?:he|she|they|it|the \p{Ll}+) \p{Ll}{3,}|says? |said |according )/u
const speakerAtEnd = new RegExp(
  String.raw`(?<=\S \S+ \S+), (?:${unnamedSpeaker} (?:${verbsOfSaying})(?: reporters)?|(?:sa(?:id|ys)|according to) ${unnamedSpeaker})${placeOfSaying}(?=[.!?]?["')]?$)`,
  'u',
)

function blankParts(folded: string, hint: RegExp, patterns: readonly RegExp[]): string {
  const even = normalizeFolded(folded)
  const text = even?.text ?? folded
  if (!hint.test(text)) return folded
  const asserted = patterns.reduce((left, pattern) => left.replace(pattern, blankUnlessQuoted), text)
  if (!even) return asserted
  const signs = folded.split('')
  for (let at = 0; at < text.length; at++)
    if (asserted[at] !== text[at]) signs.fill('\u200b', even.startOf(at), even.endOf(at + 1))
  return signs.join('')
}

/** Replaces a match by zero-width spaces, unless it begins inside a quotation: "Attention, not recurrence" is a title. */
function blankUnlessQuoted(match: string, ...rest: unknown[]): string {
  const at = rest.findIndex((value) => typeof value === 'number')
  const before = String(rest[at + 1]).slice(0, Number(rest[at]))
  return (before.split('"').length - 1) % 2 === 1 ? match : '\u200b'.repeat(match.length)
}

const denialHint =
  /\b(?:not|never|than|instead|opposed|contrary|version|edition|draft|report|headline|caption|we|\p{L}+ly|mis\p{Ll}+|untrue|untruth|false|incorrect|urban legend|fiction|falsehood|fallac\p{Ll}+|hoax|error|fake|lie|myth|wrong|alternat\p{Ll}+|parallel|fictional|(?:novel|film|movie|series|opera|musical|comic|satire|parody)s?)\b/iu

/** One word, number or date of a denied value. */
const valueWord = String.raw`(?:\d{1,2},\s\d{4}|[^\s,.;:!?()"]+(?:[.,'][^\s,.;:!?()"]+)*)`
const valueEnd = String.raw`(?=\s*[.;:!?)]|\s*,(?!\d)|$|\s(?:but|as|and|–)\s)`
const wordsBeforeValue = String.raw`(?:(?:on|in|at|by|to|from|for|with|of|as|after|the|an?|its|his|her|their)\s){0,3}`
/** A comma behind the denied value, where the statement goes on: "Armstrong, not Aldrin, was the first". */
const commaBehindValue = String.raw`(?:\s*,(?=\s(?:is|are|was|were|has|had|have|did|became|made|took|led|won|wrote|built|\p{Ll}+ed)\b))?`
const noDenialAhead = String.raw`(?!(?:only|just|merely|simply|until|yet|all|every|always|one|any|because|so|that|a single)\b)`
/** The statement so far: without its verb, the words before a note say nothing. */
const statementSoFar = String.raw`(?:^|(?<=;))[^;]{0,300}?`
/** The rest of a statement, up to one that says what is right. */
const restOfStatement = String.raw`(?:(?!;|\s–\s|,\s(?:but|when|while|whereas|although|though|in fact|it|he|she|they)\b)[^]){0,400}?(?=;|\s–\s|,\s(?:but|when|while|whereas|although|though|in fact|it|he|she|they)\b|[.!?]?["')]?$)`
const verbsOfStating =
  '(?:stat|dat|nam|describ|attribut|believ|assum|cit|quot|plac)(?:es?|ed|ing)|(?:report|claim|list|call|record|print|show|credit|assert|suggest|assign|teach|tell)(?:s|ed|ing)?|(?:identif|sa)(?:y|ies|ied|ys|id|ying)|g[ai]ve[sn]?|shown|puts?|wr[io]tes?|written|thinks?|thought|told|taught|has|have|had'
const adverbsOfError = '(?:wrongly|incorrectly|mistakenly|erroneously|falsely|inaccurately)'
/** Nouns for invented worlds, with up to four words before them: "the television series", "Berg's novel". */
const inventedWorld = String.raw`(?:an?|the|this|that|his|her|one|(?:[\p{L}.]{1,30}\s){0,3}?[\p{L}.]{1,30}'s?)\s(?:(?!(?:video|lecture|documentary|podcast|blog|talk)\b)[\p{L}\p{N}.'"-]+\s){0,4}?(?:novel(?:la)?|(?:feature )?film|movie|series|opera|musical|comic|satire|parody|(?:alternat(?:e|ive)|fictional|parallel|imaginary)\s(?:history|timeline|universe|world|reality|version))`
/** Verbs that link a real thing or person with a story: "named for the toy in the movie" is a fact. */
const realLinkVerb = String.raw`[^;]*\b(?:(?:nick)?named|based|inspired|appear(?:s|ed)|play(?:s|ed)|star(?:s|red)|cast|shown|seen)\b`
/** The whole of a sentence, up to a statement of its own. */
const wholeSentence = String.raw`[^;]*`

/** Sources of patterns without capitals, then of those in which a capital tells a value from a verb. */
const patternsOfAnyCase = [
  String.raw`^["'(]?(?:contrary to|rather than|instead of|as opposed to)(?:\s${valueWord}){1,20}?\s*,(?!\d)`,
  String.raw`${statementSoFar}(?:\b(?:an?|the|our)\s(?:earlier|previous|prior|original|initial)\s(?:version|edition|draft|headline|report|caption)s?\b|\bwe\s(?:\p{Ll}+ly\s)?(?:wrote|reported|said|stated)\sthat\b)${restOfStatement}`,
  String.raw`${statementSoFar}\b(?:(?:is|was|were|had|has|been|have)\s){0,2}(?:${adverbsOfError}\s(?:${verbsOfStating})|(?:${verbsOfStating}),?\s${adverbsOfError}|(?:previously|originally)\s(?:stated|said|reported|misstated|given as|listed as)|mis(?:stated?|identified|reported|dated|attributed|quoted|named))\b${restOfStatement}`,
  String.raw`${statementSoFar}\b(?:it(?: is|'s| was) (?:(?:false|untrue|not true|wrong|incorrect|not the case|mistaken)|(?:an?|the) (?:[\p{L}-]+ ){0,2}?${nounsOfUntruth}) (?:that|to (?:say|think|believe|claim))|(?:an?|the|one) (?:[\p{L}-]+ ){0,2}?${nounsOfUntruth}(?: (?:about|that|which) [^;:]{1,60}?)?(?: is(?: that)?|:)\s|(?:the )?(?:claim|idea|notion|belief|rumou?r|myth|story|statement)s? that\b(?=[^.;]{1,200}\b(?:is|are|was|were) (?:false|untrue|not true|wrong|incorrect|a myth)\b))${restOfStatement}`,
  String.raw`^["'(]?(?:${nounsOfUntruth}|false|wrong|incorrect|untrue|not true|true(?: or |\s?/\s?)false)(?: (?:#|no\. ?)?\d{1,2})?\s?[:–—]\s${wholeSentence}`,
  String.raw`^["'(]?(?:in ${inventedWorld}s?\b|in fiction\b|fictionally\b|${inventedWorld} (?:has|had|shows|showed|depicts|depicted|imagines|imagined|portrays|portrayed|lets)\b)${wholeSentence}`,
  String.raw`(?!${realLinkVerb})${statementSoFar}\bin (?:the|this) (?:novel|film|movie|series)[.!?"')]*$`,
]
const patternsWithCase = [
  String.raw`\snot\s${wordsBeforeValue}(?=[\p{Lu}\d"])(?:${valueWord}\s){1,8}?but(?!\salso\b|\snot\b)(?:\srather)?(?:\sthat)?(?=\s)`,
  String.raw`(?:\s*,|\s–|(?<=\())\s?(?:and\s|but\s)?(?:not|never)\s${noDenialAhead}${valueWord}(?:\s${valueWord}){0,9}?${valueEnd}${commaBehindValue}`,
  String.raw`(?<=(?:\d|\b\p{Lu}\p{L}*)\s)(?:and\s|but\s)?(?:not|never)\s${wordsBeforeValue}(?=[\p{Lu}\d])${valueWord}(?:\s${valueWord}){0,6}?${valueEnd}`,
  String.raw`,?\s(?:rather than|instead of|as opposed to|contrary to)(?:\s${valueWord}){1,15}?${valueEnd}${commaBehindValue}`,
]
const denialPatterns = [
  ...patternsOfAnyCase.map((source) => new RegExp(source, 'giu')),
  ...patternsWithCase.map((source) => new RegExp(source, 'gu')),
]
