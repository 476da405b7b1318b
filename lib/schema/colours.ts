import { findingStates, outcomes } from './outcomes'
import { verdicts } from './verdicts'

/** Colours in light and dark, each a CSS variable with its name. */
export const colours = {
  desk: ['#f1f3f2', '#131617'], // behind everything, headers of groups
  sheet: ['#ffffff', '#1b1f21'], // what is read
  sunk: ['#f7f8f7', '#212628'], // wells: search box, the page's half of a row
  raised: ['#ffffff', '#272c2f'], // what floats: card, menu
  ink: ['#17191b', '#ecedea'], // text
  'ink-2': ['#474d50', '#b9bfbd'], // second voice: labels, reasons
  'ink-3': ['#61686b', '#a2a8a6'], // third voice: positions, counts
  rule: ['#dcdfdd', '#333a3c'], // hairlines, decoration only
  edge: ['#7f8785', '#717a78'], // borders of controls
  'ink-on': ['#ffffff', '#131617'], // text on ink
  'lamp-wash': ['#fff1bf', '#413611'],
  contradicted: ['#b3221a', '#ff8f7d'],
  disputed: ['#6c2fb0', '#c48ffa'],
  supported: ['#00657f', '#86dff0'],
  unverified: ['#5d6265', '#a3a9a8'],
  'on-verdict': ['#ffffff', '#131617'], // the glyph cut out of a filled mark
  // The colours of notes: each is always shown with its name, except on pages.
  'note-yellow': ['#e8c11c', '#e3c341'],
  'note-green': ['#4f9a4a', '#7cc576'],
  'note-blue': ['#3f7fd0', '#7fb0ee'],
  'note-pink': ['#d4588f', '#ee8fb8'],
  'note-purple': ['#8a63c9', '#b99aec'],
} as const satisfies Record<string, readonly [light: string, dark: string]>
type ColourName = keyof typeof colours

/** Colours of marks on pages: of middle luminance, since a page may be light or dark. */
export const markColours = {
  contradicted: '#d9382a',
  disputed: '#9a58dc',
  supported: '#008cae',
  unverified: '#757b7e',
} as const satisfies Partial<Record<ColourName, string>>

export const colourVariables = (...names: readonly ColourName[]): string =>
  names.map((name) => `--${name}: light-dark(${colours[name].join(', ')});`).join(' ')

/** Rules that set `--v` to the colour of a verdict or state, for elements with its name as class. */
export const verdictRules = [
  ...verdicts.map((name) => [name, name] as const),
  ...findingStates.map((name) => [name, outcomes[name].colour] as const),
]
  .map(([name, colour]) => `.${name} { --v: var(--${colour}); }`)
  .join('\n')

/** The colours for the style sheets of the sidebar and of sites. */
export const colourSheet = `:root { ${colourVariables(...(Object.keys(colours) as ColourName[]))} ${Object.entries(
  markColours,
)
  .map(([name, colour]) => `--mark-${name}: ${colour};`)
  .join(' ')} }
${verdictRules}
`
