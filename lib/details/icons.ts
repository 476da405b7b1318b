import type { Verdict } from '@/lib/schema/finding'

export type IconName = Verdict | 'in-part' | 'compare' | 'correction' | 'previous' | 'next' | 'close'

/** One path of an icon: attributes of SVG in the spelling of React. */
type IconPath = Readonly<Record<string, string | number>>

/** Attributes of the `svg` element: lines in the colour of the text, in a box of 20 by 20 units. */
export const iconFrame = {
  viewBox: '0 0 20 20',
  fill: 'none',
  stroke: 'currentColor',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

export const linePath = (d: string, strokeWidth = 1.7): IconPath => ({ d, strokeWidth })
const filledPath = (d: string): IconPath => ({ d, fill: 'currentColor', stroke: 'none' })
const brokenPath = (d: string, strokeDashoffset: number): IconPath => ({
  ...linePath(d, 1.8),
  strokeDasharray: '3.2 3.162',
  strokeDashoffset,
  strokeLinecap: 'butt',
})
const RING_PATH = 'M18.1 10a8.1 8.1 0 1 1-16.2 0a8.1 8.1 0 1 1 16.2 0Z'
const TICK_PATH = linePath('m6.2 10.3 2.6 2.6 5-5.6', 1.9)

/**
 * The icons of card and reports, which the sidebar has too. Verdicts differ by shape without colours: filled square, half diamond, ring with
 * tick, broken ring; a ring with a tick and a broken right half for "in part", a broken square for two values to compare.
 */
export const icons: Readonly<Record<IconName, readonly IconPath[]>> = {
  contradicted: [
    filledPath(
      'M4 1.5h12a2.5 2.5 0 0 1 2.5 2.5v12a2.5 2.5 0 0 1-2.5 2.5H4a2.5 2.5 0 0 1-2.5-2.5V4A2.5 2.5 0 0 1 4 1.5Z',
    ),
    { ...linePath('M5.5 7.9h9M5.5 12.1h9M12.7 4.6 7.3 15.4', 1.9), stroke: 'var(--on-verdict)' },
  ],
  disputed: [linePath('M10 1.4 18.6 10 10 18.6 1.4 10Z', 1.8), filledPath('M10 1.4V18.6L1.4 10Z')],
  supported: [linePath(RING_PATH, 1.8), TICK_PATH],
  unverified: [brokenPath(RING_PATH, 1.6)],
  'in-part': [
    { ...linePath('M10 1.9a8.1 8.1 0 0 0 0 16.2', 1.8), strokeLinecap: 'butt' },
    brokenPath('M10 1.9a8.1 8.1 0 0 1 0 16.2', -3.1),
    TICK_PATH,
  ],
  compare: [
    linePath(
      'M2 6.6V4a2 2 0 0 1 2-2h2.6M13.4 2H16a2 2 0 0 1 2 2v2.6M18 13.4V16a2 2 0 0 1-2 2h-2.6M6.6 18H4a2 2 0 0 1-2-2v-2.6M6 8.1h8M6 11.9h8M12.1 5.4 7.9 14.6',
    ),
  ],
  correction: [linePath('M2.5 16.5h4L10 6.5l3.5 10h4M7.2 2.8h5.6')],
  previous: [linePath('m12 5-5 5 5 5')],
  next: [linePath('m8 5 5 5-5 5')],
  close: [linePath('m5.5 5.5 9 9M14.5 5.5l-9 9')],
}

/** Returns attributes as SVG spells them: "strokeWidth" becomes "stroke-width"; only "viewBox" keeps its capital. */
export const attributesOf = (parts: IconPath): [name: string, value: string][] =>
  Object.entries(parts).map(([name, value]) => [
    name === 'viewBox' ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    String(value),
  ])
