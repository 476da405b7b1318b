import { hasVerbForm } from '@/lib/engine/analyse/clauses'
import { compareItems, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { negationWords } from '@/lib/engine/link/tokens'
import { range } from '@/lib/text/lists'
import type { Span } from '@/lib/text/spans'
import type { Word } from '@/lib/text/words'

/** A part of a sentence that has values of its own: "killed 7 people" in "killed 7 people and injured 43". */
export interface ValuePart {
  stems: string[]
  /** Stems of its verbs. */
  verbs: string[]
  values: Item[]
  /** It says what did not happen. */
  isDenied: boolean
}

const PART_ENDS = /[,;](?!\d)|\b(?:and|or|but|while)\b/gi

export function valuePartsOf({ text, start, words, items }: ParsedSentence): ValuePart[] {
  const ends = [...text.matchAll(PART_ENDS)].map(({ index }) => start + index)
  const isIn = (part: number) => (place: Span) => ends.filter((end) => end < place.start).length === part
  return range(0, ends.length + 1).map((part) => {
    const own = words.filter(isIn(part))
    const verbs = own.filter(isVerbOfEvent)
    const stemsOf = (list: Word[]): string[] => list.map(({ stem }) => stem)
    const values = items.filter(isDateOrNumber).filter(isIn(part))
    const isDenied = own.some(({ lower }) => negationWords.test(lower))
    return { stems: stemsOf(own), verbs: stemsOf(verbs), values, isDenied }
  })
}

const isVerbOfEvent = (word: Word): boolean => !/^(?:be|have|do)$/.test(word.lemma) && hasVerbForm(word)

export const hasValue = ({ values }: ValuePart, item: Item, result: 'same' | 'other'): boolean =>
  values.some((value) => compareItems(item, value) === result)

/** Whether a value of a sentence has the verb of another part of a claim: "killed 43" beside "killed 7 people and injured 43". */
export function isSwapped(sentence: ParsedSentence, claim: ParsedSentence): boolean {
  const parts = valuePartsOf(claim)
  return valuePartsOf(sentence).some(({ verbs, values }) =>
    values.some((value) => {
      const own = parts.filter((part) => hasValue(part, value, 'same'))
      const isOwn = own.length !== 1 || verbs.some((verb) => own[0]?.verbs.includes(verb))
      const rivals = parts.filter((part) => !part.isDenied && hasValue(part, value, 'other') && !own.includes(part))
      return (
        !isOwn && own[0]?.verbs.length !== 0 && rivals.some((part) => verbs.some((verb) => part.verbs.includes(verb)))
      )
    }),
  )
}
