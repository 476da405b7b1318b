import fc from 'fast-check'

/** Pieces that parsers treat specially: numbers, dates, names, syntax of Markdown, HTML, CSV, JSON, rare characters. */
const PIECES = [
  ...['Nora Lindqvist', 'Karpathy', 'Halden Labs', 'she', 'joined', 'left', 'was born in', 'not', 'and', 'of the'],
  ...['University of Oslo'],
  ...['2015', 'May 2015', '4 May 1986', '1986-05-04', '31 February 2019', '99/99/9999', 'between 1990 and '],
  ...['the 1990s', 'Q3 2020', 'early '],
  ...['5,000', '1.5 million', '−3', '$', '%', '10^12', 'twenty', 'half a ', '1e999', '٣', '½', '0x1f', '1,2,3'],
  ...['. ', '? ', '! ', '… ', ', ', '; ', ': ', ' — ', '“', '”', '"', "'", '’s ', '(', ')', '[1]', '[', ']', '{', '}'],
  ...['*', '**', '_', '`', '```', '# ', '> ', '- ', '1. ', '| a | b |', '|---|', '![x](y)'],
  ...['[a](javascript:alert(1))', '---\n', '[^1]: '],
  ...['<', '>', '&', '&amp;', '&#0;', '&#x110000;', '<x-fuzz onload=1>', '</p>', '<p>', '<!--', '-->', '<script>'],
  ...['</script>', '<![CDATA['],
  ...['https://a.example/', 'http://', 'www.', 'javascript:', 'data:text/html,', '://', '/amp', '?utm_source=x'],
  ...['#:~:text=', '%', '%E0%A4', '@'],
  ...[' ', '\n', '\r\n', '\t', '\n\n', '\u00a0', '\u200b', '\u2028', '\u202e', '\ufeff', '\0', '\u0301', 'ß', 'İ'],
  ...['😀', '\ud800', '\udc00'],
  ...['__proto__', 'constructor', 'toString', '§S0', '$&', '$1', '\\', '=1+1', 'true', 'null', ','],
]
/** A text of these pieces and of any characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(' ')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 30 }).map((units) => String.fromCharCode(...units)) },
)

/** One or two repeated pieces, which make patterns with nested loops backtrack. */
const repeated: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...PIECES),
    fc.constantFrom('', ...PIECES),
    fc.integer({ min: 10, max: 1500 }),
    fc.constantFrom('', '!x', ...PIECES),
  )
  .map(([a, b, times, end]) => (a + b).repeat(times) + end)

/** Texts, sometimes long ones. */
export const longText: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: anyText },
  { weight: 1, arbitrary: repeated },
)

/** Values of unexpected types. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.constantFrom<unknown>(null, undefined, true, false, 0, -0, -1, 1.5, 1e21, NaN, Infinity, '', '0', [], {}),
  fc.constantFrom<unknown>(
    '2020-01-01',
    '2020-13-45',
    '+275760-09-13T00:00:00.000Z',
    'javascript:x',
    'https://a.example/',
  ),
  fc.double(),
  fc.dictionary(fc.constantFrom('id', 'length', '__proto__', 'then', 'toJSON', 'value', 'kind'), anyText, {
    maxKeys: 3,
  }),
  fc.array(anyText, { maxLength: 3 }),
)

/** A change of one place in a value of plain objects and lists. */
interface Change {
  /** Selects the place: its index as a share of the number of places. */
  at: number
  how: 'replace' | 'remove' | 'repeat' | 'nest' | 'pollute'
  by: unknown
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'repeat', 'nest', 'pollute'),
  by: oddValue,
})

/** Valid values with up to three places changed: most of their structure is right. */
export function nearly<T>(valid: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.array(change, { maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<unknown>(changed, value))
}

function changed(value: unknown, { at, how, by }: Change): unknown {
  const root: Record<string, unknown> = { value: copyOf(value) }
  const places: { holder: Record<string, unknown>; key: string }[] = []
  collect(root)
  const { holder, key } = places[Math.floor(at * places.length)] ?? { holder: root, key: 'value' }
  const old = holder[key]
  if (how === 'replace') put(holder, key, by)
  else if (how === 'remove' && holder !== root) Reflect.deleteProperty(holder, key)
  else if (how === 'repeat')
    put(
      holder,
      key,
      Array.from({ length: 8 }, () => old),
    )
  else if (how === 'nest')
    put(
      holder,
      key,
      Array.from({ length: 20 }).reduce<unknown>((inner) => ({ inner }), old),
    )
  else if (how === 'pollute' && typeof old === 'object' && old !== null)
    put(old as Record<string, unknown>, '__proto__', { polluted: by })
  return root.value

  function collect(from: Record<string, unknown>): void {
    for (const name of Object.keys(from)) {
      places.push({ holder: from, key: name })
      const inner = from[name]
      if (typeof inner === 'object' && inner !== null) collect(inner as Record<string, unknown>)
    }
  }
}

/** Sets a property; `__proto__` becomes an own property, as with `JSON.parse`. */
function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]))
}

/** Texts of a format with up to three pieces cut out, inserted or duplicated. */
export function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const cut = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(40),
    fc.oneof(anyText, fc.constantFrom('', '"', '\\', '{', ']', '\0', '\n')),
  )
  return fc.tuple(text, fc.array(cut, { maxLength: 3 })).map(([whole, cuts]) =>
    cuts.reduce((left, [share, length, sign]) => {
      const start = Math.floor(share * left.length)
      return left.slice(0, start) + sign + left.slice(start + length)
    }, whole),
  )
}

/** The value as JSON, or an empty text if it has no JSON form. */
export function jsonOf(value: unknown): string {
  const text: unknown = JSON.stringify(value)
  return typeof text === 'string' ? text : ''
}
