import type { PageMap } from '@/lib/extract/page-map'
import type { Layer } from './mark-styles'

/** Underlined words of a map. */
export interface Line {
  start: number
  end: number
  layer: Layer
  map: PageMap
}

/** Draws these lines in place of the last ones. Restores what the page has removed. */
export type Drawing = (lines: readonly Line[]) => void
