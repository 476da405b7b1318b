import type { ScannedWords } from './scan-words'

export interface SpelledWord {
  /** Lower case, without accents and apostrophes. */
  form: string
  hasDigit: boolean
  /** Neither letter nor digit: a currency or per cent sign. */
  isSign: boolean
  isCapital: boolean
}

export function wordAt(text: string, { starts, ends, forms }: ScannedWords, i: number): SpelledWord {
  const form = forms[i] ?? ''
  return {
    form,
    hasDigit: /\p{N}/u.test(form),
    isSign: !/[\p{L}\p{N}\p{M}]/u.test(form),
    isCapital: /^\p{Lu}/u.test(text.slice(starts[i], ends[i])),
  }
}

/**
 * Returns whether two words are variants or forms of one word: "recieve" and "receive", "large" and "larger". False for
 * names, except for a final "s", because another letter may be another person; for numbers ("sixth", "sixty"),
 * negations ("could", "couldn't"), and different first letters ("increase" and "decrease", "affect" and "effect").
 */
export function isSpelledAlike(a: SpelledWord, b: SpelledWord): boolean {
  if (!a.form.startsWith(b.form.charAt(0)) || [a, b].some(({ hasDigit, isSign }) => hasDigit || isSign)) return false
  if (meaningChangingWords.has(a.form) && meaningChangingWords.has(b.form)) return false
  if (isContractedNegation(a.form) !== isContractedNegation(b.form)) return false
  const [short, long] = a.form.length <= b.form.length ? [a.form, b.form] : [b.form, a.form]
  if (a.isCapital || b.isCapital) return short.length > 1 && long === `${short}s`
  if (short.length < SHORTEST_ALIKE) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  if (short.length === head) return long.length - head <= LONGEST_ENDING
  let tail = 0
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail++
  const shortRest = short.slice(head, short.length - tail)
  const longRest = long.slice(head, long.length - tail)
  if (longRest.length <= 1) return true
  return shortRest.length === 2 && shortRest === [...longRest].reverse().join('')
}

/** Returns whether a word is a contracted negation: "couldn't", but not "could". */
const isContractedNegation = (small: string): boolean => small.endsWith('nt') && meaningChangingWords.has(small)

const SHORTEST_ALIKE = 4
const LONGEST_ENDING = 3

/**
 * Words whose replacement or removal changes a statement: numbers in words, months and days, negations and limits, he
 * and she, words of comparison. They are English, like the articles; digits and capitals count in any language.
 */
export const meaningChangingWords: ReadonlySet<string> = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions ' +
    'billion billions trillion trillions dozen half quarter third first second fourth fifth sixth seventh eighth ninth tenth ' +
    'last once twice double triple percent ' +
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter ' +
    'no not never none nor neither nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt werent wont ' +
    'wouldnt couldnt shouldnt hasnt havent hadnt mustnt hardly barely except unless only ' +
    'all every each most some few fewer less least more many both either any ' +
    'before after until since above below over under up down behind ahead against ' +
    'he she him her his hers they them their yes right left east west north south ' +
    'former formerly ex vice deputy acting alleged allegedly reportedly denied'
  ).split(' '),
)

/** Small words that may be added or removed without changing a statement. */
export const smallWords: ReadonlySet<string> = new Set(
  (
    'a an the of in on at by for from to into onto as with and or but so then that this these those which who whom whose it its ' +
    'is are was were be been being am has have had do does did will would shall should can could may might must there here also ' +
    'just very too about around via per than if when while where how what why i we you my our your us me'
  ).split(' '),
)

/** Words whose addition alone negates a statement. */
export const NEGATING_WORDS: ReadonlySet<string> = new Set(
  (
    'no not never none nor neither without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt ' +
    'shouldnt hasnt havent hadnt mustnt hardly barely denied allegedly alleged former formerly only nearly almost'
  ).split(' '),
)
