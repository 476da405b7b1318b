import type { NumberMention } from './number-mention'

/** Returns the value of "twelve", "two hundred and five", "a few thousand"; null for other words. */
export function wordsValue(text: string): number | null {
  let total = 0
  let current = 0
  let any = false
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and' || word === 'of' || word === 'a') continue
    // The minimum that the word means: "a few" is two or more, "several" three or more.
    if (word === 'several' || word === 'many') current = 3
    else if (word === 'few') current = 2
    else if (word in numberWordValues) current += numberWordValues[word] ?? 0
    else if (word in scaleOfWord) {
      const scale = scaleOfWord[word] ?? 1
      if (scale >= 1000) {
        // "Six thousand million" is 6,000,000,000: the scales are multiplied.
        total = current === 0 && total > 0 ? total * scale : total + (current || 1) * scale
        current = 0
      } else current = (current || 1) * scale
    } else return null
    any = true
  }
  return any ? total + current : null
}

/** Returns the number of "3", "seven", "twenty-five", "a"; 1 for anything else. */
export const numberFromWords = (count = ''): number =>
  /\d/.test(count) ? Number(count.replace(/,/g, '')) : (wordsValue(count.replace(/^an?\s*$/i, 'one')) ?? 1)

/** Returns the factor of "million", "thousand million", "crore", "bn"; 1 for no scale. */
export const scaleOf = (scale = ''): number =>
  scale
    .toLowerCase()
    .split(/[\s-]+/)
    .reduce((product, word) => product * (scaleOfWord[word] ?? scaleOfWord[word.replace(/s$/, '')] ?? 1), 1)

const smallNumberWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tensWords = 'twenty thirty forty fifty sixty seventy eighty ninety'
const numberWordValues: Record<string, number> = Object.fromEntries([
  ...smallNumberWords.split(' ').map((word, n) => [word, n] as const),
  ...tensWords.split(' ').map((word, n) => [word, 20 + 10 * n] as const),
])
const scaleOfWord: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  score: 20,
  lakh: 1e5,
  crore: 1e7,
  milliard: 1e9,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  mln: 1e6,
  cr: 1e7,
  b: 1e9,
  bn: 1e9,
  bln: 1e9,
  mrd: 1e9,
  t: 1e12,
  tn: 1e12,
  tln: 1e12,
}
export const belowHundredWords = Object.keys(numberWordValues).join('|')
export const scaleWords = 'hundred|thousand|million|billion|trillion|dozen|lakh|crore|milliard'
/** Short scales that may follow a figure after a blank: "60 m" may be metres. */
export const scaleCodes = 'mn|mio|mln|bn|bln|mrd|tn|tln|cr'
export const countPattern = `(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,9})?|(?:(?:${tensWords.replace(/ /g, '|')})[\\s-])?(?:${belowHundredWords}))`

const barelyMoreWords = 'just over|a little (?:over|more than)|somewhat more than'
const nearlyWords = 'nearly|almost|just under|a little (?:under|less than)'
const moreThanWords = 'more than|over|at least|upwards of|not? (?:less|fewer) than'
const lessThanWords = 'less than|fewer than|under|at most|up to|not? more than'
export const hedgePattern = `(?:about|around|approximately|roughly|some|circa|${barelyMoreWords}|${moreThanWords}|${nearlyWords}|${lessThanWords})`
const isBarely = new RegExp(`^(?:${barelyMoreWords})$`, 'i')
const isNearly = new RegExp(`^(?:${nearlyWords})$`, 'i')
const isMore = new RegExp(`^(?:${moreThanWords})$`, 'i')
const isLess = new RegExp(`^(?:${lessThanWords})$`, 'i')

/** Returns how exact a number is: by the word before it ("about", "over"), by its own ("several", "a million"), by a plus. */
export function vaguenessOf(hedge: string, words = '', plus?: string): NumberMention['vague'] {
  if (isBarely.test(hedge)) return 'barely'
  if (isNearly.test(hedge)) return 'nearly'
  if (isMore.test(hedge) || plus) return 'more'
  if (isLess.test(hedge)) return 'less'
  if (/\b(?:several|few|many)\b/i.test(words)) return 'more'
  return hedge || /^a (?:hundred|thousand|dozen|\w+ion|\w+iard|lakh|crore)$/i.test(words) ? 'about' : 'exact'
}

/** Returns how exact the number at an offset is by the word before it, else `unhedged`. */
export function vaguenessBefore(
  text: string,
  at: number,
  unhedged: ReturnType<typeof vaguenessOf> = 'exact',
): ReturnType<typeof vaguenessOf> {
  const hedge = hedgeBefore.exec(text.slice(Math.max(0, at - LONGEST_HEDGE), at))?.[1]?.trim()
  return hedge === undefined ? unhedged : vaguenessOf(hedge)
}
const LONGEST_HEDGE = 24
const hedgeBefore = new RegExp(`(\\b${hedgePattern}\\s+|[~≈]\\s?)$`, 'i')
