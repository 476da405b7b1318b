import capitalWords from './lexicon/capital-words.json'
import { adjectives, firstNames, lemmaOf, places } from './words'

/**
 * Returns a sentence that was typed in small letters alone with capitals where English has them: "studied at MIT in Boston". Null for
 * other sentences. Words of WordNet that are names alone, with the lists of places and given names; offsets stay.
 */
export function withCapitals(text: string): string | null {
  if (/\p{Lu}/u.test(text)) return null
  let isBehindName = false
  const restored = text.replace(/(?<![\p{L}\p{N}@#/.-])\p{Ll}{3,}(?![\p{L}\p{N}@/]|\.\p{L})/gu, (word) => {
    const form = capitalForm(word) ?? (isBehindName && mayBeName(word) ? capitalized(word) : word)
    isBehindName = firstNames.has(word)
    return form
  })
  return restored === text ? null : restored
}

/** Whether a word in small letters is a name and nothing else, as "everest". */
export const isNameAlone = (word: string): boolean => forms.has(word)

const forms = new Map(capitalWords.split(' ').map((form) => [form.toLowerCase(), form]))
const capitalForm = (word: string): string | undefined =>
  places.has(word) || firstNames.has(word) ? capitalized(word) : forms.get(word)
export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Whether a word behind a given name may be the family name: no verb form, adjective or short word. */
const mayBeName = (word: string): boolean =>
  word.length > 3 && !/(?:ed|ing|ly|s)$/.test(word) && lemmaOf(word) === word && !adjectives.has(word)
