import { fold } from '@/lib/text/fold'
import type { Cast, Person } from './cast'
import { KINDS, isBehindTheVerb, other, owner, unique } from './pronoun-words'
import { headOf, isPluralHead, kinIn, pluralOf, strangerIn, thingOf, type Third } from './sentence-head'
import { SubjectPronoun } from './subject-pronoun'
import { THING } from './name-in-title'

export interface PronounSubject {
  /** The subject's name in claims: a person's family name, where the text uses it alone. */
  short: string
  names: readonly string[]
  pronoun: string | undefined
  /** Nouns that the document calls the subject: "company", "novel". */
  kinds?: ReadonlySet<string>
}

/** "Clemente's father", without the words before it. */
const OWNED = /(?:\p{Lu}[\p{L}.-]* ){0,3}\p{Lu}[\p{L}.-]*['’]s? (?:\p{Ll}[\p{Ll}-]* ){0,2}\p{Ll}[\p{Ll}-]*$/u
/** "He was succeeded by": the next sentence may be about the one who follows. */
const BY =
  'succeeded|followed|replaced|joined|assisted|beaten|defeated|taught|supervised|hired|recruited|appointed|persuaded|killed'
const SHIFT = new RegExp(String.raw`\b(?:${BY}) by (?:the |an? )?(?:[\p{Ll}-]+ ){0,3}\p{Lu}`, 'u')
const SHIFT_BEFORE = new RegExp(
  String.raw`(?:${BY}) by (?:\S+ ){0,3}$|(?:succeeded|met|married|hired|appointed|recruited|introduced to|persuaded|told|taught) (?:\S+ ){0,3}$`,
)
/** Possible antecedents of a pronoun after the sentences so far. `thing`: the words for what the last sentence is about. */
interface State {
  he: Person | null
  she: Person | null
  thing: string | null
  /** The antecedent of "they". */
  group: string | null
}

/** Follows a paragraph sentence by sentence: who and what a pronoun of the next one would mean. */
export class Antecedents {
  protected state: State = { he: null, she: null, thing: null, group: null }
  /** The person that the last sentence is about. */
  private lead: Person | null = null
  private heading = ''
  private isInList = false
  /** Whether the last sentence begins with one thing that is not the subject. */
  private isOnOtherThing = false
  protected readonly own: SubjectPronoun | null
  /** How the paragraph writes a name: there may be two Yamauchis. */
  protected readonly shown = new Map<string, string>()

  constructor(
    protected readonly subject: PronounSubject & { isMissing?: boolean },
    protected readonly cast: Cast,
  ) {
    this.own = cast.subjectPerson ? new SubjectPronoun(cast.subjectPerson) : null
    this.startParagraph('')
  }

  /** A new paragraph is about the subject, unless its heading names somebody else. */
  startParagraph(heading: string, isItem = false, isNested = false): void {
    // Items of a list are about the subject each, unless the one above is about somebody else.
    const before = isItem && heading === this.heading ? this.lead : null
    const own = this.cast.subjectPerson
    const others = this.cast.inSentence(heading)
    const isOthers = others.length > 0 && others.every(({ person }) => !person.isSubject)
    this.state = {
      he: null,
      she: null,
      thing:
        own === null &&
        !isOthers &&
        this.subject.isMissing !== true &&
        !isNested &&
        !this.isOnOther(heading, isItem && this.isInList)
          ? this.subject.short
          : null,
      group: null,
    }
    this.lead = null
    this.heading = heading
    this.isInList = isItem
    const named = unique(others.map(({ person }) => person))
    const [only] = named
    const isName = others[0] !== undefined && heading.trim().length - (others[0].end - others[0].start) < 5
    this.own?.startParagraph(
      isName && only && !only.isSubject && only.pronoun !== other(this.own.third) ? only : null,
      before !== null && !before.isSubject && before.pronoun !== other(this.own.third),
    )
    this.shown.clear()
    if (named.length === 1 && only && !only.isSubject)
      for (const third of ['he', 'she'] as const) if (only.pronoun !== other(third)) this.state[third] = only
    if (before && !before.isSubject)
      for (const third of ['he', 'she'] as const) if (before.pronoun !== other(third)) this.state[third] = null
  }

  /** Whether a heading, or the item above in a list, is about another thing: "The Kigali Amendment". */
  private isOnOther(heading: string, hasAbove: boolean): boolean {
    if (hasAbove && (this.isOnOtherThing || heading !== this.heading)) return true
    const last = /(?:^|\s)\p{Lu}[\p{L}-]* (\p{Lu}\p{Ll}+)\W*$/u.exec(heading)?.[1]
    return last !== undefined && THING.test(last) && !this.subject.names.some((name) => name.includes(last))
  }

  /** @returns what takes back the sentences that are read from now on */
  remember(): () => void {
    const state = { ...this.state }
    const recall = this.own?.remember()
    return () => {
      this.state = { ...state }
      recall?.()
    }
  }

  /** Null where it may mean several. */
  protected meant(third: Third, sentence: string): Person | null {
    return this.own?.third === third ? this.own.meant(sentence) : this.state[third]
  }

  /** Who and what the next sentence would mean. */
  protected follow(text: string, isClear: boolean): void {
    const folded = fold(text)
    const people = this.cast.inSentence(text)
    for (const { person, start, end } of people) {
      const words = folded.slice(start, end)
      if (!person.isSubject && (words === person.name || !this.shown.has(person.name)))
        this.shown.set(person.name, words)
    }
    const head = headOf(folded)
    const isPlural = /\s(?:and|or)\s|&/.test(head.text) && people.filter(({ start }) => start < head.end).length > 1
    const leading = people.filter(({ start }) => start >= head.start && start < head.end)
    const kin = kinIn(folded).find(({ start }) => start >= head.start && start < head.end)
    const owned = /^(?:\S+ ){0,3}\S+['’]s? /.test(head.text)
    let subject: Person | null = null
    if (!isPlural) {
      if (owned && kin) {
        const name = leading.find(({ person, start }) => start > kin.start && person.name.length > 2)?.person
        const called = OWNED.exec(head.text.slice(0, kin.end - head.start))?.[0]
        subject = name ?? (called === undefined ? null : { name: called, pronoun: kin.pronoun, isSubject: false })
      } else if (!owned && leading[0]?.start === head.start + (/^(?:The |An? )/.exec(head.text)?.[0].length ?? 0))
        subject = leading[0].person
      else if (!owned) subject = leading.at(-1)?.person ?? null
    }
    // "The greatest player was Clara Rockmore": the name behind the verb is what the sentence is about.
    const called = /^(?:was|is|were) (?:the |an? )?(?:[\p{Ll}-]+ ){0,3}$/u.exec(
      folded.slice(head.end, people.find(({ start }) => start > head.end)?.start ?? head.end).trimStart(),
    )
    const complement = people.find(({ start }) => start > head.end)?.person ?? null
    const self = this.cast.subjectPerson
    // "His teacher was Kajirō Yamamoto. His first film": either may be meant.
    const isEither = owned && self !== null && complement?.pronoun !== other(self.pronoun ?? 'he')
    if (!subject && called && !isEither) subject = complement
    const strange = subject === null && !isPlural ? strangerIn(folded, people) : null
    this.lead = subject
    const last = people.at(-1)
    const shifts =
      last !== undefined &&
      subject?.name !== last.person.name &&
      SHIFT_BEFORE.test(folded.slice(0, last.start)) &&
      /^,|^\s*\.?$/.test(folded.slice(last.end, last.end + 2))
    this.own?.follow({
      ...{ folded, head, people, lead: subject, kin, hasOwner: owned, isPlural, isClear },
      hasStranger: strange !== null && strange.pronoun !== other(this.own.third),
      shifts: shifts || SHIFT.test(folded.slice(head.end)),
    })
    for (const third of ['he', 'she'] as const) {
      if (third === this.own?.third) continue
      const isOpen =
        // "He shared the prize with Passy": whoever he is, he may be meant again.
        (!isClear &&
          (third === 'he' ? /\b[Hh]e\b/ : /\b[Ss]he\b/).test(folded) &&
          (!this.state[third]?.isSubject ||
            people.some(({ person }) => !person.isSubject && person.pronoun !== other(third)))) ||
        // "He was succeeded by Iwata": the next one may mean either.
        (SHIFT.test(folded.slice(head.end)) && people.every(({ person }) => person.pronoun !== other(third))) ||
        // Somebody may be meant whom the text has not introduced.
        (this.state[third]?.isSubject !== true && this.cast.strangerEnd(folded) >= 0 && subject?.pronoun !== third) ||
        (strange && strange.pronoun !== other(third))
      if (isOpen) {
        this.state[third] = null
        continue
      }
      // "Karpathy's training began with Geoffrey Hinton's class": the owner of the head goes on.
      const own = this.cast.subjectPerson
      const isOwners = owned && !kin && leading.length === 1 && leading[0]?.person === own
      const counted = isOwners
        ? people.filter(({ person, end }) => person === own || !/^['’]s?\b/.test(folded.slice(end)))
        : people
      const fits = unique(counted.map(({ person }) => person).concat(subject ? [subject] : [])).filter(
        ({ pronoun }) => pronoun !== other(third),
      )
      if (fits.length === 0) {
        if (isPlural) this.state[third] = null
        continue
      }
      // "Leon Trotsky and his wife": one of them is a man.
      const sure = fits.filter(({ pronoun }) => pronoun === third)
      if (isPlural && sure.length === 1 && fits.length === 1 && people.length === 2) {
        this.state[third] = sure[0] ?? null
        continue
      }
      const lead = subject && subject.pronoun !== other(third) ? subject : null
      if (isPlural) this.state[third] = null
      // "Michał Rusinek became her secretary": he or she is not known, and she is.
      else if (lead?.pronoun === null && fits.some(({ pronoun }) => pronoun === third)) this.state[third] = null
      else if (lead)
        this.state[third] =
          fits.length > 1 &&
          ((!lead.isSubject && lead !== this.state[third]) || (shifts && last.person.pronoun !== other(third)))
            ? null
            : lead
      else if (fits.length > 1) this.state[third] = null
      else {
        const [only] = fits
        // Somebody whom a sentence on another thing mentions may be meant, or the subject may.
        const rival = this.state[third]
        this.state[third] =
          only && (rival === null || rival.name === only.name || isBehindTheVerb(folded, people, only))
            ? rival && rival.name !== only.name
              ? null
              : only
            : null
      }
    }
    const rest = folded.slice(head.end)
    const spouse =
      /^ (?:had )?(?:married|divorced|wed) /.test(rest) &&
      people.length > 1 &&
      people[0]?.start === head.start &&
      /^[^,;]{0,30}$/.test(folded.slice(head.end, people[1]?.start)) &&
      (people.length === 2 || folded.slice(people[1]?.end).startsWith(','))
    this.state.group = !isClear
      ? null
      : spouse
        ? people
            .slice(0, 2)
            .map(({ person }) => person.name)
            .join(' and ')
        : pluralOf(head.text, rest)
    this.isOnOtherThing =
      people.length === 0 &&
      !isNamedIn(head.text, this.subject.names) &&
      /^(?:(?:The|the|A|An) (?!\p{Ll}+s\b)|(?!(?:It|Its|They|Their|This|There)\b)\p{Lu})\p{L}/u.test(head.text) &&
      !isPluralHead(head.text) &&
      !head.text.split(/\W+/).some((word) => KINDS.test(word) || this.subject.kinds?.has(word))
    this.state.thing = this.thingAfter(head.text, folded, subject !== null || isPlural, isClear)
  }

  /** Antecedent of "it" after a sentence: its subject, where that is one thing. */
  private thingAfter(head: string, sentence: string, isPerson: boolean, isClear: boolean): string | null {
    const { subject } = this
    const isAbout = subject.names.some(
      (name) => head.startsWith(name) || head.startsWith(`The ${name}`) || head.startsWith(`the ${name}`),
    )
    const isThing = this.cast.subjectPerson === null
    if (isThing && isAbout && !/['’]s?\s/.test(head) && !/ and | or /.test(head)) return subject.short
    const { thing } = this.state
    // Neither people nor several things can be "it": a text on one thing goes on with that.
    if (isThing && thing === subject.short && (isPerson ? isNamedIn(sentence, subject.names) : isPluralHead(head)))
      return thing
    if (!isClear) return null
    // "Prieto's first public clock": a person is no "it".
    const own = this.cast.subjectPerson
    if (
      own !== null &&
      /^\S+(?: \S+)?['’]s? /.test(head) &&
      kinIn(head).length === 0 &&
      head.startsWith(owner(own.name))
    )
      return /[^s]s$/.test(head) || /[,;:()]|\b(?:and|or)\b/.test(head) || head.split(' ').length > 6 ? null : head
    if (isPerson) return null
    const noun = /^(?:[Tt]he|[Tt]his) (\p{Ll}+)$/u.exec(head)?.[1]
    if (isThing && noun !== undefined && (this.subject.kinds?.has(noun) || KINDS.test(noun)))
      return thing === subject.short || subject.kinds?.has(noun) ? subject.short : null
    return thingOf(head, sentence)
  }
}

/** Whether a text has one of the names, and not only within a longer one: "Carl Zeiss Foundation". */
export function isNamedIn(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const at = text.indexOf(name)
    return at >= 0 && !/^ \p{Lu}/u.test(text.slice(at + name.length))
  })
}
