import type { SentenceSpan } from '@/lib/text/sentences'
import type { Word } from '@/lib/text/words'
import { skeletonLetter, type Clause, type Item, type Term } from './parsed-sentence'

/**
 * Splits a sentence where a new statement begins, and writes each part as a skeleton. Context that a part takes from
 * the previous one (the subject of "and left in 2017", the place of "where he led …") is added to its skeleton.
 */
export function splitClauses(
  folded: string,
  span: SentenceSpan,
  words: Word[],
  items: Item[],
  terms: Term[],
): Clause[] {
  const cuts = [span.start, ...cutsOf(folded, span, words, items), span.end]
  const clauses: Clause[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0]
    if (!/[\p{L}\p{N}]/u.test(folded.slice(start, end))) continue
    const own = items.filter((x) => x.start >= start && x.start < end)
    const text = folded.slice(start, end).toLowerCase()
    const carried = carriedOver(text, own, clauses.at(-1), items)
    const skeleton = carried + skeletonOf(folded, start, end, words, items)
    clauses.push({
      start,
      end,
      skeleton,
      items: own,
      terms: terms.filter((t) => t.start >= start && t.start < end),
      negated: negatingWords.test(text.replace(notUntil, 'until')),
      hypothetical: hypotheticalWords.test(skeleton),
    })
  }
  return clauses
}

/** Words of a clause that asserts nothing (possible, planned, asked, hearsay); also "will": the future is no fact. */
export const hypotheticalWords =
  /\b(may|might|could|would|should|will|if|whether|unless|perhaps|maybe|possibly|probably|reportedly|allegedly|supposedly|rumou?r(?:s|ed)?|speculat\w+|expect(?:s|ed) to|plan(?:s|ned)? to|hope[sd]? to|want(?:s|ed)? to|intend(?:s|ed)? to|aim(?:s|ed)? to|wish(?:es|ed)? to|consider(?:s|ed|ing)|jok(?:es?|ed|ing)|imagin\w+|suppose|hypothetical\w*|ask(?:s|ed) (?:if|whether)|almost|nearly (?:left|joined)|urg(?:ed|es)|false|untrue|not true|not the case|a myth|as if|as though|not (?:yet )?known)\b/i
export const negatingWords =
  /\b(not|never|no|none|nobody|nothing|neither|nor|without|hardly|cannot|lack(?:s|ed)?|refus(?:es|ed)|denie[sd]|fail(?:s|ed) to)\b|n't\b/i

/** Matches "not … until", which denies nothing: "did not appear until 2019" means that it appeared in 2019. */
const notUntil = /\b(?:not|n't|never)\b[^,;]*?\buntil\b/

const starter =
  /(?:;|:(?=\s)|\s[—–-]\s|—|,?(?=\s+(?:while|whereas|although|though|where|which|who|whose|whom|when|until|because|then)\s)|,(?=\s+(?:he|she|they|it|with|as|before|after|having|making|becoming)\s)|\s(?=(?:before|after|since)\s+(?:\w+ing|he|she|they|his|her)\b)|\s(?=and\s+(?:he|she|they|it|then|later|eventually|subsequently|again|also)\b)|(?=[(]\s?(?:he|she|who|which|where|it)\s))/giu

function cutsOf(folded: string, span: SentenceSpan, words: Word[], items: Item[]): number[] {
  const text = folded.slice(span.start, span.end)
  const inside = (at: number): boolean => items.some((i) => at > i.start && at < i.end)
  const cuts: number[] = []
  for (const m of text.matchAll(starter)) {
    const at = span.start + m.index + m[0].length
    if (at > span.start && at < span.end && !inside(at)) cuts.push(at)
  }
  // A conjunction begins a statement where a verb follows: at once, or after a comma before or a pronoun after it.
  for (const [i, word] of words.entries()) {
    if (!/^(and|but|yet)$/.test(word.lower) || inside(word.start)) continue
    const following = words.slice(i + 1, i + 9)
    const stop = following.findIndex(
      (w, k) => k > 0 && /[,;:.]/.test(folded.slice(following[k - 1]?.end ?? 0, w.start)),
    )
    const near = stop < 0 ? following : following.slice(0, stop)
    const at = near.findIndex((w) => isAuxiliaryOrPastTense(w) && !inside(w.start))
    if (
      at === 0 ||
      (at > 0 &&
        (/,\s*$/.test(folded.slice(span.start, word.start)) ||
          /^(he|she|they|it|in|then|later|also)$/.test(near[0]?.lower ?? '')))
    )
      cuts.push(word.start)
  }
  return [...new Set(cuts)].sort((a, b) => a - b)
}

/** Whether a word is a verb by its form: an auxiliary or a past tense. */
export function isAuxiliaryOrPastTense(word: Word): boolean {
  if (/^(is|are|was|were|has|had|did|does|will|would|can|could)$/.test(word.lower) || pastForms.has(word.lower))
    return true
  return word.lemma !== word.lower && word.lower.endsWith('ed')
}

const pastForms = new Set(
  'left went became began was were had wrote built led ran won took gave made came spoke taught met saw got held kept sold bought sent spent stood found'.split(
    ' ',
  ),
)

function carriedOver(text: string, own: Item[], before: Clause | undefined, items: Item[]): string {
  if (!before) return ''
  const token = (item: Item): string => `§${skeletonLetter[item.type]}${items.indexOf(item)} `
  const actor = [...before.items].reverse().find((i) => i.type === 'subject' || i.type === 'person')
  const firstActor =
    before.items.find((i) => i.type === 'subject' || i.type === 'person') ??
    itemAt(/^§([SP])(\d+)/.exec(before.skeleton)?.[2], items)
  if (/^[\s,]*where\b/.test(text)) {
    const place = [...before.items].reverse().find((i) => i.type === 'org' || i.type === 'place')
    return place ? `at ${token(place)}, ` : ''
  }
  if (/^[\s,]*(who|whose)\b/.test(text)) return actor ? token(actor) : ''
  if (/^[\s,]*which\b/.test(text)) {
    const thing = [...before.items].reverse().find((i) => i.type === 'work' || i.type === 'org' || i.type === 'name')
    return thing ? token(thing) : ''
  }
  const startsWithWord = /^[\s,]*[a-z]+\b/.test(text)
  const hasActor = own.some((i) => i.type === 'subject' || i.type === 'person')
  return startsWithWord && !hasActor && firstActor ? token(firstActor) : ''
}

function itemAt(index: string | undefined, items: Item[]): Item | undefined {
  return index === undefined ? undefined : items[Number(index)]
}

function skeletonOf(folded: string, start: number, end: number, words: Word[], items: Item[]): string {
  const parts: string[] = []
  let at = start
  const gap = (to: number): void => {
    // "Halden Labs' podcast": the possessive of a plural is only an apostrophe.
    const between = folded.slice(at, to)
    if (at > start && /^'(?=\s)/.test(between)) parts.push("'s")
    const marks = between.match(/'s\b|[,;:()"—–]/g)
    if (marks) parts.push(...marks)
  }
  const inside = items
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item.start >= start && item.start < end)
  let next = 0
  for (const word of words) {
    if (word.start < start || word.start >= end) continue
    const here = inside[next]
    if (here && word.end > here.item.start && word.start < here.item.end) {
      gap(here.item.start)
      parts.push(`§${skeletonLetter[here.item.type]}${here.index}`)
      if (here.item.type === 'subject' && isPossessive(here.item, words)) parts.push("'s")
      at = here.item.end
      next++
    } else if (word.start >= at) {
      gap(word.start)
      parts.push(word.lower)
      at = word.end
    }
    while (inside[next] && (inside[next]?.item.start ?? 0) < at && (inside[next]?.item.end ?? 0) <= at) next++
  }
  gap(end)
  return parts.join(' ')
}

/** "His", "their", "its" own what follows; "her" does so only before a noun, not before "director of", a preposition or the end. */
function isPossessive(item: Item, words: readonly Word[]): boolean {
  const word = item.text.toLowerCase()
  return word === 'her' ? isPossessiveHer(words.find((w) => w.start >= item.end)) : /^(his|their|its)$/.test(word)
}

/** Whether "her" is a possessive of the word after it. */
export function isPossessiveHer(next: Word | undefined): boolean {
  return (
    next !== undefined &&
    !/^(as|to|for|in|at|on|of|with|by|from|and|that|when|the|a|an|its|director|head|chief|president)$/.test(next.lower)
  )
}
