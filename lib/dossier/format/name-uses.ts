import { wholeWordsPattern } from '@/lib/text/mentions'
import { givenName } from '@/lib/text/people'
import { adjectives, demonyms, firstNames } from '@/lib/text/words'
import { isCommonName } from './subject-name-fault'

/** How often a text has a name, by what stands beside it. */
interface NameUses {
  /** The name by itself: "the Great Eastern sailed". */
  alone: number
  /** Of these, the name as that of a place: "in Millau", "Millau, France". */
  asPlace: number
  /** The name as a part of a longer one that something else has: "Great Eastern Railway". */
  inOther: number
  /** The name behind a given name: "Edwin Hubble", but for "named after Edwin Hubble". */
  ofPerson: number
}

/** Counts how a folded text uses a name, as it is written. @param own words in small letters that the name's bearer has beside it */
export function usesOfName(text: string, name: string, own: ReadonlySet<string>): NameUses {
  const uses: NameUses = { alone: 0, asPlace: 0, inOther: 0, ofPerson: 0 }
  for (const { index } of text.matchAll(wholeWordsPattern(name, 'gu'))) {
    const before = text.slice(Math.max(0, index - LONGEST_NEIGHBOUR), index)
    const after = text.slice(index + name.length, index + name.length + LONGEST_NEIGHBOUR)
    const previous = PREVIOUS_WORD.exec(before)?.[1] ?? ''
    const next = NEXT_WORD.exec(after)
    const following = next?.[1] ?? next?.[2] ?? ''
    if ([previous, following, /^ (\p{Ll}+)/u.exec(after)?.[1] ?? ''].some((word) => own.has(word.toLowerCase())))
      continue
    if (previous !== '' && firstNames.has(givenName(previous))) uses.ofPerson += NAMED_AFTER.test(before) ? 0 : 1
    else if (following !== '' || !isNoPart(previous)) uses.inOther += 1
    else {
      uses.alone += 1
      if (PLACE_BEFORE.test(before) || PLACE_BEHIND.test(after)) uses.asPlace += 1
    }
  }
  return uses
}

const LONGEST_NEIGHBOUR = 60
/** Matches the word before a name with a capital, or an initial; a word with a full stop ended another sentence. */
const PREVIOUS_WORD = /(?<![\p{L}\p{N}])(\p{Lu}(?:[\p{L}\p{N}'-]*|\.))[ -]$/u
/** Matches the next word of a longer name: "Railway", "of Chicago"; a year is none. */
const NEXT_WORD = /^(?:[ -](\p{Lu}[\p{L}\p{N}]*|\d{1,3}(?![\d.,%]))| of (?:the )?(\p{Lu}\p{L}*))/u
const NAMED_AFTER = /\b(?:after|for|honou?r of)\b[^.]{0,40}$/
const PLACE_BEFORE = /\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Tt]o|[Aa]round|town of|city of|village of) $/
const PLACE_BEHIND = /^, \p{Lu}/u

/** Whether a word with a capital before a name is no part of it: the first word of a sentence, "British", "NASA's". */
const isNoPart = (word: string): boolean => {
  const lower = word.toLowerCase()
  return (
    word === '' ||
    /'s?$/.test(word) ||
    isCommonName(lower) ||
    STARTS.test(word) ||
    adjectives.has(lower) ||
    demonyms.has(lower)
  )
}
/** Words that begin sentences before a name, beside the common ones. */
const STARTS =
  /^(?:While|Because|Although|Though|Unlike|Like|Since|Until|Unless|Whether|Today|Now|Once|Even|Yet|Still|However|Despite|During|Through|Inside|Outside|Behind|Beside|Below|Above|Between|Under|Across|Along|Among|Against|Around|Near|Only|Both|Later|Soon|Here|Meanwhile|Did|Was|Is|Are|Were|Has|Had|Can|Could|Would|Should|May|Might|Will|Does|Do|Visit|See|Call|Say)$/
