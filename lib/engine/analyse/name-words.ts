import { formsOf, wordsOf, type Word } from '@/lib/text/words'
import type { NamedItem } from './parsed-sentence'
import { isNameSuffix } from './person-names'

/**
 * Returns the words of a sentence as a dossier would write them: a known name in the dossier's form ("Gene Kranz" for
 * "Eugene F. Kranz", "USS Hornet" for "U.S.S. Hornet"), and no "Jr." behind a name or "Dr." before it.
 */
export function wordsWithNames(folded: string, words: Word[], names: readonly NamedItem[]): Word[] {
  const isPart = ({ raw, start, end }: Word): boolean =>
    (isNameSuffix(raw) && names.some((n) => isPerson(n) && start > n.start && end <= n.end)) ||
    (titlePattern.test(raw) &&
      folded[end] === '.' &&
      names.some((n) => n.start > end && otherTitles.test(folded.slice(end, n.start))))
  const plain = words.some((word) => word.raw.length < 5 && isPart(word))
    ? words.filter((word) => !isPart(word))
    : words
  const spelled = names.filter((name) => name.spelledAs !== undefined)
  if (spelled.length === 0) return plain
  const rest = plain.filter((word) => !spelled.some((n) => word.start >= n.start && word.end <= n.end))
  return [...rest, ...spelled.flatMap((name) => wordsAsSpelled(name, plain))].sort((a, b) => a.start - b.start)
}

/** The words of a name in the dossier's form, with the offsets of the words in the text. */
function wordsAsSpelled({ spelledAs = '', start, end }: NamedItem, words: readonly Word[]): Word[] {
  const own = words.filter((word) => word.start >= start && word.end <= end && !isNameSuffix(word.raw))
  const formal = wordsOf(spelledAs)
  const last = formal.at(-1)
  const lastOwn = own.at(-1)
  if (!last || !lastOwn) return own
  return [...formal.slice(0, Math.min(formal.length, own.length) - 1), last].map(({ raw }, at, all) => {
    const from = at === all.length - 1 ? lastOwn : own[at]
    const respelt = from?.respelt && { respelt: from.respelt }
    return { start: from?.start ?? start, end: from?.end ?? end, raw, ...formsOf(raw), ...respelt }
  })
}

const isPerson = ({ type }: NamedItem): boolean => type === 'subject' || type === 'person'

const titleWords =
  'Mr|Mrs|Ms|Dr|Prof|Hon|Rev|Fr|Brig|Gen|Lt|Col|Maj|Capt|Cmdr|Cdr|Comdr|Sgt|Cpl|Pvt|Ens|Adm|Gov|Sen|Rep|Pres|Supt|Insp|Msgr'
const titlePattern = new RegExp(`^(?:${titleWords})$`)
/** Matches what may be between a title and its name: other titles. */
const otherTitles = new RegExp(String.raw`^\. (?:(?:${titleWords})\. ?){0,3}$`)
