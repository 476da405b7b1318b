import type { DateMention } from '@/lib/text/date-value'
import type { NumberMention } from '@/lib/text/number-mention'
import type { Word } from '@/lib/text/words'
import type { Role } from './roles'
import type { Span } from '@/lib/text/spans'

/** A typed part of a sentence. `work` includes titles; `name` is a name of unknown kind. */
export type Item =
  | {
      type: EntityKind
      id: string
      known: boolean
      pronoun: boolean
      certain: boolean
      /** Name in the dossier's form, where the text has it in another form that only rules recognise. */
      spelledAs?: string
      start: number
      end: number
      text: string
    }
  | { type: 'date'; date: DateMention; start: number; end: number; text: string }
  | { type: 'number'; number: NumberMention; unit: string; start: number; end: number; text: string }
  | { type: 'role'; role: Role; start: number; end: number; text: string }
  | { type: 'degree'; degree: Degree; start: number; end: number; text: string }

export type NamedItem = Extract<Item, { id: string }>
export type Degree = 'bachelor' | 'master' | 'doctorate'

/** A content word, used to align sentences by wording. */
export interface Term extends Span {
  /** Concept of the word (`conceptOf`), `#` and the id of its item, or `~` and its degree. */
  key: string
  stem: string
  /** Dictionary form of the word; '' for a name. */
  lemma: string
  kind: 'word' | 'item' | 'modifier'
  /** In a claim's wording: the term is in a slot, so a sentence may have another value there, or none. */
  isInSlot?: true
}

export interface Clause extends Span {
  terms: Term[]
  negated: boolean
  /** Possible, planned, asked, rumoured …: nothing in it is asserted. */
  hypothetical: boolean
}

/** The names in a heading, in small letters, where the text below it may be about another person or thing than the subject. */
export type Topic = readonly string[]

/** An analysed sentence. Offsets refer to the text given to the analysis. */
export interface ParsedSentence extends Span {
  /** The folded text of the sentence. */
  text: string
  words: Word[]
  items: Item[]
  clauses: Clause[]
  terms: Term[]
  isQuestion: boolean
  /** The sentence mentions the subject: by name, pronoun or description. */
  mentionsSubject: boolean
  /** Whether a pronoun of the sentence could mean more than one person. */
  ambiguous: boolean
  heading: boolean
  /** The subject is a person, whose name the encoder does not see (`encodedWords`). */
  isOnPerson: boolean
  /** `row`: a table row, or a cell with its heads; `cell`: a cell without heads; null: not from a table. */
  tablePart: 'row' | 'cell' | null
  /** In a claim: index of its wording; 0 is the claim's own text. */
  wording?: number
  /** The subject, for a line without a person in a text about the subject (a line of a curriculum vitae). */
  impliedSubject: NamedItem | null
  /** The numbered sibling of the subject (Apollo 12 beside Apollo 11) that the sentence is about: named, or meant by "it". */
  sibling: NamedItem | null
  /** The sentence begins with "it" or "she", behind a sentence on something else than the subject. */
  mayMeanOther?: boolean
  topic?: Topic | null
}

/** Whether a sentence has a name of the subject, and not only a pronoun. */
export const namesSubjectItself = ({ items }: ParsedSentence): boolean =>
  items.some((item) => item.type === 'subject' && !item.pronoun)

/** Returns the end of an item; of a measured number, the end of its unit: "596 kilometres", "four-month". */
export function endWithUnit(item: Item, textAfter: string): number {
  const unit = item.type === 'number' && item.number.measure !== undefined ? UNIT.exec(textAfter) : null
  return item.end + (unit?.[0].length ?? 0)
}

const UNIT =
  /^[\s-](?!(?:of|in|at|by|to|and|or|from|with|for|on|per)\b)(?:(?:square|cubic|nautical|light)[\s-])?\p{L}+/u

export type EntityKind = 'subject' | 'person' | 'org' | 'place' | 'work' | 'name'

export interface GazetteerEntry {
  /** Canonical name in lower case, shared by all mentions. */
  id: string
  name: string
  kind: EntityKind
}
