/**
 * How the marks look on somebody's page. One set of middle luminance, so that no script needs to know the page's colours;
 * no `color`, since the page's text stays its own. Whole pixels only: Firefox rounds down. The line under words that were
 * not found hangs lower than the dots of a match, or the two would look alike without colour.
 */
export const markStyles = `
::highlight(claimlight-note) { background-color: rgb(242 178 27 / 0.12); text-decoration: underline double #7f8785 1px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-matches) { text-decoration: underline dotted #008cae 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-open) { text-decoration: underline dashed #757b7e 1px; text-underline-offset: 7px; text-decoration-skip-ink: none; }
::highlight(claimlight-compare) { background-color: rgb(117 123 126 / 0.18); text-decoration: underline dashed #757b7e 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-doubt) { text-decoration: underline wavy #9a58dc 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-sentence) { text-decoration: underline solid #d9382a 3px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-differs) { background-color: rgb(217 56 42 / 0.16); text-decoration: underline solid #d9382a 3px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-here) { background-color: rgb(242 178 27 / 0.28); }
@media print {
  ::highlight(claimlight-note), ::highlight(claimlight-compare), ::highlight(claimlight-differs), ::highlight(claimlight-here) { background-color: transparent; }
}`

/**
 * Names in the page's registry, lowest first: where two lie on the same words, the later one is painted over.
 * The first four hold whole sentences by their verdict. They have no line of their own: they are there for style sheets of users and
 * for other tools.
 * `claimlight-sentence` is a contradicted sentence of which no words are known to differ: a wash over all of it would say
 * nothing.
 */
export const layers = [
  'claimlight-unverified',
  'claimlight-supported',
  'claimlight-disputed',
  'claimlight-contradicted',
  'claimlight-note',
  'claimlight-matches',
  'claimlight-open',
  'claimlight-compare',
  'claimlight-doubt',
  'claimlight-sentence',
  'claimlight-differs',
  'claimlight-here',
] as const

export type Layer = (typeof layers)[number]
