import { wordsValue } from './number-words'

/** Fills up a year in digits to the length of its words. */
export const PAD = '\u200b'

/** Replaces years in words by digits, padded so that offsets stay valid: "nineteen sixty-nine", "two thousand and nine". */
export function withYearsInDigits(text: string): string {
  return text.replace(yearWords, (found, century: string | undefined, rest: string) => {
    const year = century
      ? (wordsValue(century) ?? 0) * 100 + (wordsValue(rest.replace(/^(?:oh|o)\W/i, '')) ?? 0)
      : (wordsValue(found) ?? 0)
    return String(year).padEnd(found.length, PAD)
  })
}

const ones = 'one|two|three|four|five|six|seven|eight|nine'
const teens = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const tens = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:${ones}))?`
/** Precedes "twenty nineteen" and "two thousand and nine", which may count something else. */
const ofDate =
  '(?<=(?:\\b(?:in|of|since|by|until|from|year|january|february|march|april|may|june|july|august|september|october|november|december)|\\d(?:st|nd|rd|th)?),?\\s)'
const yearWords = new RegExp(
  `(?<!-)(?:\\b(sixteen|seventeen|eighteen|nineteen|${ofDate}twenty)(?:[\\s-]hundred(?:[\\s-]and)?)?[\\s-]((?:oh|o)[\\s-](?:${ones})|${teens}|${tens})` +
    `|${ofDate}two[\\s-]thousand[\\s-](?:and[\\s-])?(?:${ones}|${teens}|${tens}))\\b(?!-|\\s(?:\\p{L}+[\\s-]old|hundred|thousand|million|people|points|lines|years?|hours?|minutes?|days?|per\\s?cent))`,
  'giu',
)
