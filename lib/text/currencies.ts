import lists from './lexicon/forms.json'

/** Rows of currencies: sign, other signs and codes before or behind a figure, and words behind it ("_" is a blank). */
const currencyRows = lists.currencies as [string, string, string][]
const signsByName = new Map<string, string>()
const currencyCodes: string[] = []
const names: string[] = []
for (const [sign, codeList, wordList] of currencyRows) {
  const own = [sign, ...codeList.split(' ').filter(Boolean)]
  currencyCodes.push(...own)
  const words = wordList.split(' ').map((word) => word.toLowerCase().replace(/_/g, ' '))
  names.push(...words.filter(Boolean))
  for (const name of [...own, ...words.flatMap((word) => [word, `${word}s`])]) signsByName.set(name.toLowerCase(), sign)
}
const alternationOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.$]/g, '\\$&').replace(/ /g, '\\s'))
    .join('|')

/** Patterns of a currency in front of a figure, with the blank, and after a figure. */
export const currencyBefore = `(?<![\\p{L}])(?:${alternationOf(currencyCodes)})\\s?`
export const currencyAfter = `(?:[\\s-]?(?:${alternationOf(currencyCodes.filter((code) => !/^\p{L}+$/u.test(code)))})|[\\s-](?:${alternationOf([...currencyCodes, ...names])})s?(?![\\p{L}$]))`

/** Returns the sign of a currency; '' for no currency. */
export const currencyOf = (name = ''): string =>
  signsByName.get(name.trim().replace(/^-/, '').replace(/\s/g, ' ').toLowerCase()) ?? ''
