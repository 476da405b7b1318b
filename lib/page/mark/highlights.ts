import { layers, type Layer } from './mark-styles'

/** The ranges of each layer, as the documents of a page have them registered. */
export interface Highlights {
  add(page: Document, layer: Layer, range: AbstractRange): void
  /** All layers, or one. */
  clear(layer?: Layer): void
  /** Leaves the documents as they were. */
  drop(): void
}

/**
 * Each document has a registry of its own, which its scripts can empty and fill. What is registered there under our names is set
 * again at each change, and only what is ours is taken away: a newer reader may have its own there.
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
