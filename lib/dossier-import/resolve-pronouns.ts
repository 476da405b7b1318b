import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import { familyName, peopleIn } from './people'
import { upper } from './upper'
import { firstVerb } from './verbs'

export interface PronounSubject {
  /** The subject's name in claims: a person's family name, where the text uses it alone. */
  short: string
  names: readonly string[]
  pronoun: string | undefined
}

const OPENERS =
  /^(?:However|Moreover|Furthermore|Additionally|In addition|Meanwhile|Nevertheless|Nonetheless|Consequently|Thus|Therefore|Hence|Likewise|Similarly|Notably|Importantly|In particular|Specifically|By contrast|In contrast|Conversely|Instead|Indeed|Also|Finally|Further|Again|Still|For example|For instance|As a result|At the same time|And|But|Yet|So),?\s+(?=\S)/

/**
 * Follows a section sentence by sentence, and puts names in the place of the pronouns that reach back to another
 * sentence. What cannot be told is not guessed.
 */
export class PronounReader {
  /** The person that a pronoun would mean now. */
  private person: string
  /** The words before the verb of the last sentence. */
  private thing: string | null = null

  constructor(private readonly subject: PronounSubject) {
    this.person = subject.short
  }

  /** A new paragraph is about the subject until it names another person. */
  startParagraph(): void {
    this.person = this.subject.short
    this.thing = null
  }

  /** The current state, to restore when a sentence is parsed differently. */
  remember(): { person: string; thing: string | null } {
    return { person: this.person, thing: this.thing }
  }

  recall({ person, thing }: { person: string; thing: string | null }): void {
    this.person = person
    this.thing = thing
  }

  /** @returns the sentence without open pronouns; null where a pronoun cannot be resolved */
  resolve(sentence: string): string | null {
    const bare = sentence.replace(OPENERS, '')
    const opened = bare === sentence ? sentence : upper(bare)
    const resolved = this.withNames(opened)
    this.follow(resolved ?? opened)
    return resolved
  }

  private withNames(text: string): string | null {
    const opening =
      /^(He|She|His|Her|They|Their|It|Its|This|That|These|Those|Both|Such|Him|Them|I|We|My|Our|You|Your)\b(?!')/.exec(
        text,
      )?.[1]
    const quoted = /^["“]/.test(text)
    if (quoted && /^["“](?:I|We|He|She|It|They|This|That|These|Those|My|You|If|And|But)\b/.test(text)) return null
    if (opening === undefined) return this.withLatePronoun(text)
    const rest = text.slice(opening.length)
    if (/^(?:I|We|My|Our|You|Your|Him|Them)$/.test(opening)) return null
    if (/^(?:He|She|His|Her)$/.test(opening)) {
      const name = this.personFor(opening)
      return name === null ? null : `${/^(?:His|Her)$/.test(opening) ? owner(name) : name}${rest}`
    }
    // "This framing", "these three papers" are clear from the noun. "This shows" needs the previous sentence.
    if (/^(?:This|These|That|Those|Such)$/.test(opening)) {
      if (!startsWithNoun(rest)) return null
      return opening === 'Such' ? text : `The${rest}`
    }
    if (opening === 'Both') return /^ (?:of them\b|are\b|were\b|have\b|had\b)/.test(rest) ? null : text
    // "It is unclear whether …" has no thing behind it, and its claim would begin with a pronoun.
    if (opening === 'It' && EMPTY_IT.test(rest)) return null
    const own = this.subject.pronoun
    const meansSubject = (/^Its?$/.test(opening) && own === 'it') || (/^The(?:y|ir)$/.test(opening) && own === 'they')
    const name = this.thing ?? (meansSubject ? this.subject.short : null)
    if (name === null) return null
    return `${/^(?:Its|Their)$/.test(opening) ? owner(name) : name}${rest}`
  }

  /** "In 2015 he joined": the pronoun refers to the previous sentence. */
  private withLatePronoun(text: string): string | null {
    const folded = fold(text)
    const match = /^([^"“]{0,160}?\b)(he|she|his|her|they|their|it|its)\b(?!')/.exec(folded)
    if (!match) return text
    const [, before = '', pronoun = ''] = match
    if (
      !/^(?:In|On|At|By|For|From|After|Before|During|With|As|While|When|Since|Until|Throughout|Under|Following|Alongside|Beyond|Despite|Unlike|Among|Across|Over|Within|To|Through|Although|Though|Because|If|Two|Three|Four|Later|Then|That|\d|\p{Lu}\p{Ll}+ \d)/u.test(
        before,
      )
    )
      return text
    if (this.names(before)) return text
    // "In his interview, Ng said": the pronoun looks ahead.
    const after = folded.slice(match[0].length, match[0].length + 300).replace(/\([^()]*\)/g, '')
    if (/^[^,;:"]*,\s+(?!I\b)\p{Lu}/u.test(after)) return text
    if (/^(?:he|she|his|her)$/.test(pronoun)) {
      const name = this.personFor(pronoun)
      if (name === null) return null
      const put = /^(?:his|her)$/.test(pronoun) ? owner(name) : name
      return text.slice(0, before.length) + put + text.slice(before.length + pronoun.length)
    }
    return text
  }

  private names(text: string): boolean {
    return this.subject.names.some((name) => text.includes(name)) || peopleIn(text).length > 0
  }

  private personFor(pronoun: string): string | null {
    const female = /^(?:she|her)$/i.test(pronoun)
    const { pronoun: own, short } = this.subject
    if (own !== 'he' && own !== 'she') return this.person === short ? null : this.person
    if ((own === 'she') === female) return this.person
    return this.person === short ? null : this.person
  }

  /** Who and what the next sentence would mean. */
  private follow(text: string): void {
    const people = peopleIn(text)
    const words = wordsOf(fold(text).slice(0, 200)).slice(0, 14)
    const verb = firstVerb(words)
    const last = words[verb - 1]
    const head = verb > 0 && last ? text.slice(0, last.end) : ''
    const other = people.find(({ name, start }) => start < head.length && !this.isSubject(name))
    const hasSubject = this.subject.names.some((name) => text.includes(name))
    if (other && !hasSubject) this.person = other.name
    else if (hasSubject) this.person = this.subject.short
    this.thing = thingOf(head)
  }

  private isSubject(name: string): boolean {
    return this.subject.names.some((one) => one === name || familyName(one) === familyName(name))
  }
}

const EMPTY_IT =
  /^ (?:is|was|has been|remains|became) (?:\w+ )?(?:that|unclear|not clear|unknown|not known|possible|likely|difficult|important|worth)\b/

/** Words before a verb that name one thing and can be said again. */
function thingOf(head: string): string | null {
  const after = (
    head.replace(/^(?:In|On|At|By|From|After|Before|During|Since)\b[^,]{1,60},\s+/, '').split(/\s+[—–-]\s+/, 1)[0] ?? ''
  ).trim()
  const words = after.split(/\s+/)
  if (after === '' || words.length > 8 || /[,;:()"“”]/.test(after) || !/^\p{Lu}|^the\b|^\p{Ll}+[\p{Lu}\d]/u.test(after))
    return null
  if (
    /^(?:In|On|At|By|For|From|After|Before|During|With|As|To|Of|Among|There|Here|What|Why|How|Whether|If|When|While|It|They|This|That|These|Those|No|None|Not)\b/.test(
      after,
    )
  )
    return null
  return upper(after).replace(/\s+(?:also|then|later|first|explicitly|additionally|subsequently)$/, '')
}

/** "This framing shows", not "this shows"; where the word may be either, it is taken for a verb. */
function startsWithNoun(rest: string): boolean {
  const [first, second] = wordsOf(rest.slice(0, 80))
  if (!first || /^\s*[,;:]/.test(rest) || VERB_AFTER_THIS.test(first.lower)) return false
  return !(/(?:s|ed)$/.test(first.lower) && (second === undefined || BEHIND_A_VERB.test(second.lower)))
}

const VERB_AFTER_THIS =
  /^(?:is|was|are|were|has|had|have|does|did|do|will|would|can|could|may|might|must|should|not|also|then|in|to|of|for|by|and|or|led|made|gave|meant|took|put|set|left|became|began|brought|came|went|\w+ly)$/
const BEHIND_A_VERB =
  /^(?:the|a|an|in|that|to|how|what|why|on|from|with|as|into|for|by|both|his|her|its|their|it|him|them|\w+ly|not)$/

function owner(name: string): string {
  if (/'s?$/.test(name)) return name
  return name.endsWith('s') ? `${name}'` : `${name}'s`
}
