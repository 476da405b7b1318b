import { isAuxiliaryOrPastTense } from '@/lib/engine/analyse/clauses'
import { fold } from '@/lib/text/fold'
import { wordsOf, type Word } from '@/lib/text/words'

/**
 * Returns the facts that a sentence joins by "and", "but", a semicolon or a relative clause on its subject, each with that
 * subject. What binds facts, as "because" and "when" do, stays within one.
 */
export function factsOf(sentence: string): string[] {
  const text = fold(sentence)
  const words = wordsOf(text)
  const verb = words.find(isVerb)
  if (!verb) return [sentence]
  const subject = text.slice(0, verb.start)
  const [clause = '', said = ''] = RELATIVE.exec(subject + text.slice(verb.start)) ?? []
  const opens = text.indexOf(clause)
  if (clause !== '' && opens < verb.start) {
    const rest = text.slice(opens + clause.length)
    return [
      `${text.slice(0, opens)} ${said}`,
      ...(/\p{L}/u.test(rest) ? factsOf(`${text.slice(0, opens)} ${rest}`) : []),
    ]
  }
  const cuts = words.flatMap((word, at) => {
    const next = words.slice(at + 1).find(({ lower }) => !ADVERB.test(lower))
    const isJoined = word.start > verb.start && /^(?:and|but)$/.test(word.lower) && next !== undefined && isVerb(next)
    return isJoined ? [{ start: word.start, from: word.end + 1 }] : []
  })
  const parts = cuts.map(({ from }, at) => `${subject}${text.slice(from, cuts[at + 1]?.start)}`)
  return [text.slice(0, cuts[0]?.start), ...parts].flatMap((part) =>
    part.split(/;\s+|, (?:and|but) (?=\p{L}+ \p{L}+)/u),
  )
}

/** A relative clause, up to the comma that ends it. */
const RELATIVE = /, (?:who|which) ([^,;]+?)(?:,|(?=[.;]?$))/
const ADVERB = /^(?:then|later|also|first|never)$|ly$/
const isVerb = (word: Word): boolean => isAuxiliaryOrPastTense(word) || /[^e]ed$/.test(word.lower)
