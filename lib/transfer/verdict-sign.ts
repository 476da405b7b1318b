import type { Verdict } from '@/lib/match/types'
import { markup, type Markup } from './markup'

/** The same four signs as everywhere: filled square, half diamond, ring with tick, broken ring. */
export function verdictSign(verdict: Verdict): Markup {
  switch (verdict) {
    case 'contradicted':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><rect x="1.5" y="1.5" width="17" height="17" rx="2.5" /><path class="cut" d="M5.5 7.9h9M5.5 12.1h9M12.7 4.6 7.3 15.4" /></svg>`
    case 'disputed':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><path class="line" d="M10 1.4 18.6 10 10 18.6 1.4 10Z" /><path d="M10 1.4V18.6L1.4 10Z" /></svg>`
    case 'supported':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><circle class="line" cx="10" cy="10" r="8.1" /><path class="line" d="m6.2 10.3 2.6 2.6 5-5.6" /></svg>`
    case 'unverified':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><circle class="line broken" cx="10" cy="10" r="8.1" /></svg>`
  }
}
