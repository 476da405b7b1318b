import { fold } from '@/lib/text/fold'
import { KIN_FIRST, KIN_WORD, LEADING_PERSON, pronounOfKin } from '@/lib/text/kin'
import { pronounOfName, wordsOf, type Word } from '@/lib/text/words'
import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { familyName, givenName, NO_PERSON, peopleIn, placeNames } from '@/lib/text/people'
import { capitalize } from './compose'
import { indexOfFirstVerb } from '@/lib/text/verbs'

interface PronounSubject {
  /** The subject's name in claims: a person's family name, where the text uses it alone. */
  short: string
  names: readonly string[]
  pronoun: PersonPronoun | null
}

type PersonPronoun = 'he' | 'she'

/**
 * Replaces pronouns that refer to another sentence. "He", "she", "his" or "her" is the subject of a report on a person,
 * unless somebody else of that sex has been named since the subject; "it" is a subject that is a thing, if the last
 * sentence began with it. A sentence that begins with another pronoun is left out.
 */
export class PronounResolver {
  private readonly subjectWords: ReadonlySet<string>
  private readonly otherPeople = new Map<string, PersonPronoun | null>()
  /** Words that the text has with a capital within its sentences, and never without. */
  private readonly nameWords: ReadonlySet<string>
  private readonly smallWords: ReadonlySet<string>
  private hasRival = false
  /** Heading of the list that the reader is in; null outside lists. */
  private list: string | null = null
  private isOnSubject = false
  /** The sentence on a relative or pupil whom the pronouns of the next ones mean; null where there is none. */
  private onOther: string | null = null

  constructor(
    private readonly subject: PronounSubject,
    texts: readonly string[],
  ) {
    const words = subject.names.flatMap((name) => name.split(' '))
    this.subjectWords = new Set(words.filter((word) => /^\p{Lu}\p{L}{2}/u.test(word)))
    this.smallWords = new Set(texts.flatMap((text) => text.match(SMALL_WORD) ?? []))
    const inner = texts.flatMap((text) => text.match(INNER_NAME) ?? [])
    this.nameWords = new Set(inner.filter((word) => !this.smallWords.has(word.toLowerCase())))
    for (const { name } of texts.flatMap((text) => peopleIn(text))) {
      const pronoun = pronounOfName(givenName(name))
      const family = familyName(name)
      if (this.subjectWords.has(family)) continue
      const isSame = !this.otherPeople.has(family) || this.otherPeople.get(family) === pronoun
      this.otherPeople.set(family, isSame ? pronoun : null)
    }
  }

  /** Starts a paragraph: it is about the subject, unless its heading names somebody or something else. */
  startParagraph(heading: string, isItem: boolean): void {
    // An item continues the item above it in the same list.
    const isSameList = isItem && heading === this.list
    this.list = isItem ? heading : null
    this.onOther = null
    if (isSameList) return
    this.hasRival = this.namesOther(heading, this.subject.pronoun)
    this.isOnSubject = !isOnOtherSubject(heading, this.subject.names)
  }

  /** @returns a function that restores the present state, as if no sentence had been resolved since */
  remember(): () => void {
    const { hasRival, isOnSubject, onOther } = this
    return () => Object.assign(this, { hasRival, isOnSubject, onOther })
  }

  /** Returns the sentence that names the relative or pupil whom the pronoun at the head of a sentence means; null without one. */
  toldOf(sentence: string): string | null {
    const { onOther } = this
    const [, kin = ''] = KIN_FIRST.exec(fold(onOther ?? '')) ?? []
    const [, pronoun] = LEADING_PERSON.exec(fold(sentence)) ?? []
    if (onOther === null || onOther === sentence || pronoun === undefined) return null
    const own = pronounOfKin(kin)
    return own === undefined || own === (/^h(?:e|is)$/i.test(pronoun) ? 'he' : 'she') ? onOther : null
  }

  /** @returns the sentence without open pronouns; null where a pronoun cannot be resolved */
  resolve(sentence: string): string | null {
    const bare = sentence.replace(LINKING_ADVERB, '')
    const opened = bare === sentence ? sentence : capitalize(bare)
    const resolved = this.replacePronoun(opened)
    if (KIN_FIRST.test(fold(sentence))) this.onOther = sentence
    else if (!LEADING_PERSON.test(fold(sentence))) this.onOther = null
    this.follow(fold(resolved ?? opened))
    return resolved
  }

  /**
   * Replaces the pronoun at the head of a sentence by the name with which the sentence before it begins.
   *
   * @returns null where that sentence begins with no name, or the pronoun does not fit it
   */
  resolveByName(sentence: string, before: string): string | null {
    const folded = fold(sentence)
    const found = LEADING_PRONOUN.exec(folded)
    const isOwner = found !== null && /^(?:its|his|her)$/i.test(found[2] ?? '')
    const name = (isOwner ? this.leadingOwner(fold(before)) : undefined) ?? this.leadingName(fold(before))
    if (!found || name === undefined || IT_WITHOUT_SUBJECT.test(folded)) return null
    const [whole, intro = '', word = ''] = found
    const personal = /^h(?:e|is)$/i.test(word) ? 'he' : 'she'
    const third = /^its?$/i.test(word) ? null : personal
    const known = this.otherPeople.get(familyName(name))
    const sex = known === undefined ? pronounOfName(givenName(name)) : known
    const isPerson = known !== undefined || sex !== null
    if (third === null ? isPerson : !isPerson || (sex !== null && sex !== third)) return null
    const after = folded.slice(whole.length)
    if (third !== null && this.namesOther(after.slice(0, 60), third)) return null
    const form = third === null ? name : nameInPronounForm(word, name, after)
    return intro + (/^its$/i.test(word) ? possessiveOf(name) : form) + sentence.slice(whole.length)
  }

  /**
   * Returns whether a pronoun of a page means the subject as surely as a claim needs: the sentence before names the
   * subject and begins with nobody else, and the sentence itself does not name the subject too.
   */
  isSurely(sentence: string, before: string): boolean {
    const leading = LEADING_NAME.exec(fold(before))?.[1]
    const isOther = leading !== undefined && isLeadingName(leading) && !this.namesOwn(leading)
    const names = (text: string): boolean =>
      this.namesOwn(text) || this.subject.names.some((name) => text.includes(name))
    return !isOther && names(fold(before)) && !names(fold(sentence))
  }

  /** Returns the name that is the subject of a sentence: a verb follows, or a comma where the text has it as a name. */
  private leadingName(sentence: string): string | undefined {
    const [whole = '', name = ''] = LEADING_NAME.exec(sentence) ?? []
    if (!isLeadingName(name)) return undefined
    const words = wordsOf(sentence.slice(0, 300))
    const names = wordsOf(whole)
    const [first = ''] = name.split(' ')
    const isName =
      this.namesOwn(name) || this.nameWords.has(first) || (name.includes(' ') && names.every((word) => !isGerund(word)))
    if (/^(?:,| \()/.test(sentence.slice(whole.length))) return isName ? name : undefined
    const verb = indexOfFirstVerb(words)
    const isSubject = verb >= names.length && words.slice(names.length, verb).every(({ lower }) => ADVERB.test(lower))
    if (!isSubject || PLURAL_VERB.test(words[verb]?.lower ?? '')) return undefined
    return isName || !this.smallWords.has(first.toLowerCase()) ? name : undefined
  }

  /** Returns the subject where a sentence begins with what it has: "Halley's comet's nucleus is …". */
  private leadingOwner(before: string): string | undefined {
    const { short, names } = this.subject
    const starts = names.some((name) => before.startsWith(possessiveOf(name)) || before.startsWith(`${name}'s `))
    return starts ? short : undefined
  }

  private replacePronoun(text: string): string | null {
    if (UNRESOLVABLE_START.test(text)) return null
    const folded = fold(text)
    const { short, pronoun, names } = this.subject
    const it = pronoun === null ? INTRODUCED_IT.exec(folded) : /^Its?(?![\p{L}'’])/u.exec(folded)
    if (it) {
      if (!this.isOnSubject || pronoun !== null || IT_WITHOUT_SUBJECT.test(folded)) return null
      const at = it[0].length
      const [word = ''] = /its?$/i.exec(it[0]) ?? []
      return text.slice(0, at - word.length) + (word.length === 2 ? short : possessiveOf(short)) + text.slice(at)
    }
    if (INTRODUCED_THING.test(folded)) return null
    const match = [...folded.matchAll(PERSON_PRONOUN)].find(({ index }) => !isQuoteOpen(folded.slice(0, index)))
    if (!match) return text
    const before = folded.slice(0, match.index)
    // "With Pierre she discovered": a name in its place would join the two.
    if (/^(?:Together with|With|Alongside) [^,]*$/.test(before)) return null
    const third: PersonPronoun = /^h(?:e|is|im)$/i.test(match[0]) ? 'he' : 'she'
    if (this.isNamed(before, third)) return text
    if (third !== pronoun || this.hasRival) return null
    const after = folded.slice(match.index + match[0].length)
    // "When he died, Watt was …": the name follows.
    if (before !== '' && names.some((name) => after.includes(name) || after.includes(familyName(name)))) return text
    if (before !== '' && /^[^,]{0,80}, /.test(after) && this.namesOther(after, third)) return null
    return before + nameInPronounForm(match[0], short, after) + text.slice(match.index + match[0].length)
  }

  private isNamed(before: string, third: PersonPronoun): boolean {
    if (this.namesOwn(before) && third === this.subject.pronoun) return true
    if (this.namesOther(before, third)) return true
    return !INTRODUCTION.test(before) && /^\p{Lu}[\p{L}'’-]+ (?!\p{Ll}+s )/u.test(before) && !DETERMINER.test(before)
  }

  private namesOwn(text: string): boolean {
    return this.namesIn(text).some((words) => words.some((word) => this.subjectWords.has(word)))
  }

  /** Returns whether a text names another person than the subject, to whom `third` ("he" or "she") may refer. */
  private namesOther(text: string, third: PersonPronoun | null): boolean {
    const fits = (pronoun: PersonPronoun | null | undefined) =>
      pronoun !== undefined && (pronoun === null || pronoun === third)
    if ([...text.matchAll(KIN_WORD)].some(([, he]) => fits(he === undefined ? 'she' : 'he'))) return true
    return this.namesIn(text).some((words) => {
      if (words.some((word) => this.subjectWords.has(word))) return false
      if (words.some((word) => fits(this.otherPeople.get(word)))) return true
      const [first = ''] = words
      const isName =
        words.length > 1 && words.length < 4 && !placeNames.has(first.toLowerCase()) && !NO_PERSON.test(words.join(' '))
      return isName && text.startsWith(first) && !FIRST_WORD.test(first) && fits(pronounOfName(givenName(first)))
    })
  }

  private namesIn(text: string): string[][] {
    return [...text.matchAll(CAPITALIZED)].map(([name]) =>
      name.split(' ').map((word) => word.replace(/['’]s?$|\.$/, '')),
    )
  }

  private follow(folded: string): void {
    const { names, pronoun } = this.subject
    const [bare = '', ...own] = [folded, ...names].map((text) => text.replace(/^(?:The|the) /, ''))
    const [name] = own.filter((form) => bare.startsWith(form)).sort((a, b) => b.length - a.length)
    const isAbout = name !== undefined
    // "Halley's comet" has the possessive within its name.
    this.isOnSubject = isAbout && !/^.{0,60}['’]s? /.test(bare.slice(name.length, 80))
    if (isAbout) this.hasRival = SUBJECT_SHIFT.test(folded)
    else if (this.namesOther(folded, pronoun)) this.hasRival = true
    else if (this.namesOwn(folded)) this.hasRival = false
  }
}
const CAPITALIZED =
  /(?<![\p{L}\p{N}'’.-])\p{Lu}[\p{L}\p{M}'’.-]+(?: (?:(?:de|van|von|der|da|di|la|al|bin) )?\p{Lu}[\p{L}\p{M}'’.-]*)*/gu
const PERSON_PRONOUN = /(?<![\p{L}'’-])(?:he|she|his|her|him)(?![\p{L}'’-])/giu
const FIRST_WORD =
  /^(?:The|An?|In|On|At|By|For|From|After|Before|With|As|During|Since|Until|Both|Two|Three|Many|Some|Most)$/
const DETERMINER = /^(?:The|An?|Its|This|That|These|Those|Some|Many|Most|Two|Three|Four|Both|All|No|One|Another)\s/
/** "She was succeeded by Iwata": the next sentence may be about Iwata. */
const SUBJECT_SHIFT =
  /\b(?:succeeded|followed|replaced|joined|assisted|taught|hired|defeated) by\b|\b(?:married|met|hired|taught|told|persuaded) (?:the \p{Ll}+ )?\p{Lu}/u
/** Words that link a sentence to the one before; "In addition to the dome" is no such word. */
const LINKING_ADVERB =
  /^(?:However|Moreover|Furthermore|Additionally|In addition(?! to\b)|Meanwhile|Nevertheless|Consequently|Thus|Therefore|Notably|In particular|Specifically|(?:By|In) contrast(?! (?:to|with)\b)|Instead(?! of\b)|Indeed|Also|Finally|Further(?! to\b)|For example|For instance|As a result(?! of\b)|At the same time(?! as\b)|And|But|Yet|So),?\s+(?=\S)/
/** Pronouns and other words at the head of a sentence that are never replaced: the sentence is left out. */
const UNRESOLVABLE_START =
  /^["“]?(?:They|Their|Them|This|That|These|Those|Neither|Such|Him|I|We|My|Our|You|Your)\b(?!['’])|^["“](?:He|She|It|If|And|But)\b|^Both (?:of them|are|were|have|had)\b/
const INTRODUCTION =
  /^(?:In|On|At|By|For|From|After|Before|During|With|As|While|When|Since|Until|Throughout|Under|Following|Despite|Among|Within|Although|Though|Because|If|Later|Then|Soon|Today|Born|Once|\d)[^;]{0,120}$/
const INTRODUCED_IT = /^(?:(?:In|On|At|By|From|After|Before|During|Since|Until)\b[^,;]{0,40},? )?its?(?![\p{L}'’])/iu
const LEADING_PRONOUN =
  /^((?:(?:In|On|At|By|From|After|Before|During|Since|Until)\b[^,;]{0,40}?,? )?)(its?|he|she|his|her)(?![\p{L}'’])/iu
/** A name as the subject of a sentence: "Giotto, launched on …", "Vega 1 was …". */
const LEADING_NAME = /^(?:The )?(\p{Lu}[\p{L}\d'-]+(?: \p{Lu}[\p{L}\d'.-]*| \d+)*)(?<!'s?)(?=,| \(| \p{Ll})/u
function isLeadingName(name: string): boolean {
  const [first = ''] = name.split(' ')
  return (
    !DETERMINER.test(`${name} `) &&
    !FIRST_WORD.test(first) &&
    !isCommonName(first) &&
    !first.includes("'") &&
    first.length > 2
  )
}

const SMALL_WORD = /(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}'-]+/gu
/** A word with a capital behind another word of its sentence, or alone in the cell of a table. */
const INNER_NAME = /(?<=[\p{Ll}\d,;|] ["“'(]?)\p{Lu}[\p{L}\d'-]+/gu
const ADVERB = /ly$|^(?:also|later|then|first|now|still|never|soon|once|long|further)$/
/** A verb that no singular name has: "Targets are sent a link." */
const PLURAL_VERB = /^(?:are|were|have)$/
const isGerund = ({ lower, lemma }: Word): boolean => lower.endsWith('ing') && lemma !== lower

const INTRODUCED_THING =
  /^(?:In|On|At|By|From|After|Before|During|Since|Until|As|When|While)\b[^,;]{0,60},? (?:it|they)\b/
/** "It is unclear whether …", "It was Frémont who …", "It took years to …": a sentence without a subject to replace. */
const IT_WITHOUT_SUBJECT =
  /^It (?:is|was|has been|remains|became) (?:\w+ ){0,3}?(?:that|who|unclear|clear|unknown|known(?! (?:as|for|to)\b)|uncertain|possible|likely|unlikely|yet|doubtful|difficult|hard|easy|impossible|necessary|important|tempting|worth|time|only|said|believed|thought|years?|months?)\b|^It (?:\p{Ll}+ ){0,4}?(?:took|takes?|taken)\b(?! (?:place|part|off|over|on)\b)[^,;]{0,60}?\b(?:second|minute|hour|day|week|month|year|decade|time|centur(?:y|ie)|until|to(?= \p{Ll}))s?\b/u

/** Returns whether a heading names something other than the subject: "The Kigali Amendment". */
function isOnOtherSubject(heading: string, names: readonly string[]): boolean {
  return !names.some((name) => heading.includes(name)) && /\S \p{Lu}\p{Ll}|\d/u.test(heading)
}

/** Returns the name in the form of the pronoun: "Quist's" for "her" in "her paper", "Quist" in "called her". */
function nameInPronounForm(pronoun: string, name: string, after: string): string {
  const plain = /^\p{Lu}/u.test(pronoun) ? capitalize(name) : name
  const isOwner = /^his$/i.test(pronoun) || (/^her$/i.test(pronoun) && OWNED_THING.test(after))
  return isOwner ? possessiveOf(plain) : plain
}
const OWNED_THING =
  /^ (?!(?:in|on|at|to|from|for|with|as|and|by|after|before|an?|the|his|her|their|its|that|until|when|while|because|but|or|into|out|back|away|during|of|about|up|off|down|again|alone|not|so|if|how|what|who|over|under|than|\d)\b)[\p{L}\d"“]/u

function possessiveOf(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`
}

function isQuoteOpen(before: string): boolean {
  return (before.match(/["“”]/g)?.length ?? 0) % 2 === 1
}
