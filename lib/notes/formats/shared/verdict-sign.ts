import type { Verdict } from '@/lib/schema/finding'
import { markup, type Markup } from './markup'

export type Sign = Verdict | 'in-part' | 'compare'

/**
 * The icons used everywhere: filled square, half diamond, ring with tick, broken ring; half a broken ring for partly
 * supported, and a broken square for values to compare.
 */
export function verdictSign(sign: Sign): Markup {
  return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true">${SHAPES[sign]}</svg>`
}

const SHAPES: Record<Sign, Markup> = {
  contradicted: markup`<rect x="1.5" y="1.5" width="17" height="17" rx="2.5" /><path class="cut" d="M5.5 7.9h9M5.5 12.1h9M12.7 4.6 7.3 15.4" />`,
  disputed: markup`<path class="line" d="M10 1.4 18.6 10 10 18.6 1.4 10Z" /><path d="M10 1.4V18.6L1.4 10Z" />`,
  supported: markup`<circle class="line" cx="10" cy="10" r="8.1" /><path class="line" d="m6.2 10.3 2.6 2.6 5-5.6" />`,
  'in-part': markup`<path class="line" d="M10 1.9a8.1 8.1 0 0 0 0 16.2" /><path class="line broken" d="M10 1.9a8.1 8.1 0 0 1 0 16.2" /><path class="line" d="m6.2 10.3 2.6 2.6 5-5.6" />`,
  compare: markup`<path class="line" d="M2 6.6V4a2 2 0 0 1 2-2h2.6M13.4 2H16a2 2 0 0 1 2 2v2.6M18 13.4V16a2 2 0 0 1-2 2h-2.6M6.6 18H4a2 2 0 0 1-2-2v-2.6M6 8.1h8M6 11.9h8M12.1 5.4 7.9 14.6" />`,
  unverified: markup`<circle class="line broken" cx="10" cy="10" r="8.1" />`,
}
