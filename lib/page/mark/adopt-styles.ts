import { colours, markColours } from '@/lib/schema/colours'
import { noteColors } from '@/lib/schema/note-colors'

/**
 * Adds a style sheet to a document or shadow root without an element in the page, so that the page's security policy
 * and scripts are not involved.
 *
 * In Firefox, a content script sees the page through a wrapper, and its own sheets cannot be added to the page (bug
 * 1751346). The page's constructor is used there; only style text passes through it.
 *
 * @throws errors of the page, which may have replaced constructor or list
 */
export function adoptStyles(root: Document | ShadowRoot, css: string) {
  const page = 'defaultView' in root ? root : root.ownerDocument
  const window = withoutXrays(page.defaultView)
  const target = withoutXrays(root)
  const sheet = new (window as unknown as typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(css)
  const restore = (): void => {
    if (!target.adoptedStyleSheets.includes(sheet)) target.adoptedStyleSheets.push(sheet)
  }
  restore()
  return {
    /** Adds the sheet again when the page has removed it: pages may replace their list of sheets. */
    keep: restore,
    remove: (): void => {
      const at = target.adoptedStyleSheets.indexOf(sheet)
      if (at >= 0) target.adoptedStyleSheets.splice(at, 1)
    },
  }
}

/**
 * Creates an element of the extension with styles and a closed shadow root, which the page's scripts cannot read.
 *
 * @throws errors of the page, which may have replaced the constructor of style sheets
 */
export function closedHost(page: Document, name: string, styles: string): { host: HTMLElement; root: ShadowRoot } {
  const host = page.createElement(name)
  const root = host.attachShadow({ mode: 'closed' })
  adoptStyles(root, styles)
  return { host, root }
}

const withoutXrays = <T>(value: T): NonNullable<T> =>
  ((value as { wrappedJSObject?: T }).wrappedJSObject ?? value) as NonNullable<T>

/**
 * Styles of the marks on a page. The colours have middle luminance, for light and dark pages; `color` is not set, to
 * keep the page's text colour. Lengths are whole pixels, since Firefox rounds down. The kinds of marks have lines of
 * different shape, so that they differ without colour.
 */
export const markStyles = `
@media screen {
  ::highlight(claimlight-note-none) { background-color: ${colours.edge[0]}1f; }
  ${noteColors.map((name) => `::highlight(claimlight-note-${name}) { background-color: ${colours[`note-${name}`][0]}59; }`).join('\n  ')}
}
::highlight(claimlight-note) { text-decoration: underline double ${colours.edge[0]} 1px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-matches) { text-decoration: underline dotted ${markColours.supported} 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-open) { text-decoration: underline dashed ${markColours.unverified} 1px; text-underline-offset: 7px; text-decoration-skip-ink: none; }
::highlight(claimlight-compare) { background-color: ${markColours.disputed}29; text-decoration: underline dashed ${markColours.disputed} 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-doubt) { text-decoration: underline wavy ${markColours.disputed} 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-sentence) { text-decoration: underline solid ${markColours.contradicted} 3px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-differs) { background-color: ${markColours.contradicted}29; text-decoration: underline solid ${markColours.contradicted} 3px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-here) { background-color: rgb(242 178 27 / 0.28); }
@media print {
  ::highlight(claimlight-compare), ::highlight(claimlight-differs), ::highlight(claimlight-here) { background-color: transparent; }
}`

/**
 * Names in the page's registry, lowest first: where two overlap, the later one is painted on top. Those before
 * `claimlight-note` have no line, and are missing while marks are drawn as boxes: whole sentences by verdict, for style
 * sheets of users and for other tools, and the colours of notes. `claimlight-sentence` is a contradicted sentence without
 * known differing words.
 */
export const highlightNames = [
  'claimlight-unverified',
  'claimlight-supported',
  'claimlight-disputed',
  'claimlight-contradicted',
  ...(['none', ...noteColors] as const).map((name) => `claimlight-note-${name}` as const),
  'claimlight-note',
  'claimlight-matches',
  'claimlight-open',
  'claimlight-compare',
  'claimlight-doubt',
  'claimlight-sentence',
  'claimlight-differs',
  'claimlight-here',
] as const

export type HighlightLayer = (typeof highlightNames)[number]

export const drawnLayers: ReadonlySet<HighlightLayer> = new Set(
  highlightNames.slice(highlightNames.indexOf('claimlight-note')),
)

/** Styles of the boxes for forced colours. The kinds differ by the shape of their line; the colours are the user's. */
export const forcedColorBoxes = `
:host { all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important; width: 0 !important; height: 0 !important; pointer-events: none !important; }
i { position: absolute; box-sizing: content-box; border: 0 none CanvasText; pointer-events: none; }
:host { z-index: 2147483646 !important; }
.claimlight-differs, .claimlight-sentence { border-bottom: 4px solid CanvasText; }
.claimlight-doubt { border-bottom: 5px double CanvasText; }
.claimlight-compare { border-bottom: 3px dashed CanvasText; }
.claimlight-open { border-bottom: 1px dashed CanvasText; padding-bottom: 3px; }
.claimlight-matches { border-bottom: 2px dotted CanvasText; }
.claimlight-note { border-left: 3px solid Highlight; border-bottom: 1px solid Highlight; }
.claimlight-here { outline: 2px solid Highlight; outline-offset: 1px; }
`
