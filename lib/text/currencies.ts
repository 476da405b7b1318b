/** Currencies, one a line: sign, other signs and codes before or behind a figure, and words behind it ("_" is a blank). */
const rows: [sign: string, codes: string, words: string][] = [
  ['$', 'US$ USD', 'dollar US_dollar'],
  ['A$', 'AU$ AUD', 'Australian_dollar'],
  ['C$', 'CA$ CAD', 'Canadian_dollar'],
  ['NZ$', 'NZD', 'New_Zealand_dollar'],
  ['HK$', 'HKD', 'Hong_Kong_dollar'],
  ['S$', 'SGD', 'Singapore_dollar'],
  ['R$', 'BRL', 'reais Brazilian_real'],
  ['€', 'EUR', 'euro'],
  ['£', 'GBP', 'pounds_sterling British_pound'],
  ['¥', 'JPY', 'yen'],
  ['CN¥', 'CNY RMB', 'yuan renminbi'],
  ['₹', 'INR Rs. Rs', 'rupee Indian_rupee'],
  ['CHF', 'SFr', 'Swiss_franc franc'],
  ['SEK', '', 'Swedish_krona Swedish_kronor'],
  ['NOK', '', 'Norwegian_krone Norwegian_kroner'],
  ['DKK', '', 'Danish_krone Danish_kroner'],
  ['kr', 'kr.', 'krona kronor krone kroner'],
  ['zł', 'PLN', 'zloty'],
  ['₽', '', 'rouble ruble'],
  ['₩', 'KRW', 'South_Korean_won'],
  ['₺', '', 'Turkish_lira lira'],
  ['₪', 'ILS', 'shekel'],
  ['₱', '', 'peso'],
  ['₿', 'BTC', 'bitcoin'],
  ['ZAR', '', 'South_African_rand'],
]
const signs = new Map<string, string>()
const [codes, names]: [string[], string[]] = [[], []]
for (const [sign, codeList, wordList] of rows) {
  const own = [sign, ...codeList.split(' ').filter(Boolean)]
  codes.push(...own)
  const words = wordList.split(' ').map((word) => word.toLowerCase().replace(/_/g, ' '))
  names.push(...words.filter(Boolean))
  for (const name of [...own, ...words.flatMap((word) => [word, `${word}s`])]) signs.set(name.toLowerCase(), sign)
}
const listed = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.$]/g, '\\$&').replace(/ /g, '\\s'))
    .join('|')

/** Patterns of a currency before a figure, with its blank, and behind one. */
export const currencyBefore = `(?<![\\p{L}])(?:${listed(codes)})\\s?`
export const currencyAfter = `(?:[\\s-]?(?:${listed(codes.filter((code) => !/^\p{L}+$/u.test(code)))})|[\\s-](?:${listed([...codes, ...names])})s?(?![\\p{L}$]))`

/** Returns the sign of a currency; '' for no currency. */
export const currencyOf = (name = ''): string =>
  signs.get(name.trim().replace(/^-/, '').replace(/\s/g, ' ').toLowerCase()) ?? ''
