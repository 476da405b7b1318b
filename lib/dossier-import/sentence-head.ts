import { pronounOfName, wordsOf } from '@/lib/text/words'
import { kinPronoun } from './cast'
import { givenName, NO_PERSON } from './people'
import { upper } from './upper'
import { firstVerb } from './verbs'

export type Third = 'he' | 'she'

/** Words before the verb of a sentence, without those before its subject. */
export function headOf(folded: string): { text: string; start: number; end: number } {
  const intro =
    /^(?:In|On|At|By|From|After|Before|During|Since|For|With|As|When|While|Under|Until|Throughout|Among|Following|Despite|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Later|Then|Late|Early|\d{4}[^,]{0,20}:)\b[^,]{1,80},\s+|^(?:In|On|By|Since|From|Until|After)(?: (?:early|late|mid|the|spring|summer|autumn|winter|of|about|around))*(?: \d{1,2})?(?: (?:January|February|March|April|May|June|July|August|September|October|November|December))?(?: \d{1,2},)? (?:\d{4}s?|\d{1,2} \p{L}+ \d{4}|that year|the same year)(?: (?:to|until|and) \d{4})?\s+|^(?:At first|At last|At once|In the end|From then on|Until then|Since then|Later|Then|Soon afterwards|Afterwards|Today)\s+|^(?:According to|Built|Founded|Designed|Made|Opened|Known|Based|Located|Situated|Written|Published|Released|Launched|Completed|Born|Trained|Educated|Raised|Having \p{Ll}+) [^,]{1,80},\s+/u.exec(
      folded,
    )?.[0].length ?? 0
  const words = wordsOf(folded.slice(intro, intro + 260)).slice(0, 16)
  const verb = firstVerb(words)
  const last = words[verb - 1]
  if (verb <= 0 || !last) return { text: '', start: intro, end: intro }
  const end = intro + last.end + (/^['’]s?\b/.exec(folded.slice(intro + last.end))?.[0].length ?? 0)
  return { text: folded.slice(intro, end), start: intro, end }
}

/** A name of several words at the head of a sentence that is not known, and may be that of a person. */
export function strangerIn(
  folded: string,
  people: readonly { start: number; end: number }[],
): { end: number; pronoun: Third | null } | null {
  const { start, end } = headOf(folded)
  const name =
    /^(?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.)(?: (?:de|van|von|der|da|di|al) (?=\p{Lu})| (?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.))+/u.exec(
      folded.slice(start, Math.max(start, end)),
    )?.[0]
  if (name === undefined || people.some((one) => one.start >= start && one.start < start + name.length)) return null
  const first = givenName(name)
  if (/^(?:the|a|an|in|on|at|his|her|its|their|this|that)$/.test(first) || /['’]s?$/.test(name) || NO_PERSON.test(name))
    return null
  return { end: start + name.length, pronoun: pronounOfName(first) }
}

export function kinIn(folded: string): { start: number; end: number; pronoun: Third }[] {
  return [
    ...folded.matchAll(/(?:\b(?:[Hh]is|[Hh]er|[Tt]he|[Aa]n?|whose)|['’]s?)(?: \p{Ll}+){0,2}? (\p{Ll}[\p{Ll}-]+)/gu),
  ].flatMap((match) => {
    const noun = match[1] ?? ''
    const pronoun = kinPronoun(noun)
    return pronoun
      ? [{ start: match.index + match[0].length - noun.length, end: match.index + match[0].length, pronoun }]
      : []
  })
}

/** Words before a verb that name one thing and can be said again. */
export function thingOf(whole: string, sentence: string): string | null {
  const called = /^An? (?:\p{Ll}[\p{Ll}-]+ ){1,3}(?:called|named|entitled) (["“]?\p{Lu}[^,;:()]{1,40})$/u.exec(
    whole.trim(),
  )?.[1]
  if (called !== undefined) return called
  // "The circular of 1912, signed by Pickering," and "A public inquiry", which is "the public inquiry" from then on.
  const head = whole
    .replace(
      /,\s(?:which|who|signed|written|built|made|named|called|designed|published|opened|founded|a|an|the|the \p{Ll}+)\b[^,]{2,80},?$/u,
      '',
    )
    .replace(/^An? (?=\p{Ll})/u, 'The ')
    .trim()
  const words = head.split(/\s+/)
  if (
    head === '' ||
    // "With Pierre she" is no thing.
    /\b(?:he|she|they|it)$/.test(head) ||
    words.length > 8 ||
    /[,;:()]/.test(head) ||
    /\b(?:who|that|which|and|or|according)$|\b(?:and|or|who|that|which)\b/.test(head)
  )
    return null
  // A plain noun is clear where nothing else in the sentence is named; a name always is.
  const isName =
    /^["“]|^(?!The \p{Ll})(?:The )?\p{Lu}[\p{L}\d-]*(?:['’]s?)?(?: (?:of|de|the|in) (?=\p{Lu})| of (?=\d)| ["“]?[\p{Lu}\d][\p{L}\d"”-]*)*(?: \p{Ll}[\p{Ll}-]*[^s\W])?$/u.test(
      head,
    ) &&
    !/^(?:The|It|This|That|These|Those|They|There|Here|What|Why|How|No|None|Not|Some|Many|Most|All|About|More|Both|Each|Several|One|Two)$/.test(
      words[0] === 'The' ? (words[1] ?? '') : (words[0] ?? ''),
    )
  const isNoun =
    /^The (?:\p{Ll}[\p{Ll}-]+ ){0,2}\p{Ll}[\p{Ll}-]*(?: of (?:(?:the )?\p{Lu}[\p{L}]+|(?:\d{1,2} )?(?:\p{Lu}\p{Ll}+ )?\d{4}))?$/u.test(
      head,
    ) && !GROUP.test(head)
  if (!isName && !isNoun) return null
  const said = sentence.slice(sentence.indexOf(whole) + whole.length)
  if (isName && /^\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)?$/u.test(head) && (/^\S+[^s\W]s$/.test(head) || ACTS.test(said)))
    return null
  if (isNoun && /[^s]s$/.test(words[words.indexOf('of') > 0 ? words.indexOf('of') - 1 : words.length - 1] ?? ''))
    return null
  if (/^(?:are|were|have)\b/.test(sentence.slice(sentence.indexOf(whole) + whole.length).trim())) return null
  if (
    isNoun &&
    head === whole.trim() &&
    /^(?:was|were|is) \w+ed (?:by|on|in|for)\b/.test(sentence.slice(sentence.indexOf(whole) + whole.length).trim()) &&
    /\b(?:an?|the) \p{Ll}+/u.test(sentence.slice(sentence.indexOf(whole) + whole.length))
  )
    return null
  return upper(head)
}

/** Verbs of people, not of things. */
export const ACTS =
  /^,?\s(?:(?:later|also|once|himself|herself|then) )?(?:wrote|said|told|called|sent|gave|praised|named|proposed|argued|suggested|married|described|thought|believed|painted|composed|invented|discovered|studied|taught|worked|asked|agreed|refused|denied|resigned|retired|signed|bought|designed|founded|planted|brought|took|met|hired)\b/

export function isPluralHead(head: string): boolean {
  return /^(?:[Tt]he|[Ii]ts|[Tt]heir|Two|Three|Four|Five|Some|Many|Most|All|Several|About [\d,]+|[\d,]+) (?:\p{Ll}[\p{Ll}-]+ ){0,3}\p{Ll}+[^s]s$|^(?:The|Some|Many) (?:people|men|women|children|crew|police)$/u.test(
    head,
  )
}

const GROUP =
  /\b(?:committee|board|team|jury|government|family|couple|crew|court|parliament|council|police|navy|army|public|press|people|men|women|children|author|authors|first|second|third|others?|former|latter|man|woman|girl|boy|year|day|same|result|reason|idea|question|answer|number)\b/

/** "This framing shows", not "this shows"; where the word may be either, it is taken for a verb. */
export function startsWithNoun(rest: string): boolean {
  const [first, second] = wordsOf(rest.slice(0, 80))
  if (!first || /^\s*[,;:]/.test(rest) || VERB_AFTER_THIS.test(first.lower)) return false
  return !(/(?:s|ed)$/.test(first.lower) && (second === undefined || BEHIND_A_VERB.test(second.lower)))
}

const VERB_AFTER_THIS =
  /^(?:he|she|it|they|the|a|an|we|is|was|are|were|has|had|have|does|did|do|will|would|can|could|may|might|must|should|not|also|then|in|to|of|for|by|and|or|led|made|gave|meant|took|put|set|left|became|began|brought|came|went|ended|included|includes|allowed|allows|\w+ly)$/
const BEHIND_A_VERB =
  /^(?:the|a|an|in|that|to|how|what|why|on|from|with|as|into|for|by|both|his|her|its|their|it|him|them|\w+ly|not|\d+)$/

/** "The eggs", "Both lines", "André and Édouard Michelin": a head that "they" may mean. Null where it is none. */
export function pluralOf(head: string, after: string): string | null {
  const text = head.trim()
  const words = text.split(/\s+/)
  if (words.length > 8 || /[,;:()"“”]|\b(?:who|which|that|or|according)\b/.test(text)) return null
  if (
    /['’]s?$/.test(text) ||
    /^(?:Its|Their|His|Her|Some|Many|Most|Few|Several|About|More|Other|Others|No|None)\b/.test(text)
  )
    return null
  const isNames =
    /^(?:The \p{Ll}+ )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,3} and \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,3}$/u.test(
      text,
    )
  const isNoun = /^(?:The|Both|All|These|\p{Lu}\p{Ll}+) (?:\p{Ll}[\p{Ll}-]+ ){0,2}\p{Ll}+[^s\W]s$/u.test(text)
  if (!isNames && !isNoun) return null
  // "The authorities arrested the workers": either may be meant.
  if (
    /\b(?:the|his|her|its|their|some|many|two|three|four|five|six|\d+) (?!(?:kilo)?met(?:re|er)s|years|days|weeks|months|hours|minutes|miles|tonnes|tons|pounds|euros|dollars)(?:\p{Ll}+ )?\p{Ll}+[^s\W]s\b|\b(?:people|men|women|children|students|workers)\b/u.test(
      after,
    )
  )
    return null
  return isNoun ? text.replace(/^(?:Both|All|These) /, 'The ') : text
}
