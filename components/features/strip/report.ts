import { findingStates, outcomes, stateOf, type FindingState } from '@/lib/details/state'
import { sayStateCounts } from '@/lib/details/say'
import { element, inHtml, inMarkdown, markdownSource, words, type Content } from '@/lib/documents/document'
import { t } from '@/lib/i18n/t'
import type { PlacedFindings } from '@/lib/features/feature'
import { middleOfFinding } from './layout'

/**
 * Returns the strip of a report: in HTML one mark per finding at its position, with a shape for its state, in
 * Markdown a line with the character of the most important finding in each cell. Important ones are drawn last, on top.
 */
export function stripOfReport({ findings, textLength }: PlacedFindings): Content {
  const cells = Array.from({ length: CELLS }, () => '–')
  const marks = [...findingStates].reverse().flatMap((state) =>
    findings
      .filter((finding) => stateOf(finding) === state)
      .map((finding) => {
        const place = middleOfFinding(finding, textLength)
        cells[Math.min(CELLS - 1, Math.floor(place * CELLS))] = outcomes[state].text
        return element(`svg.${state}`, { x: `${(place * 100).toFixed(2)}%` }, element('path', { d: SHAPES[state] }))
      }),
  )
  const label = `${t('strip.label')}${t('detail.colon')} ${sayStateCounts(findings)}`
  return [
    inHtml(
      element(
        'svg.strip',
        { width: '100%', height: '32', role: 'img', 'aria-label': label },
        element('style', STYLES),
        element('line', { x1: '0', y1: '30.5', x2: '100%', y2: '30.5' }),
        marks,
      ),
    ),
    element(
      'p.small ends',
      element('span', t('strip.start')),
      inMarkdown(words(' '), markdownSource(`\`${cells.join('')}\``), words(' ')),
      element('span', t('strip.end')),
    ),
  ]
}

const CELLS = 48

/** Paths of the marks, from 0 (top) to 30, around the middle of a sentence. */
const SHAPES: Readonly<Record<FindingState, string>> = {
  contradicted: 'M-2.5 2h5v28h-5Z',
  look: 'M0 10 5 15 0 20-5 15ZM-.75 18h1.5v12h-1.5Z',
  part: 'M-2.5 23h5v1.5h-5ZM-.75 23h1.5v7h-1.5Z',
  supported: 'M-.75 23h1.5v7h-1.5Z',
  uncovered: 'M-1.5 27a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0Z',
}

const STYLES = `
.strip { display: block; overflow: visible; }
.strip svg { overflow: visible; fill: var(--v); }
.strip line { stroke: var(--edge); }
.ends { display: flex; justify-content: space-between; }
@media print { .strip { print-color-adjust: exact; } }
@media (forced-colors: active) { .strip { forced-color-adjust: none; --v: CanvasText; --sheet: Canvas; } }
`
