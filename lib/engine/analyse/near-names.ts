import { rowOf } from '@/lib/engine/lexicon/word-table'
import { spellingKey } from '@/lib/engine/lexicon/spelling-key'
import { lettersOff } from '@/lib/engine/lexicon/word-relations'
import { capitalized } from '@/lib/text/small-letters'
import { demonyms, firstNames, formsOf, places, pronounOfName, type Word } from '@/lib/text/words'
import type { Gazetteer } from './gazetteer'

/**
 * Returns the words of a sentence with misspelt names as the dossier spells them: "Aldrinn", "Co11ins" and "Micheal Collins" are read
 * as Aldrin and Michael Collins, where no other word of a known name is as near. Words that are no names stay the same objects.
 */
export function withKnownSpelling(words: readonly Word[], gazetteer: Gazetteer, isSmall: boolean): Word[] {
  const { spelling, pairs, nearest } = nameWordsOf(gazetteer)
  return words.map((word, at) => {
    const { raw, lower, lemma } = word
    const mayBeName = /^\p{L}[\p{L}\d]{3,}$/u.test(raw) && (isSmall || /^\p{Lu}/u.test(raw))
    if (!mayBeName || spelling.has(lower) || spelling.has(lemma)) return word
    const meant = nearest(lower)
    const isGiven = firstNames.has(lower)
    const isWord = isGiven || rowOf(lemma) >= 0 || rowOf(lower) >= 0 || places.has(lower) || demonyms.has(lower)
    if (meant === null || (isGiven && pronounOfName(lower) !== pronounOfName(meant))) return word
    // "Brown" and "Margret" are words by themselves; "von Brown" and "Margret Hamilton" are not.
    const isInName = pairs.has(`${words[at - 1]?.lower} ${meant}`) || pairs.has(`${meant} ${words[at + 1]?.lower}`)
    if ((isWord || meant.length < LEAST_ALONE) && !isInName) return word
    const known = spelling.get(meant) ?? meant
    return { ...word, raw: known, ...formsOf(known), respelt: isOneSpelling(lower, meant) ? 'same' : 'near' }
  })
}

/** Whether two words are one name in two spellings, or one is what a scan makes of the other. */
const isOneSpelling = (a: string, b: string): boolean =>
  spellingKey(a) === spellingKey(b) || (Math.abs(a.length - b.length) <= 1 && lettersOff(a, b) === 0)

interface NameWords {
  /** The words of known names as the dossier writes them, by their small letters. */
  spelling: ReadonlyMap<string, string>
  /** Words that follow each other in a name. */
  pairs: ReadonlySet<string>
  /** Returns the word of a name that is nearest to another one; null where none is near, or two are as near. */
  nearest: (lower: string) => string | null
}
const nameWordsCache = new WeakMap<Gazetteer, NameWords>()

function nameWordsOf(gazetteer: Gazetteer): NameWords {
  const cached = nameWordsCache.get(gazetteer)
  if (cached) return cached
  const spelling = new Map<string, string>()
  const pairs = new Set<string>()
  for (const [key, { name }] of gazetteer.byName) {
    const written = new Map(name.split(/[^\p{L}\p{N}]+/u).map((word) => [formsOf(word).lower, word]))
    for (const [at, word] of key.split(' ').entries()) {
      spelling.set(word, spelling.get(word) ?? written.get(word) ?? capitalized(word))
      if (at > 0) pairs.add(`${key.split(' ')[at - 1]} ${word}`)
    }
  }
  const names = [...spelling.keys()].filter(
    (word) => /^\p{L}{4,}$/u.test(word) && /\p{Lu}/u.test(spelling.get(word) ?? ''),
  )
  const found = new Map<string, string | null>()
  const nearest = (lower: string): string | null => {
    if (found.size > 50_000) found.clear()
    const [first, second] = found.has(lower)
      ? []
      : names
          .filter(
            (name) =>
              isOneSpelling(name, lower) ||
              (Math.abs(name.length - lower.length) <= 2 && lettersWithout(name, lower) <= 2),
          )
          .filter((name) => !lower.startsWith(name) || !DERIVED.test(lower.slice(name.length - 1)))
          .map((name) => ({ name, off: isOneSpelling(name, lower) ? 0 : lettersOff(lower, name) }))
          .filter(({ name, off }) => off <= (name.length < LEAST_FOR_TWO ? 1 : 2))
          .sort((a, b) => a.off - b.off)
    if (!found.has(lower)) found.set(lower, first && first.off !== second?.off ? first.name : null)
    return found.get(lower) ?? null
  }
  const result = { spelling, pairs, nearest }
  nameWordsCache.set(gazetteer, result)
  return result
}
/** Number of letters of a word that another one has nowhere: a quick bound, since pages have many names. */
const lettersWithout = (word: string, other: string): number =>
  [...word].reduce((count, letter) => count + Number(!other.includes(letter)), 0)
/** Matches an ending behind the last letter of a name that makes another word of it, and does not repeat the letter: "Googlers". */
const DERIVED = /^(.)(?!\1)(?:s|rs?|n|ns|an|ans)$/
/** Minimum letters of a name that is meant whatever stands beside it, and of one in which two may be off. */
const LEAST_ALONE = 5
const LEAST_FOR_TWO = 8
