/**
 * How the marks look on somebody's page. One set of middle luminance, so that no script needs to know the page's colours;
 * no `color`, since the page's text stays its own. Whole pixels only: Firefox rounds down.
 */
export const markStyles = `
::highlight(claimlight-contradicted) { text-decoration: underline solid #d9382a 3px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-disputed) { text-decoration: underline wavy #9a58dc 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-supported) { text-decoration: underline dotted #008cae 2px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-unverified) { text-decoration: underline dashed #757b7e 1px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-note) { background-color: rgb(242 178 27 / 0.12); text-decoration: underline double #7f8785 1px; text-underline-offset: 4px; text-decoration-skip-ink: none; }
::highlight(claimlight-detail) { background-color: rgb(217 56 42 / 0.16); }
::highlight(claimlight-here) { background-color: rgb(242 178 27 / 0.28); }
@media print {
  ::highlight(claimlight-note), ::highlight(claimlight-detail), ::highlight(claimlight-here) { background-color: transparent; }
}`

/** Names in the page's registry, lowest first: where two lie on the same words, the later one is painted over. */
export const layers = [
  'claimlight-note',
  'claimlight-unverified',
  'claimlight-supported',
  'claimlight-disputed',
  'claimlight-contradicted',
  'claimlight-detail',
  'claimlight-here',
] as const

export type Layer = (typeof layers)[number]
