import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import { Antecedents, isNamedIn } from './antecedents'
import type { Cast } from './cast'
import { ACTS, headOf, kinIn, startsWithNoun, strangerIn, type Third } from './sentence-head'
import {
  EMPTY_IT,
  UNCLEAR_IT,
  formFor,
  isIntroduction,
  leadsClause,
  opensQuote,
  other,
  owner,
  subjectStarts,
} from './pronoun-words'
import { upper } from './upper'
import { firstVerb } from './verbs'

/** "It was John Frémont who named it" */
const CLEFT = /^It (?:is|was) (?:(?:not|only|also|probably) )?\p{Lu}[^,;]{1,60} (?:who|that|which)\b/u
const OPEN = /\b(?:he|she|they|his|her|their|its|him|them|this|these)\b|\bit\b/
const SHIP =
  /^(?:\p{Ll}*ship|\p{Ll}*boat|vessel|yacht|schooner|frigate|steamer|liner|submarine|icebreaker|ferry|trawler|brig|barque)$/u
const OWN_WORD = /^(?:It|Its|They|Their|There|This|That|These|Those|He|She|His|Her|The \p{Ll}+)\b/u

const OPENERS =
  /^(?:However|Moreover|Furthermore|Additionally|In addition|Meanwhile|Nevertheless|Nonetheless|Consequently|Thus|Therefore|Hence|Likewise|Similarly|Notably|Importantly|In particular|Specifically|By contrast|In contrast|Conversely|Instead|Indeed|Also|Finally|Further|Again|Still|For example|For instance|As a result|At the same time|And|But|Yet|So),?\s+(?=\S)/

/**
 * Puts names in the place of the pronouns that reach back to another sentence. A pronoun with two possible meanings has
 * none.
 */
export class PronounReader extends Antecedents {
  /** Whether "she" may mean the subject: a ship. */
  private get isShip(): boolean {
    return this.own === null && [...(this.subject.kinds ?? [])].some((kind) => SHIP.test(kind))
  }

  /** @returns the sentence without open pronouns; null where a pronoun cannot be resolved */
  resolve(sentence: string): string | null {
    const bare = sentence.replace(OPENERS, '')
    const opened = bare === sentence ? sentence : upper(bare)
    const resolved = this.withNames(opened)
    this.follow(resolved ?? opened, resolved !== null)
    return resolved
  }

  private withNames(text: string): string | null {
    if (/^["“](?:I|We|He|She|It|They|This|That|These|Those|My|You|If|And|But)\b/.test(text)) return null
    const opening =
      /^(He|She|His|Her|They|Their|It|Its|This|That|These|Those|Both|Neither|Such|Him|Them|I|We|My|Our|You|Your)\b(?!['’])/.exec(
        text,
      )?.[1]
    if (opening === undefined || /^(?:He|She|It|Its|His|Her)$/.test(opening)) return this.withPronouns(text)
    const rest = text.slice(opening.length)
    if (/^The(?:y|ir)$/.test(opening) && this.state.group !== null) {
      const { group } = this.state
      return this.withPronouns((opening === 'They' ? group : owner(group)) + rest)
    }
    if (/^(?:This|These|That|Those|Such)$/.test(opening)) {
      // "That summer": which one is said elsewhere.
      if (/^ (?:spring|summer|autumn|fall|winter|year|month|week|day|night|morning|evening|season)\b/.test(rest))
        return null
      if (!startsWithNoun(rest) || /^\s(?:who|whom|which|that|of|in|with)\b/.test(rest)) return null
      return this.withPronouns(opening === 'Such' ? text : `The${rest}`)
    }
    if (opening === 'Both') return /^ (?:of them\b|are\b|were\b|have\b|had\b)/.test(rest) ? null : text
    return null
  }

  /** Whether a pronoun may mean a ship, or somebody of its own sentence whose sex is not known. */
  private isUnsure(folded: string, at: number, people: ReturnType<Cast['inSentence']>): boolean {
    const stranger = this.cast.strangerEnd(folded)
    return (stranger >= 0 && stranger < at) || people.some(({ start }) => start < at && start === headOf(folded).start)
  }

  /** Replaces each pronoun that nothing before it in its own sentence explains. */
  private withPronouns(text: string): string | null {
    const folded = fold(text)
    const people = this.cast.inSentence(text)
    const kin = kinIn(folded)
    const strange = strangerIn(folded, people)
    let out = ''
    let at = 0
    let put: { he: boolean; she: boolean } = { he: false, she: false }
    for (const match of folded.matchAll(
      /(?<![\p{L}'’-])(he|she|his|her|hers|him|himself|herself|it|its|they|their|them)(?![\p{L}'’])/giu,
    )) {
      const word = match[0].toLowerCase()
      if (opensQuote(folded.slice(0, match.index))) continue
      const before = folded.slice(0, match.index)
      if (/^(?:he|she|his|her|hers|him)$/.test(word)) {
        const third: Third = /^h(?:e|is|im)$/.test(word) ? 'he' : 'she'
        if (put[third]) continue
        // "With Pierre she discovered": a name in its place would join the two.
        if (/^(?:Together with|With|Alongside) (?:[^,]* )?\p{Lu}[\p{L}'’-]+ $/u.test(before) && /^s?he$/.test(word))
          return null
        if (third === 'she' && this.isShip) {
          if (isNamedIn(before, this.subject.names) || /\b(?:ship|vessel|boat)\b/.test(before)) continue
          const isClear = this.state.she === null
          if (!isClear || people.some(({ person }) => person.pronoun !== 'he')) return null
          out +=
            text.slice(at, match.index) +
            formFor(match[0], this.subject.short, folded.slice(match.index + match[0].length))
          at = match.index + match[0].length
          put = { ...put, she: true }
          continue
        }
        const within = people.filter(({ person, start }) => start < match.index && person.pronoun !== other(third))
        const named =
          within.length > 0 ||
          (strange !== null && strange.end <= match.index && strange.pronoun !== other(third)) ||
          kin.some(({ start, pronoun }) => start < match.index && pronoun === third)
        const meant = this.meant(third, folded)
        if (named) {
          // "Hilbert met Klein, and he …" stays as it is written, as long as it cannot mean somebody of the sentence before.
          const clauses = /[;—]|, (?:and|but) |\. /.test(folded.slice(within.at(-1)?.end ?? 0, match.index))
          if (
            clauses &&
            meant &&
            within.length > 0 &&
            !within.some(({ person }) => person.name === meant.name) &&
            !subjectStarts(within, folded)
          )
            return null
          continue
        }
        // "When he died, Watt was …": the name follows.
        const after = people.find(({ person, start }) => start > match.index && person.pronoun !== other(third))
        if (
          after &&
          isIntroduction(before) &&
          /,\s/.test(folded.slice(match.index, after.start + 1)) &&
          leadsClause(folded, after.start)
        ) {
          if (!meant || after.person.name === meant.name) continue
        }
        if (!meant && /^h(?:is|er)$/.test(word) && isActor(folded)) continue
        // "Dolly the sheep was born in 1996; she stands in a museum"
        if (
          !meant &&
          /^s?he$/.test(word) &&
          /[;,] (?:and |but |where |when |while )?$/.test(before) &&
          /^(?:The )?\p{Lu}[\p{L}-]+ /u.test(headOf(folded).text) &&
          !OWN_WORD.test(headOf(folded).text)
        )
          continue
        if (!meant || (!meant.isSubject && this.isUnsure(folded, match.index, people))) return null
        out +=
          text.slice(at, match.index) +
          formFor(match[0], this.shown.get(meant.name) ?? meant.name, folded.slice(match.index + match[0].length))
        at = match.index + match[0].length
        put = { ...put, [third]: true }
        continue
      }
      const isFirst = match.index === 0
      // "2020: A cable slips from its socket"
      if (!isFirst && /\S\s+(?:An?|The)\s/.test(before)) continue
      if (!isFirst && !(isIntroduction(before) && firstVerb(wordsOf(before)) < 0)) continue
      if (word.startsWith('the')) {
        // "In 1948 they": nothing in the sentence that it could mean.
        if (isFirst || /^they$/.test(word)) return null
        continue
      }
      if (isFirst && CLEFT.test(folded)) return OPEN.test(folded) ? null : text
      if (isFirst && EMPTY_IT.test(folded.slice(2))) return UNCLEAR_IT.test(folded.slice(2)) ? text : null
      // "At its peak, the mine gave work": the word behind it is meant.
      if (!isFirst && word === 'its' && /^[^,]{1,40}, (?:the|this) \p{Ll}/u.test(folded.slice(match.index + 3)))
        continue
      if (!isFirst && EMPTY_IT.test(folded.slice(match.index + 2))) continue
      const { thing } = this.state
      if (thing === null) return null
      out +=
        text.slice(at, match.index) +
        (word === 'its' ? owner(thing) : thing.replace(/^The (?=\p{Ll})/u, isFirst ? 'The ' : 'the '))
      at = match.index + match[0].length
    }
    return out + text.slice(at)
  }
}

/** "Yokoi described his approach": a name alone, and what a person does. */
function isActor(folded: string): boolean {
  const head = headOf(folded)
  return /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?$/u.test(head.text) && ACTS.test(folded.slice(head.end))
}
