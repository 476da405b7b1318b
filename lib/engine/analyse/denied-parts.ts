import { tidy } from '@/lib/text/tidy'

/**
 * Blanks what a sentence itself calls wrong: "on July 20, not July 21", "rather than 1968", "an earlier version of this
 * article said …". The rest is what it asserts, and is compared as if it stood alone.
 *
 * @returns text of the same length, with zero-width spaces
 */
export function blankDenied(folded: string): string {
  const even = tidy(folded)
  const text = even?.text ?? folded
  if (!trigger.test(text)) return folded
  const asserted = denials.reduce((left, pattern) => left.replace(pattern, blankUnlessQuoted), text)
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

const trigger =
  /\b(?:not|never|than|instead|opposed|contrary|version|edition|draft|report|headline|caption|we|\p{L}+ly|mis\p{Ll}+|untrue|false|myth|wrong|incorrect)\b/iu

/** One word, number or date of a denied value. */
const token = String.raw`(?:\d{1,2},\s\d{4}|[^\s,.;:!?()"]+(?:[.,'][^\s,.;:!?()"]+)*)`
const end = String.raw`(?=\s*[.;:!?)]|\s*,(?!\d)|$|\s(?:but|as|and|–)\s)`
const lead = String.raw`(?:(?:on|in|at|by|to|from|for|with|of|as|after|the|an?|its|his|her|their)\s){0,3}`
/** A comma behind the denied value, where the statement goes on: "Armstrong, not Aldrin, was the first". */
const closing = String.raw`(?:\s*,(?=\s(?:is|are|was|were|has|had|have|did|became|made|took|led|won|wrote|built|\p{Ll}+ed)\b))?`
const noDenial = String.raw`(?!(?:only|just|merely|simply|until|yet|all|every|always|one|any|because|so|that|a single)\b)`
/** The statement so far: without its verb, the words before a note say nothing. */
const opening = String.raw`(?:^|(?<=;))[^;]{0,300}?`
/** The rest of a statement, up to one that says what is right. */
const rest = String.raw`(?:(?!;|\s–\s|,\s(?:but|when|while|whereas|although|though|in fact|it|he|she|they)\b)[^]){0,400}?(?=;|\s–\s|,\s(?:but|when|while|whereas|although|though|in fact|it|he|she|they)\b|[.!?]?["')]?$)`
const told =
  'stated?|said|says?|reported|reports|claimed|gave|gives|given|listed|described|identified|named|called|dated|recorded|printed|shown|showed|attributed|credited|put|wrote|written|assumed|believed|thought'

/** Sources of patterns without capitals, then of those in which a capital tells a value from a verb. */
const notes = [
  String.raw`^["'(]?(?:contrary to|rather than|instead of|as opposed to)(?:\s${token}){1,20}?\s*,(?!\d)`,
  String.raw`${opening}(?:\b(?:an?|the|our)\s(?:earlier|previous|prior|original|initial)\s(?:version|edition|draft|headline|report|caption)s?\b|\bwe\s(?:\p{Ll}+ly\s)?(?:wrote|reported|said|stated)\sthat\b)${rest}`,
  String.raw`${opening}\b(?:(?:is|was|were|had|has|been|have)\s){0,2}(?:(?:wrongly|incorrectly|mistakenly|erroneously|falsely|inaccurately)\s(?:${told})|(?:previously|originally)\s(?:stated|said|reported|misstated|given as|listed as)|mis(?:stated?|identified|reported|dated|attributed|quoted|named))\b${rest}`,
  String.raw`${opening}\b(?:it(?: is|'s| was) (?:false|untrue|not true|wrong|incorrect|not the case|a myth) that|(?:the )?(?:claim|idea|notion|belief|rumou?r|myth|story|statement)s? that\b(?=[^.;]{1,200}\b(?:is|are|was|were) (?:false|untrue|not true|wrong|incorrect|a myth)\b))${rest}`,
]
const values = [
  String.raw`\snot\s${lead}(?=[\p{Lu}\d"])(?:${token}\s){1,8}?but(?!\salso\b|\snot\b)(?:\srather)?(?:\sthat)?(?=\s)`,
  String.raw`(?:\s*,|\s–|(?<=\())\s?(?:and\s|but\s)?(?:not|never)\s${noDenial}${token}(?:\s${token}){0,9}?${end}${closing}`,
  String.raw`(?<=(?:\d|\b\p{Lu}\p{L}*)\s)(?:and\s|but\s)?(?:not|never)\s${lead}(?=[\p{Lu}\d])${token}(?:\s${token}){0,6}?${end}`,
  String.raw`,?\s(?:rather than|instead of|as opposed to|contrary to)(?:\s${token}){1,15}?${end}${closing}`,
]
const denials = [
  ...notes.map((source) => new RegExp(source, 'giu')),
  ...values.map((source) => new RegExp(source, 'gu')),
]
