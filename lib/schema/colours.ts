/** Colours in light and dark, by name. `components/ui/tokens.css` has the same for the sidebar; a test compares the two. */
export const colours = {
  desk: ['#f1f3f2', '#131617'],
  sheet: ['#ffffff', '#1b1f21'],
  sunk: ['#f7f8f7', '#212628'],
  raised: ['#ffffff', '#272c2f'],
  ink: ['#17191b', '#ecedea'],
  'ink-2': ['#474d50', '#b9bfbd'],
  'ink-3': ['#61686b', '#a2a8a6'],
  rule: ['#dcdfdd', '#333a3c'],
  edge: ['#7f8785', '#717a78'],
  'ink-on': ['#ffffff', '#131617'],
  'lamp-wash': ['#fff1bf', '#413611'],
  contradicted: ['#b3221a', '#ff8f7d'],
  disputed: ['#6c2fb0', '#c48ffa'],
  supported: ['#00657f', '#86dff0'],
  unverified: ['#5d6265', '#a3a9a8'],
  'on-verdict': ['#ffffff', '#131617'],
} as const satisfies Record<string, readonly [light: string, dark: string]>
type ColourName = keyof typeof colours

/** Colours of marks on pages: of middle luminance, since a page may be light or dark. */
export const markColours = {
  contradicted: '#d9382a',
  disputed: '#9a58dc',
  supported: '#008cae',
  unverified: '#757b7e',
} as const satisfies Partial<Record<ColourName, string>>

/** Returns a colour as CSS: `light-dark(#ffffff, #1b1f21)`. */
const valueOf = (name: ColourName): string => `light-dark(${colours[name].join(', ')})`

/** Returns the declarations of CSS variables with the names of the colours. */
export const colourVariables = (...names: readonly ColourName[]): string =>
  names.map((name) => `--${name}: ${valueOf(name)};`).join(' ')

/** Rules that set `--v` to the colour of a verdict or state, for elements with its name as class. */
export const verdictRules = `.contradicted { --v: ${valueOf('contradicted')}; }
.disputed, .look { --v: ${valueOf('disputed')}; }
.supported { --v: ${valueOf('supported')}; }
.unverified, .uncovered, .part { --v: ${valueOf('unverified')}; }`
