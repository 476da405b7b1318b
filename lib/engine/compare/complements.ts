import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import lists from '@/lib/text/lexicon/forms.json'
import { wordsOf } from '@/lib/text/words'

/**
 * Whether two shares are parts of one whole: they add up to 100 %, and the sentence and the claim count opposite kinds
 * ("94.9 % accuracy" and "an error of 5.1 %"), or one of them denies.
 */
export function areComplements(a: Item | null, b: Item | null, sentence: string, claim: string): boolean {
  if (a?.type !== 'number' || b?.type !== 'number' || a.number.sign !== '%' || b.number.sign !== '%') return false
  if ([a, b].some(({ number }) => number.vague === 'more' || number.vague === 'less')) return false
  const isRounded = [a, b].some(({ number }) => Number.isInteger(number.value) || number.vague !== 'exact')
  if (Math.abs(a.number.value + b.number.value - 100) > (isRounded ? 0.5 : 0.051)) return false
  const [own, other] = [lemmasOf(sentence), lemmasOf(claim)]
  if (own.some((word) => negations.has(word)) !== other.some((word) => negations.has(word))) return true
  return own.some((x) =>
    other.some((y) => areOpposite(x, y) || countOppositeParts(x, y) || isDenial(x, y) || isDenial(y, x)),
  )
}

const lemmasOf = (text: string): string[] => wordsOf(text).map(({ lemma }) => lemma)
const negations = new Set('not never none without nor neither cannot'.split(' '))
const isDenial = (x: string, y: string): boolean =>
  /^(?:un|in|im|non|dis|mis|ir)$/.test(y.slice(0, -x.length)) && y.endsWith(x) && x.length > 3

/** Whether two words count opposite parts of a whole, one row a pair of kinds. */
const countOppositeParts = (x: string, y: string): boolean =>
  complementKinds.some(
    (sides) => sides.some((side) => side.has(x)) && sides.some((side) => side.has(y) && !side.has(x)),
  )
const complementKinds = lists.complements.map((row) => row.split('|').map((side) => new Set(side.split(' '))))
