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
  const key = keys.get(name) ?? keys.get(nameOf(name)) ?? ''
  const exponent = power + raised ? (/^c|[3³]/i.test(power + raised) ? '3' : '2') : ''
  return exponent && table.get(key)?.dimension !== 'length' ? null : { key: key + exponent, end: at + m[0].length }
}
const LONGEST_UNIT = 40
const nameOf = (words: string): string => words.toLowerCase().replace(/[\s-]/g, ' ')

/** A unit of measure: several sizes where its name has several meanings. `zero` is not 0 for temperatures. */
interface Unit {
  dimension: string
  sizes: readonly number[]
  zero: number
}

/** Returns the unit of a key; undefined for one that is in no row. */
export function unitOf(key = ''): Unit | undefined {
  const [top = '', under] = key.split('/')
  const [, name = '', exponent = '1'] = /^(.*?)([23])?$/.exec(top) ?? []
  const unit = table.get(name)
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
  const [a, b] = [unitOf(from), unitOf(to)]
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
 * Units, one a line: dimension, size in the dimension's base unit, symbols (capitals count), words (singular, and
 * irregular plurals; "_" is a blank or hyphen), and the metric prefixes that they have. The first symbol is the key.
 */
const rows: [dimension: string, size: number | number[], symbols: string, words?: string, prefixes?: string][] = [
  ['length', 1, 'm', 'metre meter', 'n µ m c k'],
  ['length', 0.0254, 'inch', 'inch inches'],
  ['length', 0.3048, 'ft', 'foot feet'],
  ['length', 0.9144, 'yd', 'yard'],
  // Miles of ships, aircraft and spacecraft are often nautical ones.
  ['length', [1609.344, 1852], 'mi', 'mile'],
  ['length', 1852, 'nmi', 'nautical_mile'],
  ['length', 1609.344, 'smi', 'statute_mile'],
  ['length', 149_597_870_700, 'au AU', 'astronomical_unit'],
  ['length', 9.4607e15, 'ly', 'light_year lightyear'],
  ['area', 4046.856, 'acre', 'acre'],
  ['area', 10_000, 'ha', 'hectare'],
  ['volume', 0.001, 'l L', 'litre liter', 'm c'],
  ['volume', [0.003785412, 0.00454609], 'gal', 'gallon'],
  ['volume', [0.000473176, 0.000568261], 'pint', 'pint'],
  ['mass', 0.001, 'g', 'gram gramme', 'µ m k'],
  ['mass', 0.45359237, 'lb lbs', 'pound'],
  ['mass', 0.028349523, 'oz', 'ounce'],
  // Short, long and metric tons.
  ['mass', [907.18474, 1016.047, 1000], 't', 'ton'],
  ['mass', 1000, 'tonne', 'tonne metric_ton'],
  ['mass', 6.35029318, 'stone', 'stone'],
  ['force', 1, 'N', 'newton', 'k M'],
  ['force', 4.4482216, 'lbf', 'pounds_force pounds_of_thrust pounds_of_force'],
  ['length/time', 1 / 3.6, 'kph kmh', 'kph'],
  ['length/time', 0.44704, 'mph', 'mph'],
  ['length/time', 0.514444, 'kn kt', 'knot'],
  ['temperature', 1, 'kelvin', 'kelvin'],
  ['temperature', 1, '°C ºC ℃', 'degrees_Celsius degrees_centigrade degrees_C degree_Celsius Celsius'],
  ['temperature', 5 / 9, '°F ºF ℉', 'degrees_Fahrenheit degrees_F degree_Fahrenheit Fahrenheit'],
  ['pressure', 1, 'Pa', 'pascal', 'h k M'],
  ['pressure', 100_000, 'bar', 'bar', 'm'],
  ['pressure', 6894.757, 'psi', 'pounds_per_square_inch'],
  ['power', 1, 'W', 'watt', 'm k M G T'],
  ['power', [745.7, 735.5], 'hp', 'horsepower'],
  ['energy', 1, 'J', 'joule', 'k M G T'],
  ['energy', 3600, 'Wh', 'watt_hour', 'k M G T'],
  ['energy', [4.184, 4184], 'cal', 'calorie', 'k'],
  ['data', 1, 'byte', 'byte'],
  ['data', [1e3, 2 ** 10], 'kB KB', 'kilobyte'],
  ['data', [1e6, 2 ** 20], 'MB', 'megabyte'],
  ['data', [1e9, 2 ** 30], 'GB', 'gigabyte'],
  ['data', [1e12, 2 ** 40], 'TB', 'terabyte'],
  ['data', [1e15, 2 ** 50], 'PB', 'petabyte'],
  ['frequency', 1, 'Hz', 'hertz', 'k M G T'],
  ['time', 0.001, 'ms', 'millisecond'],
  ['time', 1, 's', 'second sec'],
  ['time', 60, 'min', 'minute min'],
  ['time', 3600, 'h', 'hour hr'],
  ['time', 86_400, 'd', 'day'],
  ['time', 604_800, 'week', 'week wk'],
  ['time', 2_629_800, 'month', 'month'],
  ['time', 31_557_600, 'yr', 'year yr'],
  ['time', 315_576_000, 'decade', 'decade'],
  ['time', 3_155_760_000, 'century', 'century centuries'],
]
const zeros: Record<string, number> = { '°C': 273.15, '°F': 459.67 }
const prefixes: Record<string, [size: number, word: string]> = {
  ...{ n: [1e-9, 'nano'], µ: [1e-6, 'micro'], m: [1e-3, 'milli'], c: [0.01, 'centi'], h: [100, 'hecto'] },
  ...{ k: [1e3, 'kilo'], M: [1e6, 'mega'], G: [1e9, 'giga'], T: [1e12, 'tera'] },
}

const table = new Map<string, Unit>()
/** Keys by symbol, and by word in small letters. */
const keys = new Map<string, string>()
const [symbols, words]: [string[], string[]] = [[], []]
for (const [dimension, size, symbolList, wordList = '', prefixList = ''] of rows) {
  for (const prefix of ['', ...prefixList.split(' ').filter(Boolean)]) {
    const [by, spelled] = prefixes[prefix] ?? [1, '']
    const own = symbolList.split(' ').map((symbol) => prefix + symbol)
    const key = own[0] ?? ''
    table.set(key, { dimension, sizes: [size].flat().map((n) => n * by), zero: zeros[key] ?? 0 })
    for (const symbol of own) keys.set(symbol, key)
    symbols.push(...own)
    for (const word of wordList.split(' ').filter(Boolean)) {
      const name = spelled + nameOf(word.replace(/_/g, ' '))
      for (const form of [name, `${name}s`]) keys.set(form, key)
      words.push(name)
    }
  }
}
/** Words of units as a pattern, longer ones first; symbols that a text may join to a figure. */
export const unitWords = alternatives(words).replace(/ /g, '[\\s-]')
export const joinedSymbols = alternatives(symbols.filter((symbol) => /^(?:\w{2,5}|m|h)$/.test(symbol)))

function alternatives(list: readonly string[]): string {
  return [...list].sort((a, b) => b.length - a.length).join('|')
}

const framed = (names: string): string =>
  `^[\\s-]?(?:(?<power>square|sq\\.?|cubic|cu\\.?)[\\s-])?(?<name>${names})(?<raised>[²³]|[23](?!\\d))?(?![\\p{L}\\p{N}²³])`
const symbolPattern = new RegExp(framed(alternatives(symbols)), 'u')
const wordPattern = new RegExp(framed(`(?:${unitWords})s?`), 'iu')
