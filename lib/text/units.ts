import lists from './lexicon/forms.json'

/**
 * Reads the unit that begins at an offset, perhaps after a blank or hyphen: "km", "feet", "square miles", "m/s".
 *
 * @returns its key for `unitOf`, and its end; null where no known unit begins
 */
export function unitAt(text: string, at: number): UnitPlace | null {
  const top = powerAt(text, at)
  const per = top && /^\s?\/\s?|^\s(?:per|an?)\s/i.exec(text.slice(top.end, top.end + 6))
  if (!per) return top
  const under = unitOf(top.key)?.dimension === 'time' ? null : powerAt(text, top.end + per[0].length)
  // Metres per unknown unit are no metres.
  if (!under) return per[0].includes('/') ? null : top
  return { key: `${top.key}/${under.key}`, end: under.end }
}

interface UnitPlace {
  key: string
  end: number
}

/** Reads "ft", "square feet", "ft²", "ft2". */
function powerAt(text: string, at: number): UnitPlace | null {
  const rest = text.slice(at, at + LONGEST_UNIT)
  const m = symbolPattern.exec(rest) ?? wordPattern.exec(rest)
  if (!m) return null
  const { power = '', name = '', raised = '' } = m.groups ?? {}
  const key = unitKeyByName.get(name) ?? unitKeyByName.get(unitNameKey(name)) ?? ''
  const exponent = power + raised && (/^c|[3³]/i.test(power + raised) ? '3' : '2')
  return exponent && unitByKey.get(key)?.dimension !== 'length' ? null : { key: key + exponent, end: at + m[0].length }
}
const LONGEST_UNIT = 40
const unitNameKey = (words: string): string => words.toLowerCase().replace(/[\s-]/g, ' ')

/** A unit of measure: several sizes where its name has several meanings. `zero` is not 0 for temperatures. */
interface Unit {
  dimension: string
  sizes: readonly number[]
  zero: number
}

export function unitOf(key = ''): Unit | undefined {
  const [top = '', under] = key.split('/')
  const [, name = '', exponent = '1'] = /^(.*?)([23])?$/.exec(top) ?? []
  const unit = unitByKey.get(name)
  if (!unit) return undefined
  const sizes = unit.sizes.map((size) => size ** Number(exponent))
  const dimension = { 2: 'area', 3: 'volume' }[exponent] ?? unit.dimension
  const part = under === undefined ? undefined : unitOf(under)
  if (!part) return { dimension, sizes, zero: unit.zero }
  const quotients = sizes.flatMap((size) => part.sizes.map((other) => size / other))
  return { dimension: `${dimension}/${part.dimension}`, sizes: quotients, zero: 0 }
}

/**
 * Returns the ways in which a value may be converted: one for each pair of meanings, and two for temperatures, as "10 °C"
 * may be a difference. None between dimensions.
 */
export function conversionsOf(from: string, to: string): ((value: number) => number)[] {
  const a = unitOf(from)
  const b = unitOf(to)
  if (a?.dimension !== b?.dimension) return []
  const ratios = a?.sizes.flatMap((size) => b?.sizes.map((other) => size / other) ?? []) ?? []
  const zeros =
    a?.zero === b?.zero
      ? [[0, 0]]
      : [
          [a?.zero ?? 0, b?.zero ?? 0],
          [0, 0],
        ]
  return ratios.flatMap((ratio) =>
    zeros.map(
      ([own = 0, other = 0]) =>
        (value) =>
          (value + own) * ratio - other,
    ),
  )
}

/**
 * Rows of units: dimension, size or sizes in its base unit, symbols (capitals count), words (singular, and irregular
 * plurals; "_" is a blank or hyphen), and metric prefixes. The first symbol is the key. Miles may be nautical ones, tons
 * short, long or metric ones.
 */
const unitRows = lists.units as [string, number | number[], string, string?, string?][]
const zeroOffsets: Record<string, number> = { '°C': 273.15, '°F': 459.67 }
const unitPrefixes: Record<string, [size: number, word: string]> = {
  n: [1e-9, 'nano'],
  µ: [1e-6, 'micro'],
  m: [1e-3, 'milli'],
  c: [0.01, 'centi'],
  h: [100, 'hecto'],
  k: [1e3, 'kilo'],
  M: [1e6, 'mega'],
  G: [1e9, 'giga'],
  T: [1e12, 'tera'],
}

const unitByKey = new Map<string, Unit>()
/** Keys by symbol, and by word in small letters. */
const unitKeyByName = new Map<string, string>()
const unitSymbols: string[] = []
const unitNameWords: string[] = []
for (const [dimension, size, symbolList, wordList = '', prefixList = ''] of unitRows) {
  for (const prefix of ['', ...prefixList.split(' ').filter(Boolean)]) {
    const [by, spelled] = unitPrefixes[prefix] ?? [1, '']
    const own = symbolList.split(' ').map((symbol) => prefix + symbol)
    const key = own[0] ?? ''
    unitByKey.set(key, { dimension, sizes: [size].flat().map((n) => n * by), zero: zeroOffsets[key] ?? 0 })
    for (const symbol of own) unitKeyByName.set(symbol, key)
    unitSymbols.push(...own)
    for (const word of wordList.split(' ').filter(Boolean)) {
      const name = spelled + unitNameKey(word.replace(/_/g, ' '))
      for (const form of [name, `${name}s`]) unitKeyByName.set(form, key)
      unitNameWords.push(name)
    }
  }
}
/** Words of units as a pattern, longer ones first. */
export const unitWords = alternationOf(unitNameWords).replace(/ /g, '[\\s-]')
/** Symbols of units that a text may write right behind a figure, as a pattern: "5km". */
export const attachedUnitSymbols = alternationOf(unitSymbols.filter((symbol) => /^(?:\w{2,5}|m|h)$/.test(symbol)))

function alternationOf(list: readonly string[]): string {
  return [...list].sort((a, b) => b.length - a.length).join('|')
}

const unitPattern = (names: string): string =>
  `^[\\s-]?(?:(?<power>square|sq\\.?|cubic|cu\\.?)[\\s-])?(?<name>${names})(?<raised>[²³]|[23](?!\\d))?(?![\\p{L}\\p{N}²³])`
const symbolPattern = new RegExp(unitPattern(alternationOf(unitSymbols)), 'u')
const wordPattern = new RegExp(unitPattern(`(?:${unitWords})s?`), 'iu')
