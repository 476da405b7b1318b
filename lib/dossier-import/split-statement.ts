import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import type { Citation } from './citations'
import type { CitedSentence } from './cited-sentences'
import { opensQuote } from './cited-sentences'
import { upper } from './upper'
import { firstVerb, isPastVerb } from './verbs'

/**
 * Splits a sentence where both parts are true on their own: at a semicolon, or at a conjunction before a statement with
 * its own or the same subject. Reported, supposed or denied statements stay whole.
 */
export function splitStatement(sentence: CitedSentence): CitedSentence[] {
  const { text } = sentence
  const joint = jointOf(text)
  if (joint === null) return [sentence]
  const head = text.slice(0, joint.end).trimEnd()
  const rest = text.slice(joint.next)
  const first: CitedSentence = { text: `${head.replace(/[,;]$/, '')}.`, citations: [] }
  const second: CitedSentence = { text: joint.subject + (joint.subject ? rest : upper(rest)), citations: [] }
  const shift = joint.next - joint.subject.length
  for (const citation of sentence.citations) {
    if (citation.at <= joint.next) first.citations.push(citation)
    else second.citations.push({ ...citation, at: citation.at - shift })
  }
  // A mark at the end covers the whole sentence, one in the middle the text before it.
  if (first.citations.length === 0)
    first.citations = second.citations.map((one): Citation => ({ ...one, at: first.text.length }))
  if (second.citations.length === 0) return [sentence]
  return [first, ...splitStatement(second)]
}

interface Joint {
  /** End of the first part. */
  end: number
  /** Start of the second. */
  next: number
  /** Start of the second part if it shares the subject of the first. */
  subject: string
}

/** After these words the second part depends on the first: reported, supposed, compared or denied. */
const DEPENDENT =
  /\b(?:said|says|saying|told|tells|stat(?:e[ds]?|ing)|argu(?:e[ds]?|ing)|claim(?:s|ed|ing)?|report(?:s|ed|edly|ing)?|wrote|writes|writing|believ\w+|think\w*|thought|predict\w*|estimat\w+|suggest\w*|warn\w*|expect\w*|according|not(?:es|ed|ing)|assert\w*|conten(?:ds?|ded)|describ\w+|call(?:s|ed|ing)|explain\w*|announc\w+ that|confirm\w*|indicat\w+|conclud\w+|observ\w+|alleg\w+|rumou?r\w*|purported\w*|supposed\w*|if|unless|whether|would|could|might|may|not|never|no|neither|nor|without|n't|rather|both|either|between|than|such|whose|which|who|that|because|since|although|though|when|before|after|until|as|for example)\b|n't\b|:/i

function jointOf(text: string): Joint | null {
  const folded = fold(text)
  for (const match of folded.matchAll(
    /;\s+|,\s+(?:and|but|while|whereas)\s+|\s+and\s+(?=(?:later|then|subsequently|also)?\s*[a-z]+)/g,
  )) {
    const head = folded.slice(0, match.index)
    if (head.length < 20 || folded.length - match.index - match[0].length < 20) continue
    if (opensQuote(head, false) || openBrackets(head) || DEPENDENT.test(head)) continue
    // "the loss, the hardware, and the scale are fixed" is a list.
    if (match[0].startsWith(',') && /,[^,]{0,80}$/.test(head)) continue
    const rest = folded.slice(match.index + match[0].length)
    const headWords = wordsOf(head)
    const headVerb = firstVerb(headWords)
    if (headVerb < 1) continue
    const words = wordsOf(rest.slice(0, 120)).slice(0, 10)
    const at = firstVerb(words)
    const joint = { end: match.index, next: match.index + match[0].length }
    if (
      at > 0 &&
      at <= 8 &&
      hasSubject(rest, words[at]?.start ?? 0) &&
      (match[0].startsWith(';') || match[0].startsWith(','))
    )
      return { ...joint, subject: '' }
    const adverb = /^(?:later|then|subsequently|also)$/.test(words[0]?.lower ?? '') ? 1 : 0
    const verb = words[adverb]
    // "He led the team and reported to the board": the subject is the text before the first verb.
    const subject = subjectOf(folded, headWords, headVerb)
    if (verb && isPastVerb(verb) && subject && isPlainPast(headWords, headVerb))
      return { ...joint, subject: `${text.slice(subject.start, subject.end)} ` }
  }
  return null
}

function hasSubject(rest: string, verbAt: number): boolean {
  const subject = rest.slice(0, verbAt)
  return /^(?:he|she|the|a|an|his|her|\p{Lu}|another|one|two|\d)/u.test(subject) && !/[,;:()"]/.test(subject)
}

/** A short subject at the very start: a name or a pronoun, nothing that opens with a time or a place. */
function subjectOf(
  folded: string,
  words: ReturnType<typeof wordsOf>,
  verb: number,
): { start: number; end: number } | null {
  const [first, last] = [words[0], words[verb - 1]]
  if (!first || !last || verb > 4) return null
  const subject = folded.slice(first.start, last.end)
  if (/[,;:()"]/.test(subject) || !/^(?:\p{Lu}|the )/u.test(subject)) return null
  if (
    /^(?:In|On|At|By|For|From|After|Before|During|With|As|To|Of|Among|Under|Over|While|When|If|Its|His|Her|Their)\b/.test(
      subject,
    )
  )
    return null
  return { start: first.start, end: /^'s?\b/.test(folded.slice(last.end)) ? last.end + 2 : last.end }
}

/** "He led and managed", not "He was hired and promoted by": with an auxiliary the verb may need it. */
function isPlainPast(words: ReturnType<typeof wordsOf>, verb: number): boolean {
  const word = words[verb]
  return word !== undefined && isPastVerb(word) && !/^(?:was|were|had|did)$/.test(word.lower)
}

function openBrackets(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth += 1
    else if (sign === ')' || sign === ']') depth -= 1
  }
  return depth > 0
}
