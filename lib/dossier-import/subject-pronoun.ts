import type { Person } from './cast'
import { other, OWNER_ACTS } from './pronoun-words'
import type { Third } from './sentence-head'

/** The people in a sentence, for the pronoun of the next one. */
export interface Told {
  folded: string
  head: { text: string; start: number; end: number }
  people: readonly { person: Person; start: number; end: number }[]
  /** The person that the sentence is about. */
  lead: Person | null
  /** A relative at its head: "his father". */
  kin: { start: number; end: number } | undefined
  hasOwner: boolean
  hasStranger: boolean
  isPlural: boolean
  /** Whether the last person of the sentence takes over: "succeeded by Iwata". */
  shifts: boolean
  isClear: boolean
}

const COPULA = /^,? ?(?:was|were|is|had been|worked as|came from) /
/** Words on a child or a student. */
const YOUTH =
  /\b(?:studied|attended|entered|enrolled|graduated|grew up|was educated|was apprenticed|school|college|university|at (?:the age of )?(?:\w+teen|six|seven|eight|nine|ten|eleven|twelve|1?\d)\b(?! o'clock)|(?:was|until \w+ was) (?:about )?(?:six|seven|eight|nine|ten|eleven|twelve|\w+teen)\b)/i

const OF_KIN =
  /^(?:His|Her) (?:\p{Ll}+ ){0,2}?(?:father|mother|parents|brothers?|sisters?|stepfather|stepmother|grandfather|grandmother|grandparents|uncle|aunt|wife|husband|sons?|daughters?)\b/u

/**
 * The pronoun that a document has for the person that it is about. It means that person unless the sentence before is about
 * somebody else whom it may mean, too.
 */
export class SubjectPronoun {
  readonly third: Third
  /** `near`: the last sentence names somebody else at its end. `strong`: somebody else has acted since the subject was named. */
  private rival: 'none' | 'near' | 'strong' = 'none'
  /** Somebody else whose act the last sentence tells, where it names nobody besides. */
  private actor: Person | null = null
  private isAfterParent = false
  /** Whether the last sentence is about a relative of the subject: "His father …". */
  private isAfterKin = false

  constructor(private readonly own: Person) {
    this.third = own.pronoun ?? 'he'
  }

  /** @param about somebody else whose name is the heading; `isAfterOther`: the item above is about somebody else */
  startParagraph(about: Person | null, isAfterOther: boolean): void {
    this.actor = about
    this.isAfterParent = false
    this.rival = about !== null || isAfterOther ? 'strong' : 'none'
  }

  /** Takes back what was followed since. */
  remember(): () => void {
    const { rival, actor, isAfterParent } = this
    return () => Object.assign(this, { rival, actor, isAfterParent })
  }

  meant(sentence: string): Person | null {
    if (this.rival === 'none' || (this.isAfterKin && OF_KIN.test(sentence))) return this.own
    if (this.actor) return this.actor
    return this.isAfterParent && YOUTH.test(sentence) ? this.own : null
  }

  follow({ folded, head, people, lead, kin, hasOwner, hasStranger, isPlural, shifts, isClear }: Told): void {
    const fits = (person: Person) => !person.isSubject && person.pronoun !== other(this.third)
    const others = people.filter(({ person }) => fits(person))
    const hasOwn = people.some(({ person }) => person.isSubject)
    const rest = folded.slice(head.end)
    const isOpen = (this.third === 'he' ? /\b(?:he|him|his)\b/i : /\b(?:she|hers?)\b/i).test(folded)
    this.actor = null
    this.isAfterParent = false
    this.isAfterKin = hasOwner && kin !== undefined && (hasOwn || isOpen)
    // "She was succeeded by Iwata": somebody of the other sex does not count, a name that is not known does.
    const takesOver = shifts && (others.length > 0 || people.every(({ person }) => person.isSubject))
    if (lead?.isSubject && !isPlural) this.rival = takesOver ? 'strong' : 'none'
    else if ((lead && fits(lead)) || hasStranger || (isPlural && others.some(({ start }) => start < head.end))) {
      this.rival = 'strong'
      this.isAfterParent =
        hasOwner &&
        kin !== undefined &&
        /^(?:father|mother)$/.test(folded.slice(kin.start, kin.end)) &&
        COPULA.test(rest)
      const isAlone = people.every(({ person, start }) => person === lead || (person.isSubject && start === head.start))
      if (isClear && lead?.pronoun && !COPULA.test(rest) && !OWNER_ACTS.test(rest) && !isOpen && isAlone)
        this.actor = lead
    } else if (!isClear && isOpen) return
    else if (hasOwn) this.rival = 'none'
    else if (others.length > 0) this.rival = this.rival === 'strong' ? 'strong' : 'near'
    else if (this.rival === 'near') this.rival = 'none'
  }
}
