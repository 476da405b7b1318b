import lists from '@/lib/text/lexicon/words.json'
import { fold } from '@/lib/text/fold'
import { pronounOfName } from '@/lib/text/words'
import { familyName, givenName, NO_PERSON, peopleIn, places } from './people'

/** A person that a document names, or the document's subject. */
export interface Person {
  /** As a claim names it. */
  name: string
  /** Null: either is possible. */
  pronoun: 'he' | 'she' | null
  isSubject: boolean
}

const WORD = String.raw`(?:\p{Lu}\.(?: ?\p{Lu}\.)*|\p{Lu}[\p{L}\p{M}'’-]+)`
const NAME = String.raw`${WORD}(?:(?<!['’]s)(?: (?:de|del|van|von|der|da|di|la|al|bin|ibn|arap|y))* ${WORD}){0,3}`
const KIN: Readonly<Record<string, 'he' | 'she'>> = {
  ...Object.fromEntries(
    'father brother husband son grandfather uncle nephew stepfather widower king prince emperor sir lord mr count baron duke father-in-law brother-in-law actor half-brother pope'
      .split(' ')
      .map((word) => [word, 'he'] as const),
  ),
  ...Object.fromEntries(
    'mother sister wife daughter grandmother aunt niece stepmother widow queen princess empress lady mrs ms miss actress duchess countess heroine half-sister baroness'
      .split(' ')
      .map((word) => [word, 'she'] as const),
  ),
}
const TITLES =
  'president captain general professor minister saint dr judge senator colonel admiral major commander director archbishop bishop friend cousin teacher colleague partner companion student pupil rival successor predecessor mentor supervisor critic muralist physicist'
const actors = new Set(`${lists.actors} ${TITLES} ${Object.keys(KIN).join(' ')}`.split(' '))
/** A noun for a person, and the name behind it: "the poet Adam Włodek", "Her father, Isamu". */
const CALLED = new RegExp(
  String.raw`(?<![\p{L}])(\p{L}[\p{L}-]+)(?:,| was| is| were)?(?: (?:the|an?) (?:[\p{Ll}-]+ ){1,3})?,? (?=(${NAME}))`,
  'gu',
)
const BORN = new RegExp(
  String.raw`(${NAME})(?:,? (?:who )?(?:was |is |had been )?(?:born|died|married)\b| \((?:born |b\. )?1[5-9]\d\d)`,
  'gu',
)
/** "Priya Raman was chief executive": a name of two words that the sentence calls a person. */
const IS_PERSON = new RegExp(
  String.raw`(?:^|[.!?]["”’)]? )((?!The |In |On |At |For |From |By |After |Before )${WORD} ${WORD})(?: (?:was|is|became|served as|worked as|retired as|resigned as) (?:(?:the|an?|its|his|her) )?((?:[\p{L}-]+ ?){1,3})| (?:died|married|retired|resigned|studied|was born|was appointed|was elected|taught at|served (?:as|in)) )`,
  'gu',
)
const OFFICES = new Set('executive head chair founder director president member manager officer'.split(' '))
const TWO_WORDS =
  /(?<![\p{L}\p{N}.'-] ?)(?<!(?:the|of|in|at) )(\p{Lu}\p{Ll}+) (\p{Lu}[\p{Ll}-]{2,})(?![\p{L}-]| \p{Lu})/gu
/** Names of two to four words, not those of places: "in Buenos Aires". */
const WORDS_OF_NAMES =
  /(?<![\p{L}\p{N}.'-])(?<!\b(?:the|The|of|in|In|at|At|from|From|near|for) )(\p{Lu}\p{Ll}+)(?: \p{Lu}[\p{Ll}-]+){1,3}(?![\p{L}-])/gu
/** A name alone at the head of a sentence, with what a person does. */
const HEAD =
  /(?:^|[.!?]["”’)]? )(?:In \d{4} )?(\p{Lu}[\p{Ll}-]{2,}) (?:was born|died|married|wrote|said|told|described|called|left|joined|became|retired|resigned|studied|taught|worked|moved|returned|won|took over|stepped down|served|signed|refused|denied|discovered|invented|designed|founded|argued|published|painted|composed|himself|herself)\b/gmu
const CHUNK = new RegExp(NAME, 'gu')

/** The people of a document by the names that it uses for them. */
export class Cast {
  private readonly byName = new Map<string, Person | null>()
  private readonly own: Person | null
  constructor(
    private readonly subject: {
      short: string
      names: readonly string[]
      pronoun: string | undefined
      isPerson: boolean
    },
  ) {
    const { short, names, pronoun, isPerson } = subject
    this.own = isPerson ? { name: short, pronoun: pronoun === 'she' ? 'she' : 'he', isSubject: true } : null
    if (!this.own) return
    for (const name of names) {
      this.byName.set(name, this.own)
      this.byName.set(familyName(name), this.own)
      const first = name.split(' ', 1)[0] ?? ''
      if (name.includes(' ')) this.byName.set(first, this.own)
    }
  }

  get subjectPerson(): Person | null {
    return this.own
  }

  /** Takes the people that a text introduces. */
  read(raw: string): void {
    const text = fold(raw)
    for (const { name } of peopleIn(text)) this.add(name, pronounOfName(givenName(name)))
    for (const { 1: noun = '', 2: name = '', index } of text.matchAll(CALLED)) {
      const lower = noun.toLowerCase()
      // "in Saint Petersburg"
      if (lower === 'saint' && /\b(?:in|at|to|of|from|near)\s$/.test(text.slice(Math.max(0, index - 6), index)))
        continue
      // "his King Lear" is a work.
      if (/^\p{Lu}/u.test(noun) && /\b(?:his|her|its|their)\s$/.test(text.slice(Math.max(0, index - 6), index)))
        continue
      if (actors.has(lower) && (!/^\p{Lu}/u.test(noun) || TITLES.includes(lower) || lower in KIN))
        this.add(name, KIN[lower] ?? null)
    }
    for (const [, name = '', is] of text.matchAll(IS_PERSON)) {
      const isCalled = is === undefined || is.split(' ').some((word) => actors.has(word) || OFFICES.has(word))
      if (isCalled && !NO_PERSON.test(name)) this.add(name, null)
    }
    for (const [whole, name = ''] of text.matchAll(BORN)) {
      const first = name.split(' ', 1)[0] ?? ''
      // "Wangari Muta was born": the subject by an earlier name.
      if (this.own && / born\b/.test(whole) && this.byName.get(first) === this.own) this.byName.set(name, this.own)
      else this.add(name, null)
    }
  }

  private add(raw: string, pronoun: Person['pronoun']): void {
    const name = raw.replace(/['’]s?$/, '').replace(/\.$/, '')
    if (
      NOT_A_NAME.test(name) ||
      (/^\p{Lu}\p{Ll}+(?:man|woman)$/u.test(name) && pronoun === null) ||
      name.length < 3 ||
      !/\p{Ll}/u.test(name)
    )
      return
    // "Moonshot AI", "Lex Fridman Podcast"
    if (/(?:^| )\p{Lu}{2,}$/u.test(name) || NO_PERSON.test(name) || WORKS.test(name)) return
    if (this.own && this.subject.names.some((one) => one === name || one.endsWith(` ${name}`))) return
    if (this.own && this.subject.names.some((one) => one.includes(' ') && ` ${name} `.includes(` ${one} `))) {
      this.byName.set(name, this.own)
      return
    }
    const known = this.byName.get(name)
    if (known && known === this.own) return
    if (known) {
      known.pronoun ??= pronoun
      return
    }
    const person: Person = { name, pronoun: pronoun ?? pronounOfName(givenName(name)), isSubject: false }
    // A relative with the name of the subject is another person, and the family name alone stays that of the subject.
    this.byName.set(name, person)
    const family = familyName(name)
    if (family === name || this.byName.get(family)?.isSubject) return
    const namesake = this.byName.get(family)
    if (namesake === undefined) this.byName.set(family, person)
    // Two people of one family name: the name alone identifies neither, but a person it is.
    else if (namesake !== person)
      this.byName.set(family, {
        name: family,
        pronoun: namesake?.pronoun === person.pronoun ? person.pronoun : null,
        isSubject: false,
      })
  }

  /** People by a family name that the text uses alone: "Gunpei Yokoi … Yokoi described". */
  readAlone(text: string): void {
    const folded = fold(text)
    const heads = new Set([...folded.matchAll(HEAD)].map(([, name = '']) => name))
    if (heads.size === 0) return
    for (const [, first = '', family = ''] of folded.matchAll(TWO_WORDS)) {
      if (!heads.has(family) || heads.has(first) || this.byName.has(family) || NO_PERSON.test(`${first} ${family}`))
        continue
      if (NOT_A_NAME.test(first) || places.has(family.toLowerCase())) continue
      this.add(`${first} ${family}`, null)
    }
  }

  /** Where the first name of two words ends that may be that of a person whom the text has not introduced; -1 without one. */
  strangerEnd(folded: string): number {
    const known = this.inSentence(folded)
    for (const { 0: name, 1: first = '', index } of folded.matchAll(WORDS_OF_NAMES)) {
      const isKnown = known.some(({ start, end }) => start < index + name.length && end > index)
      if (!isKnown && !NOT_A_NAME.test(first) && !NO_PERSON.test(name) && !places.has(first.toLowerCase()))
        return index + name.length
    }
    return -1
  }

  /** The people in a sentence, in its order, with where their names begin. */
  inSentence(raw: string): { person: Person; start: number; end: number }[] {
    const text = fold(raw)
    const found: { person: Person; start: number; end: number }[] = []
    for (const match of text.matchAll(CHUNK)) {
      const whole = match[0].replace(/['’]s?$/, '').replace(/\.$/, '')
      const words = whole.split(' ')
      // The longest known name within the chunk: "In December Einstein" has one.
      search: for (let size = words.length; size > 0; size -= 1) {
        for (let from = 0; from + size <= words.length; from += 1) {
          const name = words.slice(from, from + size).join(' ')
          const person = this.byName.get(name)
          if (!person) continue
          const start = match.index + words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0)
          found.push({ person, start, end: start + name.length })
          break search
        }
      }
    }
    return found
  }
}

const NOT_A_NAME =
  /^(?:The|A|An|In|On|At|By|For|From|After|Before|With|As|He|She|It|They|His|Her|Its|Their|This|That|These|Those|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$|\b(?:University|College|Institute|School|Prize|Award|Company|Street|War|Church|Hospital|Museum|Society|Academy)\b/

const WORKS =
  / (?:Podcast|Show|Magazine|Review|Journal|Day|Conference|Labs?|Model|Engine|Studios?|Records|Books|Films?|Pictures|Team|Program(?:me)?|Project|Series|Edition|Awards?)$/

export function kinPronoun(noun: string): 'he' | 'she' | undefined {
  return KIN[noun.toLowerCase()]
}
