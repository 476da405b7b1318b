import type { PageMap } from '@/lib/extract/page-map'
import type { Layer } from './mark-styles'

/** Underlined words of a map. */
export interface Line {
  start: number
  end: number
  layer: Layer
  map: PageMap
}

export interface Drawing {
  /** Replaces all lines. Restores what the page has removed. */
  set(lines: readonly Line[]): void
  add(lines: readonly Line[]): void
  /** Replaces the lines of one layer. */
  setLayer(layer: Layer, lines: readonly Line[]): void
}
