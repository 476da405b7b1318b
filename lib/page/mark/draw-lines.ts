import {
  adoptStyles,
  closedHost,
  markStyles,
  highlightNames,
  type HighlightLayer,
  drawnLayers,
  forcedColorBoxes,
} from './adopt-styles'
import { type RootRegistry, frameOffset } from '@/lib/extract/document-roots'
import { rangesOf, type PageMap } from '@/lib/extract/page-map'
import { watchPosition } from '@/lib/page/lifecycle/watch-position'
import type { Span } from '@/lib/text/spans'

/**
 * Underlines words by CSS highlights.
 *
 * @param signal restores the page when aborted
 */
export function drawLines(roots: RootRegistry, signal: AbortSignal): LineDrawer {
  const styled: ReturnType<typeof adoptStyles>[] = []
  let isStyled = false
  const highlights = createHighlights()
  /** The registered lines, by layer and offsets. */
  const drawnLines = new Map<string, { line: UnderlineToDraw; ranges: readonly Range[] }>()

  /** Adds the styles with the first line: the browser then computes all styles of the page again. */
  const addStyles = (): void => {
    isStyled = true
    roots.each((root) => {
      if (!signal.aborted) tryOnPage(() => styled.push(adoptStyles(root, markStyles)))
    })
  }
  signal.addEventListener('abort', () => {
    for (const { line, ranges } of drawnLines.values()) highlights.remove(line.layer, ranges)
    for (const { remove } of styled) tryOnPage(remove)
  })

  return (lines) => {
    if (signal.aborted) return
    if (!isStyled && lines.length > 0) addStyles()
    for (const { keep } of styled) tryOnPage(keep)
    highlights.restore()
    const wanted = new Map(lines.map((line) => [`${line.layer} ${line.start} ${line.end}`, line]))
    for (const [key, { line, ranges }] of drawnLines) {
      // A page that replaces the words in a node collapses their ranges.
      const isWhole = ranges.every(({ collapsed }) => !collapsed)
      if (isWhole && wanted.get(key)?.map === line.map) continue
      highlights.remove(line.layer, ranges)
      drawnLines.delete(key)
    }
    for (const [key, line] of wanted) {
      if (drawnLines.has(key)) continue
      const ranges = rangesOf(line.map, line.start, line.end)
      if (ranges.length === 0) continue
      highlights.add(line.layer, ranges)
      drawnLines.set(key, { line, ranges })
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
  const highlightsByDocument = new Map<Document, Map<HighlightLayer, Highlight>>()
  const register = (document: Document, layer: HighlightLayer): Highlight | null => {
    const registry = registryOf(document)
    const view = document.defaultView
    if (!registry || !view) return null
    const known = highlightsByDocument.get(document) ?? new Map<HighlightLayer, Highlight>()
    highlightsByDocument.set(document, known)
    const highlight = known.get(layer) ?? new view.Highlight()
    highlight.priority = highlightNames.indexOf(layer)
    known.set(layer, highlight)
    if (registry.get(layer) !== highlight) registry.set(layer, highlight)
    return highlight
  }
  return {
    add(layer: HighlightLayer, ranges: readonly Range[]): void {
      const [first] = ranges
      const document = first?.startContainer.ownerDocument
      const highlight = document ? register(document, layer) : null
      for (const range of ranges) highlight?.add(range)
    },
    remove(layer: HighlightLayer, ranges: readonly Range[]): void {
      for (const [document, known] of highlightsByDocument) {
        const highlight = known.get(layer)
        if (!highlight) continue
        for (const range of ranges) highlight.delete(range)
        if (highlight.size > 0) continue
        known.delete(layer)
        const registry = registryOf(document)
        if (registry?.get(layer) === highlight) registry.delete(layer)
      }
    },
    restore(): void {
      for (const [document, known] of highlightsByDocument) for (const layer of known.keys()) register(document, layer)
    },
  }
}

/** Returns the registry of highlights; null in Firefox before 140, where nothing is marked but the panel works. */
function registryOf(page: Document): HighlightRegistry | null {
  const css = (page.defaultView as (Window & { CSS?: { highlights?: HighlightRegistry } }) | null)?.CSS
  return css?.highlights ?? null
}

export interface UnderlineToDraw extends Span {
  layer: HighlightLayer
  map: PageMap
}

/** Draws these lines in place of the previous ones, and restores marks that the page has removed. */
export type LineDrawer = (lines: readonly UnderlineToDraw[]) => void

/** Returns the boxes of a part of the text, in coordinates of the page's window, also for words in a frame. */
export function rectsOf(page: Document, map: PageMap, { start, end }: Span): DOMRect[] {
  return rangesOf(map, start, end).flatMap((range) => {
    const { left, top } = frameOffset(range.startContainer.ownerDocument ?? page, page)
    return [...range.getClientRects()].map(({ x, y, width, height }) => new DOMRect(x + left, y + top, width, height))
  })
}

/**
 * Draws lines as boxes over the page, for forced colours, in a closed shadow root and without receiving clicks. The
 * boxes are moved with their words, a few times a second while the page changes, scrolls or is resized.
 *
 * @param signal when it is aborted, the boxes are removed
 */
export function drawBoxes(page: Document, roots: RootRegistry, signal: AbortSignal): LineDrawer {
  let lines: readonly UnderlineToDraw[] = []
  let drawnPaths = ''
  const { host, root: layer } = closedHost(page, 'claimlight-lines', forcedColorBoxes)
  host.setAttribute('aria-hidden', 'true')

  const drawPaths = (): void => {
    if (signal.aborted || lines.length === 0) {
      host.remove()
      return
    }
    // Before the body: the page's positioned elements, such as a header that stays in view, then lie over the boxes.
    if (!host.isConnected) page.documentElement.insertBefore(host, page.querySelector('html > body'))
    const { left, top } = host.getBoundingClientRect()
    const boxes = lines
      .filter(({ layer }) => drawnLayers.has(layer))
      .flatMap((line) =>
        rectsOf(page, line.map, line).map((rect) => {
          const place = `left: ${Math.round(rect.left - left)}px; top: ${Math.round(rect.top - top)}px`
          const size = `width: ${Math.round(rect.width)}px; height: ${Math.round(rect.height)}px`
          return { className: line.layer, style: `${place}; ${size}` }
        }),
      )
    const now = JSON.stringify(boxes)
    if (now === drawnPaths) return
    drawnPaths = now
    layer.replaceChildren(
      ...boxes.map(({ className, style }) => {
        const box = page.createElement('i')
        box.className = className
        box.style.cssText = style
        return box
      }),
    )
  }
  const drawSoon = watchPosition(page, roots, drawPaths, signal)
  const changes = new MutationObserver(drawSoon)
  roots.each((root) => {
    if (!signal.aborted) changes.observe(root, { childList: true, characterData: true, subtree: true })
  })
  signal.addEventListener('abort', () => {
    changes.disconnect()
    drawPaths()
  })
  return (next) => {
    lines = next
    drawPaths()
  }
}
