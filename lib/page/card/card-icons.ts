import type { Verdict } from '@/lib/schema/finding'

export type IconName = Verdict | 'in-part' | 'compare' | 'correction' | 'close' | 'previous' | 'next'

/** Draws an icon of the card, 20 units wide, in the colour of the text around it. Hidden from screen readers unless named. */
export function icon(page: Document, name: IconName, label?: string): SVGSVGElement {
  const svg = page.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('fill', 'none')
  svg.setAttribute('stroke', 'currentColor')
  svg.setAttribute('stroke-linecap', 'round')
  svg.setAttribute('stroke-linejoin', 'round')
  if (label) {
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
  } else svg.setAttribute('aria-hidden', 'true')
  for (const [tag, attributes] of SHAPES[name]) {
    const shape = page.createElementNS(SVG, tag)
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value)
    svg.append(shape)
  }
  return svg
}

const SVG = 'http://www.w3.org/2000/svg'
type Shape = readonly [tag: 'path' | 'rect' | 'circle', attributes: Record<string, string>]

const ring = { cx: '10', cy: '10', r: '8.1', 'stroke-width': '1.8' }

const SHAPES: Record<IconName, readonly Shape[]> = {
  contradicted: [
    ['rect', { x: '1.5', y: '1.5', width: '17', height: '17', rx: '2.5', fill: 'currentColor', stroke: 'none' }],
    [
      'path',
      { d: 'M5.5 7.9h9M5.5 12.1h9M12.7 4.6 7.3 15.4', style: 'stroke: var(--on-verdict)', 'stroke-width': '1.9' },
    ],
  ],
  disputed: [
    ['path', { d: 'M10 1.4 18.6 10 10 18.6 1.4 10Z', 'stroke-width': '1.8' }],
    ['path', { d: 'M10 1.4V18.6L1.4 10Z', fill: 'currentColor', stroke: 'none' }],
  ],
  supported: [
    ['circle', ring],
    ['path', { d: 'm6.2 10.3 2.6 2.6 5-5.6', 'stroke-width': '1.9' }],
  ],
  unverified: [
    ['circle', { ...ring, 'stroke-dasharray': '3.2 3.162', 'stroke-dashoffset': '1.6', 'stroke-linecap': 'butt' }],
  ],
  'in-part': [
    ['path', { d: 'M10 1.9a8.1 8.1 0 0 0 0 16.2', 'stroke-width': '1.8', 'stroke-linecap': 'butt' }],
    [
      'path',
      {
        d: 'M10 1.9a8.1 8.1 0 0 1 0 16.2',
        'stroke-width': '1.8',
        'stroke-dasharray': '3.2 3.162',
        'stroke-dashoffset': '-3.1',
        'stroke-linecap': 'butt',
      },
    ],
    ['path', { d: 'm6.2 10.3 2.6 2.6 5-5.6', 'stroke-width': '1.9' }],
  ],
  compare: [
    [
      'path',
      {
        d: 'M2 6.6V4a2 2 0 0 1 2-2h2.6M13.4 2H16a2 2 0 0 1 2 2v2.6M18 13.4V16a2 2 0 0 1-2 2h-2.6M6.6 18H4a2 2 0 0 1-2-2v-2.6M6 8.1h8M6 11.9h8M12.1 5.4 7.9 14.6',
        'stroke-width': '1.7',
      },
    ],
  ],
  correction: [['path', { d: 'M2.5 16.5h4L10 6.5l3.5 10h4M7.2 2.8h5.6', 'stroke-width': '1.7' }]],
  previous: [['path', { d: 'm12 5-5 5 5 5', 'stroke-width': '1.7' }]],
  next: [['path', { d: 'm8 5 5 5-5 5', 'stroke-width': '1.7' }]],
  close: [['path', { d: 'm5 5 10 10M15 5 5 15', 'stroke-width': '1.6' }]],
}
