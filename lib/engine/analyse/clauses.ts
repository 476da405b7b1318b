import { isVerb, type Word } from '@/lib/text/words'
import type { Clause, Item, Term } from './parsed-sentence'
import type { Span } from '@/lib/text/spans'

/** Splits a sentence where a new statement begins. */
export function splitClauses(folded: string, span: Span, words: Word[], items: Item[], terms: Term[]): Clause[] {
  const cuts = [span.start, ...clauseStartsIn(folded, span, words, items), span.end]
  const clauses: Clause[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i] ?? 0
    const end = cuts[i + 1] ?? 0
    const text = folded.slice(start, end).toLowerCase()
    if (!/[\p{L}\p{N}]/u.test(text)) continue
    const own = items.filter((x) => x.start >= start && x.start < end)
    clauses.push({
      start,
      end,
      terms: terms.filter((t) => t.start >= start && t.start < end),
      negated: clauseNegations.test(text.replace(notUntil, 'until')),
      hypothetical: hypotheticalWords.test(maskItems(text, start, own)),
    })
  }
  return clauses
}

/** Returns a text with each item as `§`: "May" in a date is no "may". */
const maskItems = (text: string, from: number, items: readonly Item[]): string =>
  items.reduceRight((rest, { start, end }) => `${rest.slice(0, start - from)}§${rest.slice(end - from)}`, text)

/** Words of a clause that asserts nothing (possible, planned, asked, hearsay); also "will": the future is no fact. */
const hypotheticalWords =
  /\b(may|might|could|would|should|will|if|whether|unless|perhaps|maybe|possibly|probably|reportedly|allegedly|supposedly|rumou?r(?:s|ed)?|speculat\w+|expect(?:s|ed) to|plan(?:s|ned)? to|hope[sd]? to|want(?:s|ed)? to|intend(?:s|ed)? to|aim(?:s|ed)? to|wish(?:es|ed)? to|consider(?:s|ed|ing)|jok(?:es?|ed|ing)|imagin\w+|suppose|hypothetical\w*|ask(?:s|ed) (?:if|whether)|almost|nearly (?:left|joined)|urg(?:ed|es)|false|untrue|not true|not the case|a myth|as if|as though|not (?:yet )?known)\b/i
export const clauseNegations =
  /\b(not|never|no|none|nobody|nothing|neither|nor|without|hardly|cannot|lack(?:s|ed)?|refus(?:es|ed)|denie[sd]|fail(?:s|ed) to)\b|n't\b/i

/** Matches "not … until", which denies nothing: "did not appear until 2019" means that it appeared in 2019. */
const notUntil = /\b(?:not|n't|never)\b[^,;]*?\buntil\b/

const clauseStart =
  /(?:;|:(?=\s)|\s[—–-]\s|—|,?(?=\s+(?:while|whereas|although|though|where|which|who|whose|whom|when|until|because|then)\s)|,(?=\s+(?:he|she|they|it|with|as|before|after|having|making|becoming)\s)|\s(?=(?:before|after|since)\s+(?:\w+ing|he|she|they|his|her)\b)|\s(?=and\s+(?:he|she|they|it|then|later|eventually|subsequently|again|also)\b)|(?=[(]\s?(?:he|she|who|which|where|it)\s))/giu

function clauseStartsIn(folded: string, span: Span, words: Word[], items: Item[]): number[] {
  const text = folded.slice(span.start, span.end)
  const isInItem = (at: number): boolean => items.some((i) => at > i.start && at < i.end)
  const cuts: number[] = []
  for (const m of text.matchAll(clauseStart)) {
    const at = span.start + m.index + m[0].length
    if (at > span.start && at < span.end && !isInItem(at)) cuts.push(at)
  }
  // A conjunction begins a statement where a verb follows at once ("and won"), or later if a comma is before or a pronoun behind it.
  for (const [i, word] of words.entries()) {
    if (!/^(and|but|yet)$/.test(word.lower) || isInItem(word.start)) continue
    const following = words.slice(i + 1, i + 9)
    const stop = following.findIndex(
      (w, k) => k > 0 && /[,;:.]/.test(folded.slice(following[k - 1]?.end ?? 0, w.start)),
    )
    const near = stop < 0 ? following : following.slice(0, stop)
    const at = near.findIndex((w) => isAuxiliaryOrPastTense(w) && !isInItem(w.start))
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

/** Whether a word may be a verb by its form. */
export const hasVerbForm = (word: Word): boolean =>
  isVerb(word.lower) || word.lower.endsWith('ed') || isAuxiliaryOrPastTense(word)

/** Whether a word is a verb by its form: an auxiliary or a past tense. */
export function isAuxiliaryOrPastTense(word: Word): boolean {
  if (/^(is|are|was|were|has|had|did|does|will|would|can|could)$/.test(word.lower) || pastForms.has(word.lower))
    return true
  return word.lemma !== word.lower && word.lower.endsWith('ed')
}

const pastForms = new Set(
  'left went became began was were had wrote built led ran won took gave made came spoke taught met saw got held kept sold bought sent spent stood found paid broke fell sank struck laid rose flew grew threw shot fought caught brought froze tore hung'.split(
    ' ',
  ),
)

export function isPossessiveHer(next: Word | undefined): boolean {
  return (
    next !== undefined &&
    !/^(as|to|for|in|at|on|of|with|by|from|and|that|when|the|a|an|its|director|head|chief|president)$/.test(next.lower)
  )
}
