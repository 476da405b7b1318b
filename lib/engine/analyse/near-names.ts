import { rowOf } from '@/lib/engine/lexicon/word-table'
import { lettersOff } from '@/lib/engine/lexicon/word-relations'
import { capitalized } from '@/lib/text/small-letters'
import { demonyms, firstNames, formsOf, places, pronounOfName, type Word } from '@/lib/text/words'
import type { Gazetteer } from './gazetteer'

/**
 * Returns the words of a sentence with misspelt names as the dossier spells them: "Aldrinn", "Co11ins" and "Micheal Collins" are read
 * as Aldrin and Michael Collins, where no other word of a known name is as near. Words that are no names stay the same objects.
 */
export function withKnownSpelling(words: readonly Word[], gazetteer: Gazetteer, isSmall: boolean): Word[] {
  const known = nameWordsOf(gazetteer)
  return words.map((word, at) => {
    if (!/^\p{L}[\p{L}\d]{3,}$/u.test(word.raw) || (!isSmall && !/^\p{Lu}/u.test(word.raw))) return word
    const meant = meantBy(word, [words[at - 1]?.lower, words[at + 1]?.lower], known)
    const raw = meant === null ? undefined : known.spelling.get(meant)
    return raw === undefined ? word : { ...word, raw, ...formsOf(raw), respelt: true }
  })
}

/** Returns the word of a known name that a word misspells; null for a correct word, and where two are as near. */
function meantBy(
  { lower, lemma }: Word,
  [before = '', after = '']: readonly (string | undefined)[],
  { spelling, pairs, nearest }: NameWords,
): string | null {
  if (spelling.has(lower) || spelling.has(lemma)) return null
  const meant = nearest(lower)
  if (meant === null) return null
  const isGiven = firstNames.has(lower)
  const isWord =
    meant.length < LEAST_ALONE ||
    isGiven ||
    rowOf(lemma) >= 0 ||
    rowOf(lower) >= 0 ||
    places.has(lower) ||
    demonyms.has(lower)
  if (!isWord) return meant
  // "Brown" and "Andrea" are words by themselves; "von Brown" and "Margret Hamilton" are not.
  const isOtherPerson = isGiven && pronounOfName(lower) !== pronounOfName(meant)
  return !isOtherPerson && (pairs.has(`${before} ${meant}`) || pairs.has(`${meant} ${after}`)) ? meant : null
}

interface NameWords {
  /** The words of known names as the dossier writes them, by their small letters. */
  spelling: ReadonlyMap<string, string>
  /** Words that follow each other in a name. */
  pairs: ReadonlySet<string>
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
    const words = key.split(' ')
    for (const [at, word] of words.entries()) {
      spelling.set(word, spelling.get(word) ?? written.get(word) ?? capitalized(word))
      pairs.add(`${words[at - 1]} ${word}`)
    }
  }
  const names = [...spelling.keys()].filter((word) => /^\p{L}{4,}$/u.test(word))
  const found = new Map<string, string | null>()
  const nearest = (lower: string): string | null => {
    const known = found.get(lower)
    if (known !== undefined) return known
    const near = names
      .filter((name) => !DERIVED.test(lower.startsWith(name) ? lower.slice(name.length - 1) : ''))
      .map((name) => ({ name, off: lettersOff(lower, name) }))
      .filter(({ name, off }) => off <= (name.length < LEAST_FOR_TWO ? 1 : 2))
      .sort((a, b) => a.off - b.off)
    const meant = near[0] && near[0].off !== near[1]?.off ? near[0].name : null
    if (found.size > 50_000) found.clear()
    found.set(lower, meant)
    return meant
  }
  const result = { spelling, pairs, nearest }
  nameWordsCache.set(gazetteer, result)
  return result
}
/** Matches an ending behind the last letter of a name that makes another word of it, and does not repeat the letter: "Googlers". */
const DERIVED = /^(.)(?!\1)(?:s|rs?|n|ns|an|ans)$/
/** Minimum letters of a name that is meant whatever stands beside it, and of one in which two may be off. */
const LEAST_ALONE = 5
const LEAST_FOR_TWO = 8
