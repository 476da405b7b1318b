import type { DateMention } from '@/lib/text/dates'
import type { NumberMention } from '@/lib/text/numbers'
import type { Word } from '@/lib/text/words'
import type { Role } from './roles'
import type { EntityKind } from './gazetteer'

/** A typed part of a sentence. `work` includes titles; `name` is a name of unknown kind. */
export type Item =
  | {
      type: 'subject' | 'person' | 'org' | 'place' | 'work' | 'name'
      kind: EntityKind
      id: string
      known: boolean
      pronoun: boolean
      certain: boolean
      start: number
      end: number
      text: string
    }
  | { type: 'date'; date: DateMention; start: number; end: number; text: string }
  | { type: 'number'; number: NumberMention; unit: string; start: number; end: number; text: string }
  | { type: 'role'; role: Role; start: number; end: number; text: string }
  | { type: 'degree'; degree: Degree; start: number; end: number; text: string }

/** In a clause's skeleton an item is `§`, this letter, and its index in the sentence. */
export const skeletonLetter: Record<Item['type'], string> = {
  subject: 'S',
  person: 'P',
  org: 'O',
  place: 'L',
  work: 'W',
  name: 'X',
  date: 'D',
  number: 'N',
  role: 'R',
  degree: 'G',
}

export type NamedItem = Extract<Item, { kind: EntityKind }>
export type Degree = 'bachelor' | 'master' | 'doctorate'

/** Words of weight: what is compared when sentences are aligned by wording. */
export interface Term {
  /** Group of the word, or the id of the item it names. */
  key: string
  stem: string
  /** Dictionary form; '' for a name. */
  lemma: string
  start: number
  end: number
  kind: 'word' | 'item' | 'modifier'
  /** In a claim's wording: it stands in a slot, so a sentence may have another value there, or none. */
  slot?: true
}

export interface Clause {
  start: number
  end: number
  /** Lower-case words with items as `§X0`; punctuation stands alone. */
  skeleton: string
  items: Item[]
  terms: Term[]
  negated: boolean
  /** Said to be possible, planned, asked, rumoured …: nothing that it says is asserted. */
  hypothetical: boolean
}

/** One sentence, analysed. Offsets count in the text that was given to the analysis. */
export interface ParsedSentence {
  start: number
  end: number
  /** The folded words of the sentence. */
  text: string
  words: Word[]
  items: Item[]
  clauses: Clause[]
  terms: Term[]
  question: boolean
  /** It speaks of the subject: by name, by pronoun or by description. */
  ofSubject: boolean
  /** More than one person could be meant by a pronoun in it. */
  ambiguous: boolean
  heading: boolean
  /** In a claim: which of its wordings this is part of; 0 is the claim's own text. */
  wording?: number
  /** The subject, for a line without a person in a text that is about the subject (a line of a curriculum vitae). */
  implied: NamedItem | null
  /** The organisation named last before the sentence: where "he came back as a consultant" is. */
  organisation: NamedItem | null
}
