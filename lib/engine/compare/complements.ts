import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import { wordsOf } from '@/lib/text/words'

/**
 * Whether two shares are parts of one whole: they add up to 100 %, and the sentence and the claim count opposite kinds
 * ("94.9 % accuracy" and "an error of 5.1 %"), or one of them denies.
 */
export function areComplements(a: Item | null, b: Item | null, sentence: string, claim: string): boolean {
  if (a?.type !== 'number' || b?.type !== 'number' || a.number.sign !== '%' || b.number.sign !== '%') return false
  const isRounded = [a, b].some(({ number }) => Number.isInteger(number.value) || number.vague !== 'exact')
  if (Math.abs(a.number.value + b.number.value - 100) > (isRounded ? 0.5 : 0.051)) return false
  const [own, other] = [wordsOf(sentence), wordsOf(claim)].map((words) => words.map(({ lemma }) => lemma))
  if (!own || !other || own.some((word) => negations.has(word)) !== other.some((word) => negations.has(word)))
    return true
  return own.some((x) => other.some((y) => areOpposite(x, y) || sideOf(x, y) || isDenial(x, y) || isDenial(y, x)))
}

const negations = new Set('not no never none without nor neither cannot'.split(' '))
const isDenial = (x: string, y: string): boolean =>
  /^(?:un|in|im|non|dis|mis|ir)$/.test(y.slice(0, -x.length)) && y.endsWith(x) && x.length > 3

/** Whether two words count opposite parts of a whole, one row a pair of kinds. */
const sideOf = (x: string, y: string): boolean =>
  kinds.some(([one, two]) => (one.has(x) && two.has(y)) || (one.has(y) && two.has(x)))
const kinds = [
  'accuracy accurate accurately correct correctly right rightly|error wrong wrongly incorrect mistake misclassify miss',
  'pass succeed success successful|fail failure fall reject',
  'majority most|minority rest',
  'survive survivor survival live|die death dead mortality kill',
  'support approve favour favor agree accept yes|oppose reject disapprove against disagree refuse no',
  'man male boy|woman female girl',
  'win winner|lose loss loser',
  'present attend attendance|absent absence',
  'employ employed employment|unemployed unemployment jobless',
  'spend use full occupy|leave remain remainder empty unused vacant',
  'land|water ocean sea',
  'public state|private',
  'urban city|rural country',
  'available uptime|unavailable downtime outage',
  'domestic home|foreign abroad overseas',
  'vaccinate|unvaccinated',
  'literate literacy|illiterate illiteracy',
].map((row) => row.split('|').map((side) => new Set(side.split(' '))) as [Set<string>, Set<string>])
