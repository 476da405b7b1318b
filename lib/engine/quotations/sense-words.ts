import { areOpposite } from '@/lib/engine/lexicon/word-table'
import { formsOf } from '@/lib/text/words'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that change the sense of the other words of their clause, by how. Verbs are in dictionary form. */
const SENSE_WORDS = {
  denial: setOf('not no never none nobody nothing nowhere neither nor without hardly'),
  refusal: setOf('if unless until refuse fail deny decline doubt reject avoid prevent cease stop lie'),
  doubt: setOf(
    'whether suppose pretend claim allege suspect imagine dream wish hope fear wonder worry myth rumour rumor theory error mistake wrong ' +
      'false fake nonsense joke jest fool supposed alleged provided assuming supposing lest',
  ),
  opposition: setOf('against oppose hate forbid ban contrary opposite instead rather loath'),
  measure: setOf(
    'only except too almost nearly barely scarcely scarce seldom rare rarely half part little few less fewer least some',
  ),
  condition: setOf('if unless until lest provided assuming supposing suppose imagine had were should'),
  fact: setOf(
    'know show prove find learn discover realise realize notice see confirm reveal remember recall regret note proud glad happy sad sorry ' +
      'aware sure certain clear true',
  ),
  possibility: setOf('would will shall could may might should must can'),
}
const isIn = (kind: keyof typeof SENSE_WORDS, key: string): boolean => SENSE_WORDS[kind].has(key)

/** Whether a word turns the sense. */
export const isDenial = (key: string): boolean => isIn('denial', key)

/** Whether the rest of a sentence says something else without a word: a denial, a condition, "refuse". */
export const turnsSense = (key: string): boolean => isDenial(key) || isIn('refusal', formsOf(key).lemma)

/** Whether a word is a doubt, as a noun or a verb: "fear", "claim". */
export const isDoubt = (key: string): boolean => isIn('doubt', key) || isIn('doubt', formsOf(key).lemma)

/** Whether a clause with this first word is a condition. */
export const isCondition = (key: string): boolean => isIn('condition', key)

/** Whether a word says that the clause behind it is true: "knew", "proud". */
export const showsFact = (key: string): boolean => isIn('fact', key) || isIn('fact', formsOf(key).lemma)

/** Whether the words beside a word say something else without it: "wrongly", "unable", "half". */
export function mayTurnSense(key: string): boolean {
  const bases = [key, formsOf(key).lemma, key.replace(/ly$/, '')]
  const positive = key.replace(/^(?:un|i[lmnr]|dis)/, '')
  return (
    turnsSense(key) ||
    bases.some((word) => isDoubt(word) || isIn('opposition', word) || isIn('measure', word)) ||
    (positive !== key && areOpposite(key, positive))
  )
}

/** Whether a verb makes the next one only possible, or later: "would", "may". */
export const isModal = (key: string): boolean => isIn('possibility', key)

/** Words whose change mostly leaves the sense: articles, forms of "to be", pronouns, fillers. "Not", "or", "from" and "only" are none. */
export const isLight = (key: string): boolean => LIGHT_WORDS.has(key)
const LIGHT_WORDS = setOf(
  "a an the this that these those it its there here who whom which 's 'd of in on at to as with and but so well then than also too " +
    'is are was were am be been being has have had do does did will would shall just very really actually quite rather now still yet ' +
    'i he she we they my his her our their mine hers ours theirs me him us them myself himself herself ourselves themselves ' +
    'um uh er oh yeah yes mean know like basically literally sort kind',
)
