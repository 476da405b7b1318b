import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailSpan } from '@/lib/engine/details/spans'
import type { DetailKind } from '@/lib/schema/finding'

/** A value of a claim that may answer to a detail. */
export interface ValueCandidate {
  start: number
  end: number
  slot: number | null
  kind: DetailKind | null
  item: Item | null
  score: number
}

/**
 * Whether two values can answer one question. A person is compared with a person, an organisation with an organisation,
 * an unknown name with either. Common words are not compared with a name ("a startup" with "Quillon"), in either text.
 */
export function mayAnswerSame(
  { item: article }: DetailSpan,
  { item: dossier, kind, start, end }: ValueCandidate,
  reading: ParsedSentence,
  claim: string,
): boolean {
  const ownClass = dossier ? classOf(dossier, claim.slice(0, start)) : CLASS_OF_KIND[kind ?? 'term']
  const itemClass = article ? classOf(article, reading.text.slice(0, article.start - reading.start)) : null
  const isBehindSameWord = (): boolean => {
    const words = article ? [wordBefore(reading.text, article.start - reading.start), wordBefore(claim, start)] : []
    return words[0] === words[1] || !words.every((word) => prepositionsOfPlace.has(word))
  }
  // A role answers to a role: "a researcher" is no other field than "AI education".
  if (article?.type === 'role' && ownClass !== 'role') return false
  if (ownClass === undefined)
    return (
      itemClass === null ||
      !nameClasses.has(itemClass) ||
      ((itemClass === 'person' ? /^\p{Lu}\S*(?: \p{Lu}\S*)*$/u : nameLike).test(claim.slice(start, end)) &&
        (itemClass !== 'place' || isBehindSameWord()))
    )
  if (!article || itemClass === null) return ownClass === 'role' || ownClass === 'measure'
  if (article.type === 'name') {
    const before = wordBefore(reading.text, article.start - reading.start)
    // "In San José" is no person. "The new CPU" answers neither "in Bergen" nor "for the Summit": a short form or a code is
    // compared with names after the same word, an unknown name with places after a preposition of place.
    if (
      ownClass === 'person' &&
      (before === 'in' || hasArticle(reading, article) || isCodeInBrackets(reading, article))
    )
      return false
    if (itemClass === 'name' && !article.known) {
      if (!nameClasses.has(ownClass)) return false
      if (!isPlainWord(article.text)) return before !== '' && before === wordBefore(claim, start)
    }
    // "The call sign was Spider" names no place.
    if (ownClass === 'place' && !placePrepositions.has(before)) return false
  }
  if (itemClass === ownClass) return itemClass !== 'place' || isBehindSameWord()
  // "BBC Two" is nobody.
  if (itemClass === 'person' && ownClass === 'name' && /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u.test(dossier?.text ?? ''))
    return false
  if (!nameClasses.has(itemClass) || !nameClasses.has(ownClass)) return false
  if (itemClass === 'name' || (ownClass === 'name' && itemClass !== 'place')) return true
  if (!placeClasses.has(itemClass) || !(ownClass === 'name' || placeClasses.has(ownClass))) return false
  // "Announced in San Francisco" beside "in a post on X": only behind one word a firm answers to a place.
  return isBehindSameWord()
}

/** Matches words with a capital and no common word: "Sea of Tranquility", unlike "AI education". */
const nameLike = /^(?!.*\s\p{Ll}{4}).*\p{Lu}/u

/** Whether a name has "the" before it, as no person has: "the White House". */
const hasArticle = ({ text, start }: ParsedSentence, { start: from }: Item): boolean =>
  /\bthe $/i.test(text.slice(0, from - start).slice(-4))

/** Whether a name is a code between brackets or commas, as a service or a state: "(USMC)", "Houston, Tex.,". */
const isCodeInBrackets = ({ text, start }: ParsedSentence, { start: from, end }: Item): boolean =>
  /[(,[]\s?$/.test(text.slice(0, from - start).slice(-2)) &&
  /^\.?\s?(?:[),\];.]|$)/.test(text.slice(end - start)) &&
  placeCodes.test(text.slice(from - start, end - start))
const placeCodes =
  /^(?:(?:\p{Lu}\.?){2,5}|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kans?|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)$/u

/** Whether a name is one plain word, unlike "CPU" and "LCEmiRjPEtQ". */
const isPlainWord = (name: string): boolean => /^\p{Lu}?[\p{Ll}'’-]+$/u.test(name)
const prepositionsOfPlace = new Set(['in', 'at', 'on', 'from', 'to', 'near', 'for'])
const placePrepositions = new Set(['in', 'to', 'at', 'near', 'from'])

const wordBefore = (text: string, at: number): string =>
  /([\p{L}\p{N}]+)[\s"“‘']+(?:the )?["“‘']?$/u.exec(text.slice(Math.max(0, at - 30), at))?.[1]?.toLowerCase() ?? ''

type ValueClass = 'person' | 'org' | 'place' | 'work' | 'name' | 'measure' | 'role'
/** Returns the class of an item; an unknown name of two capitalised words is most likely a person, but not in "in the Arctic Ocean". */
const classOf = (item: Item, before: string): ValueClass =>
  item.type === 'name' &&
  /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(item.text) &&
  !/\b(?:in|at|near)(?: the)? $/i.test(before.slice(-9))
    ? 'person'
    : CLASS_OF_KIND[item.type]
/** Classes of item types, and of detail kinds for values without an item; a missing kind is comparable with all. */
const CLASS_OF_KIND: Record<Item['type'], ValueClass> & Partial<Record<DetailKind, ValueClass>> = {
  subject: 'person',
  person: 'person',
  org: 'org',
  place: 'place',
  work: 'work',
  name: 'name',
  date: 'measure',
  number: 'measure',
  role: 'role',
  degree: 'role',
  negation: 'role',
  order: 'role',
  quantifier: 'role',
}
const nameClasses = new Set<ValueClass>(['person', 'org', 'place', 'work', 'name'])
const placeClasses = new Set<ValueClass>(['org', 'place'])
