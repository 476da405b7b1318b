import type { Person } from './cast'
import { headOf, type Third } from './sentence-head'
import { upper } from './upper'

export const KINDS =
  /^(?:company|firm|club|team|band|group|book|novel|film|bridge|ship|vessel|spacecraft|probe|craft|mission|city|town|organi[sz]ation|institution|university|law|act|treaty|telescope|instrument|museum|building|tower|species|animal|bird|language|newspaper|magazine|party|project|orchestra|agency)$/

export function other(third: Third): Third {
  return third === 'he' ? 'she' : 'he'
}

export function unique(people: readonly Person[]): Person[] {
  return people.filter((one, at) => people.findIndex(({ name }) => name === one.name) === at)
}

export function subjectStarts(within: readonly { start: number }[], folded: string): boolean {
  return (within[0]?.start ?? -1) === headOf(folded).start
}

export function leadsClause(folded: string, at: number): boolean {
  return /,\s(?:the |an? )?(?:[\p{Ll}-]+ ){0,2}$/u.test(folded.slice(0, at))
}

export function isBehindTheVerb(
  folded: string,
  people: readonly { person: Person; start: number }[],
  person: Person,
): boolean {
  const start = people.find((one) => one.person.name === person.name)?.start ?? 0
  return /(?:was|is|were) (?:the |an? )?(?:[\p{Ll}-]+ ){0,3}$/u.test(folded.slice(0, start))
}

/** Words for the owner in a sentence on a relative: "taught her to draw", "where the boy played". */
export const OWNER_ACTS = /\b(?:him|her|the (?:boy|girl|child|young (?:man|woman)))\b/

const INTRODUCTION =
  /^(?:In|On|At|By|For|From|After|Before|During|With|As|While|When|Since|Until|Throughout|Under|Following|Alongside|Beyond|Despite|Unlike|Among|Across|Over|Within|To|Through|Although|Though|Because|If|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Late|Later|Then|That|Back|Soon|Also|Today|Asked|Born|According|Built|Founded|There|Only|Once|\d|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d)/u

export function isIntroduction(before: string): boolean {
  return INTRODUCTION.test(before) && before.length < 160
}

/** "It is unclear whether …": a sentence without a subject to replace. */
export const UNCLEAR_IT =
  /^ (?:is|was|has been|remains|became) (?:(?:not|still|never|yet|also|quite) ){0,3}(?:unclear|clear|unknown|known|uncertain|certain|possible|likely|unlikely|doubtful)\b.{0,20}\b(?:whether|how|who|what|when|where|why|that)\b/
export const EMPTY_IT =
  /^ (?:is|was|has been|remains|became|took|takes) (?:(?:not|still|never|yet|also|quite|\w+) ){0,3}?(?:that|unclear|clear|unknown|known(?! (?:as|for|to)\b)|uncertain|certain that|possible|likely|unlikely|doubtful|difficult|hard|easy|tempting|impossible|necessary|useful|customary|enough|important|worth|time|only (?:in|when|after|by|at|then)|said|believed|thought|known|years?|months?)\b/

/** The name in the form of the pronoun: "her paper" is the name's, "called her" is the name. */
export function formFor(pronoun: string, name: string, after: string): string {
  const lower = pronoun.toLowerCase()
  const plain = /^\p{Lu}/u.test(pronoun) ? upper(name) : name
  if (lower === 'his' || lower === 'hers') return owner(plain)
  if (
    lower === 'her' &&
    /^ (?!(?:in|on|at|to|from|for|with|as|and|by|after|before|a|an|the|her|his|their|its|that|until|when|while|because|but|or|into|out|back|away|unconscious|during|of|about|up|off|down|again|alone|not|so|if|how|what|who|free|dead|over|under|than|among|its|\d)\b)[\p{L}\d"“]/u.test(
      after,
    )
  )
    return owner(plain)
  return plain
}

export function owner(name: string): string {
  if (/['’]s?$/.test(name)) return name
  return name.endsWith('s') ? `${name}'` : `${name}'s`
}

export function opensQuote(before: string): boolean {
  return (before.match(/["“”]/g)?.length ?? 0) % 2 === 1
}
