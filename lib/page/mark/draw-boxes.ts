import type { RootRegistry } from '@/lib/extract/root-registry'
import { watchPosition } from '../lifecycle/watch-position'
import { closedHost } from './adopt-styles'
import { rectsOf, type LineDrawer, type Line } from './drawing'
import { drawnLayers, forcedColorBoxes } from './mark-styles'

/**
 * Draws lines as boxes over the page, for forced colours, in a closed shadow root and without receiving clicks. The
 * boxes are moved with their words, a few times a second while the page changes, scrolls or is resized.
 *
 * @param signal when it is aborted, the boxes are removed
 */
export function drawBoxes(page: Document, roots: RootRegistry, signal: AbortSignal): LineDrawer {
  let lines: readonly Line[] = []
  let drawn = ''
  const { host, root: layer } = closedHost(page, 'claimlight-lines', forcedColorBoxes)
  host.setAttribute('aria-hidden', 'true')

  const draw = (): void => {
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
    if (now === drawn) return
    drawn = now
    layer.replaceChildren(
      ...boxes.map(({ className, style }) => {
        const box = page.createElement('i')
        box.className = className
        box.style.cssText = style
        return box
      }),
    )
  }
  const drawSoon = watchPosition(page, roots, draw, signal)
  const changes = new MutationObserver(drawSoon)
  roots.each((root) => {
    if (!signal.aborted) changes.observe(root, { childList: true, characterData: true, subtree: true })
  })
  signal.addEventListener('abort', () => {
    changes.disconnect()
    draw()
  })
  return (next) => {
    lines = next
    draw()
  }
}
