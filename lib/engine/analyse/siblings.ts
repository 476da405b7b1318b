import type { Word } from '@/lib/text/words'
import { areSameEntity } from './compare-values'
import { nameForm } from '@/lib/text/name-form'
import type { NamedItem, GazetteerEntry } from './parsed-sentence'
import { mapDefined } from '@/lib/text/lists'

/** Whether two ids are of numbered siblings: one name with two numbers ("apollo 11", "apollo 17"; "gpt-3", "gpt-4"). */
export function areSiblings(a: string, b: string): boolean {
  const family = numberedFamilyOf(a)
  return family !== null && family === numberedFamilyOf(b) && !areSameEntity(a, b)
}

/**
 * Whether a name, or its end behind other words, differs from another in numbers alone, wherever these stand: "Then
 * Skadal 8" from "Skadal 4". One of them may have none.
 */
export function isNumberedLike(name: string, other: string): boolean {
  const form = nameForm(other)
  const words = name.split(' ')
  return words
    .map((_, from) => nameForm(words.slice(from).join(' ')))
    .some((end) => end !== form && withoutNumbers(end) === withoutNumbers(form))
}
const withoutNumbers = (form: string): string => form.replace(/ ?\b\d+\p{L}{0,2}\b/gu, '')

/** Returns a numbered name without its number or numeral, null for other names. */
const numberedFamilyOf = (id: string): string | null => numberedName.exec(id)?.[1] ?? null
/** Matches a name in lower case with its number: "apollo 11", "saturn ib", "gpt-4", "cs231n". */
const numberedName = /^(.{0,60}?\p{L})(?:[\s-]?\d{1,4}\p{L}?|[\s-][ivx]{1,5}[a-d]?)$/u

/** Returns the families of the numbered names among the keys of a gazetteer, without their numbers. */
export const numberedFamiliesIn = (keys: Iterable<string>): ReadonlySet<string> =>
  new Set(mapDefined(keys, numberedFamilyOf))

/**
 * Returns the numbered name at a word, as a name of its own where only siblings are known: "Apollo 17" beside Apollo 11
 * and "Apollo".
 */
export function siblingAt(
  folded: string,
  words: readonly Word[],
  at: number,
  { families, byName }: { families: ReadonlySet<string>; byName: ReadonlyMap<string, GazetteerEntry> },
): { item: NamedItem; length: number } | null {
  const first = words[at]
  if (!first || !/^\p{Lu}/u.test(first.raw)) return null
  let key = ''
  for (let length = 1; length <= MOST_WORDS; length++) {
    const word = words[at + length - 1]
    const next = words[at + length]
    if (!word || !next || !/^[ -]$/.test(folded.slice(word.end, next.start))) return null
    key = `${key} ${word.lower}`.trim()
    if (!families.has(key) || !isNumber.test(next.raw) || countedWord.test(folded.slice(next.end, next.end + 14)))
      continue
    const id = `${key} ${next.lower}`
    if (byName.has(id)) return null
    const start = first.start
    const end = next.end
    const text = folded.slice(start, end)
    return {
      item: { type: 'name', id, known: false, pronoun: false, certain: true, start, end, text },
      length: length + 1,
    }
  }
  return null
}

/** Maximum number of words before the number of a name. */
const MOST_WORDS = 4
/** Matches the number of a name, no year: "17", "3A", "IB". */
const isNumber = /^(?:(?!(?:1[6-9]|20)\d\d$)\d{1,4}[A-Z]?|(?!I$)[IVX]{1,5}[A-D]?)$/
/** Matches what follows a number that counts: "Apollo 17 percent of". */
export const countedWord =
  /^\s(?:days|weeks|months|years|hours|minutes|times|lines|people|stars|percent|per cent|thousand|million|billion|st|nd|rd|th)\b/
