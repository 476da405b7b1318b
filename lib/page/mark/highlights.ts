import { layers, type Layer } from './mark-styles'

/** The ranges of each layer, as registered in the documents of a page. */
export interface Highlights {
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
export function createHighlights(): Highlights {
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
