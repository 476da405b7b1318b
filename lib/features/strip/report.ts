import { findingStates, outcomes, stateOf } from '@/lib/details/state'
import { sayStateCounts } from '@/lib/details/say'
import { element, inHtml, inMarkdown, markdownSource, words, type Content } from '@/lib/documents/document'
import { t } from '@/lib/i18n/t'
import { stateShapes } from '@/lib/schema/outcomes'
import type { PlacedFindings } from '../feature'
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
        return element(
          `svg.${state}`,
          { x: `${(place * 100).toFixed(2)}%` },
          element('path', { d: stateShapes[state] }),
        )
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

const STYLES = `
.strip { display: block; overflow: visible; }
.strip svg { overflow: visible; fill: var(--v); }
.strip line { stroke: var(--edge); }
.ends { display: flex; justify-content: space-between; }
@media print { .strip { print-color-adjust: exact; } }
@media (forced-colors: active) { .strip { forced-color-adjust: none; --v: CanvasText; --sheet: Canvas; } }
`
