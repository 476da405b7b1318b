import { adoptStyles, type Adopted } from './adopt-styles'
import type { LineDrawer, Line } from './drawing'
import type { RootRegistry } from '@/lib/extract/root-registry'
import { markStyles, layers, type Layer } from './mark-styles'
import { rangesOf } from '@/lib/extract/page-map'

/**
 * Underlines words by CSS highlights.
 *
 * @param signal restores the page when aborted
 */
export function drawLines(roots: RootRegistry, signal: AbortSignal): LineDrawer {
  const styled: Adopted[] = []
  let isStyled = false
  const highlights = createHighlights()
  /** The registered lines, by layer and offsets. */
  const drawn = new Map<string, { line: Line; ranges: readonly Range[] }>()

  /** Adds the styles with the first line: the browser then computes all styles of the page again. */
  const addStyles = (): void => {
    isStyled = true
    roots.each((root) => {
      if (!signal.aborted) tryOnPage(() => styled.push(adoptStyles(root, markStyles)))
    })
  }
  signal.addEventListener('abort', () => {
    for (const { line, ranges } of drawn.values()) highlights.remove(line.layer, ranges)
    for (const { remove } of styled) tryOnPage(remove)
  })

  return (lines) => {
    if (signal.aborted) return
    if (!isStyled && lines.length > 0) addStyles()
    for (const { keep } of styled) tryOnPage(keep)
    highlights.restore()
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

/** Logs errors of a change: in Firefox the list of style sheets is the page's and may throw; the rest goes on. */
function tryOnPage(change: () => void): void {
  try {
    change()
  } catch (error) {
    console.error('Claimlight:', error)
  }
}

/**
 * Registers the ranges of each layer in the documents of a page; each frame has its own registry. Removes only its own
 * entries, since a newer page agent may have registered others under the same names.
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
    /** Registers highlights again that the page has removed. */
    restore(): void {
      for (const [document, known] of own) for (const layer of known.keys()) register(document, layer)
    },
  }
}

/** Returns the registry of highlights; null in Firefox before 140, where nothing is marked but the panel works. */
function registryOf(page: Document): HighlightRegistry | null {
  const css = (page.defaultView as (Window & { CSS?: { highlights?: HighlightRegistry } }) | null)?.CSS
  return css?.highlights ?? null
}
