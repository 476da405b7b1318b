import { adoptStyles, type Adopted } from './adopt-styles'
import type { Drawing, Line } from './drawing'
import type { RootRegistry } from '@/lib/extract/root-registry'
import { markStyles, layers, type Layer } from './mark-styles'
import { rangesOf } from '@/lib/extract/page-map'

/**
 * Underlines words by highlights.
 *
 * @param signal restores the page when aborted
 */
export function drawLines(roots: RootRegistry, signal: AbortSignal): Drawing {
  const styled: Adopted[] = []
  const highlights = createHighlights()
  /** The registered lines, by their words and layer. */
  const drawn = new Map<string, { line: Line; ranges: readonly Range[] }>()

  roots.each((root) => {
    if (!signal.aborted) whereThePageLets(() => styled.push(adoptStyles(root, markStyles)))
  })
  signal.addEventListener('abort', () => {
    for (const { line, ranges } of drawn.values()) highlights.remove(line.layer, ranges)
    for (const { drop } of styled) whereThePageLets(drop)
  })

  return (lines) => {
    if (signal.aborted) return
    for (const { keep } of styled) whereThePageLets(keep)
    highlights.keep()
    const wanted = new Map(lines.map((line) => [`${line.layer} ${line.start} ${line.end}`, line]))
    for (const [key, { line, ranges }] of drawn) {
      // A page that replaces the words in a node collapses their ranges.
      const isWhole = ranges.every(({ collapsed }) => !collapsed)
      if (isWhole && wanted.get(key)?.map === line.map) continue
      highlights.remove(line.layer, ranges)
      drawn.delete(key)
    }
    for (const [key, line] of wanted) {
      if (drawn.has(key)) continue
      const ranges = rangesOf(line.map, line.start, line.end)
      if (ranges.length === 0) continue
      highlights.add(line.layer, ranges)
      drawn.set(key, { line, ranges })
    }
  }
}

/** In Firefox the lists of style sheets belong to the page and may throw; the words are still found without a sheet. */
function whereThePageLets(change: () => void): void {
  try {
    change()
  } catch (error) {
    console.error('Claimlight:', error)
  }
}

/**
 * The ranges of each layer, as registered in the documents of a page: a frame has its own registry. Only our own entries
 * are removed from one: a newer page agent may have registered its own.
 */
function createHighlights() {
  const own = new Map<Document, Map<Layer, Highlight>>()
  const register = (document: Document, layer: Layer): Highlight | null => {
    const registry = registryOf(document)
    const view = document.defaultView
    if (!registry || !view) return null
    const known = own.get(document) ?? new Map<Layer, Highlight>()
    own.set(document, known)
    const highlight = known.get(layer) ?? new view.Highlight()
    highlight.priority = layers.indexOf(layer)
    known.set(layer, highlight)
    if (registry.get(layer) !== highlight) registry.set(layer, highlight)
    return highlight
  }
  return {
    add(layer: Layer, ranges: readonly Range[]): void {
      const [first] = ranges
      const document = first?.startContainer.ownerDocument
      const highlight = document ? register(document, layer) : null
      for (const range of ranges) highlight?.add(range)
    },
    remove(layer: Layer, ranges: readonly Range[]): void {
      for (const [document, known] of own) {
        const highlight = known.get(layer)
        if (!highlight) continue
        for (const range of ranges) highlight.delete(range)
        if (highlight.size > 0) continue
        known.delete(layer)
        const registry = registryOf(document)
        if (registry?.get(layer) === highlight) registry.delete(layer)
      }
    },
    /** Registers again what the page has removed. */
    keep(): void {
      for (const [document, known] of own) for (const layer of known.keys()) register(document, layer)
    },
  }
}

/** Firefox before 140 has no registry: the panel then lists and scrolls, and nothing is marked. */
function registryOf(page: Document): HighlightRegistry | null {
  const css = (page.defaultView as (Window & { CSS?: { highlights?: HighlightRegistry } }) | null)?.CSS
  return css?.highlights ?? null
}
