import { adoptStyles, type Adopted } from './adopt-styles'
import type { Drawing, Line } from './drawing'
import type { RootRegistry } from '@/lib/extract/root-registry'
import { markStyles, layers, type Layer } from './mark-styles'
import { createNearLines } from './near-lines'
import { rangesOf } from '@/lib/extract/page-map'
import { watchPosition } from '../lifecycle/watch-position'

/**
 * Underlines words by highlights. Chromium repaints all registered ranges at each change of the page, so only those
 * near the view are registered.
 *
 * @param signal restores the page when aborted
 */
export function drawLines(page: Document, roots: RootRegistry, signal: AbortSignal): Drawing {
  const styled: Adopted[] = []
  const highlights = createHighlights()
  let lines: readonly Line[] = []
  let drawn = new Set<Line>()
  /** Printing needs all ranges, not only those near the view. */
  let isPrinting = false
  let lastPlace = ''
  const nearLines = createNearLines(page)

  const nearOnes = (from: readonly Line[]): readonly Line[] => (isPrinting ? from : nearLines.find(from, SCREENS))
  const draw = (near: readonly Line[]): void => {
    if (signal.aborted) return
    for (const line of near) {
      drawn.add(line)
      for (const range of rangesOf(line.map, line.start, line.end)) {
        // Each document registers its own words: a frame has its own registry.
        highlights.add(range.startContainer.ownerDocument ?? page, line.layer, range)
      }
    }
  }
  const drawAnew = (near: readonly Line[]): void => {
    highlights.clear()
    drawn = new Set()
    for (const { keep } of styled) whereThePageLets(keep)
    draw(near)
  }

  roots.each((root) => {
    if (!signal.aborted) whereThePageLets(() => styled.push(adoptStyles(root, markStyles)))
  })
  signal.addEventListener('abort', () => {
    highlights.drop()
    for (const { drop } of styled) whereThePageLets(drop)
  })
  const placeOfLines = (): string => {
    const { innerWidth = 0, innerHeight = 0 } = page.defaultView ?? {}
    return [innerWidth, innerHeight, isPrinting, nearLines.place()].join(' ')
  }
  const moved = (): void => {
    if (lines.length === 0) return
    if (placeOfLines() === lastPlace) return
    const near = nearOnes(lines)
    lastPlace = placeOfLines()
    if (near.length !== drawn.size || !near.every((line) => drawn.has(line))) drawAnew(near)
  }
  watchPosition(page, roots, moved, signal)
  for (const type of ['beforeprint', 'afterprint']) {
    const printing = ({ isTrusted }: Event): void => {
      if (!isTrusted) return
      isPrinting = type === 'beforeprint'
      moved()
    }
    page.defaultView?.addEventListener(type, printing, { signal })
  }

  return {
    set(next) {
      lines = next
      drawAnew(nearOnes(lines))
    },
    add(more) {
      lines = [...lines, ...more]
      lastPlace = ''
      draw(nearOnes(more))
    },
    setLayer(layer, next) {
      lines = [...lines.filter((line) => line.layer !== layer), ...next]
      lastPlace = ''
      highlights.clear(layer)
      drawn = new Set([...drawn].filter((line) => line.layer !== layer))
      draw(nearOnes(next))
    },
  }
}

/** Number of window heights above and below the view of which the words are registered. */
const SCREENS = 1

/** In Firefox the lists of style sheets belong to the page and may throw; the words are still found without a sheet. */
function whereThePageLets(change: () => void): void {
  try {
    change()
  } catch (error) {
    console.error('Claimlight:', error)
  }
}

/** The ranges of each layer, as registered in the documents of a page. */
interface Highlights {
  add(page: Document, layer: Layer, range: AbstractRange): void
  /** All layers, or one. */
  clear(layer?: Layer): void
  /** Restores the documents. */
  drop(): void
}

/**
 * Each document has its own registry, which its scripts can change. Our names are registered again at each change, and
 * only our own entries are removed: a newer page agent may have registered its own.
 */
function createHighlights(): Highlights {
  const own = new Map<Document, Map<Layer, Highlight>>()

  const layerIn = (page: Document, layer: Layer): Highlight | null => {
    const registry = registryOf(page)
    const view = page.defaultView
    if (!registry || !view) return null
    const layersHere = own.get(page) ?? new Map<Layer, Highlight>()
    own.set(page, layersHere)
    let highlight = layersHere.get(layer)
    if (!highlight) {
      highlight = new view.Highlight()
      highlight.priority = layers.indexOf(layer)
      layersHere.set(layer, highlight)
    }
    if (registry.get(layer) !== highlight) registry.set(layer, highlight)
    return highlight
  }
  const remove = (page: Document, layer: Layer): void => {
    const highlight = own.get(page)?.get(layer)
    if (!highlight) return
    highlight.clear()
    own.get(page)?.delete(layer)
    const registry = registryOf(page)
    if (registry?.get(layer) === highlight) registry.delete(layer)
  }
  const clear = (only?: Layer): void => {
    for (const [page, layersHere] of own)
      for (const layer of only ? [only] : [...layersHere.keys()]) remove(page, layer)
  }
  return {
    add: (page, layer, range) => void layerIn(page, layer)?.add(range),
    clear,
    drop() {
      clear()
      own.clear()
    },
  }
}

/** Firefox before 140 has no registry: the panel then lists and scrolls, and nothing is marked. */
function registryOf(page: Document): HighlightRegistry | null {
  const css = (page.defaultView as (Window & { CSS?: { highlights?: HighlightRegistry } }) | null)?.CSS
  return css?.highlights ?? null
}
