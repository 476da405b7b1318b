import { frameOffset } from '../extract/document-roots'
import type { RootRegistry } from '../extract/root-registry'
import { rangesOf } from '../extract/page-map'
import { watchPosition } from '../lifecycle/watch-position'
import { adoptStyles } from './adopt-styles'
import type { Drawing, Line } from './draw-lines'
import type { Layer } from './mark-styles'
import { nearView } from './near-view'
import { overlayStyles } from './overlay-styles'

/**
 * Draws lines as boxes over the page, for forced colours: there Chromium paints every CSS highlight like a selection, so
 * the kinds of marks would look alike. The boxes lie in a closed shadow root and take no clicks.
 *
 * @param signal when it is aborted, the boxes are removed
 */
export function drawOverlay(page: Document, roots: RootRegistry, signal: AbortSignal): Drawing {
  let lines: readonly Line[] = []
  let layer: { host: HTMLElement; root: ShadowRoot } | null = null

  const remove = (): void => {
    layer?.host.remove()
    layer = null
  }
  const draw = (): void => {
    if (signal.aborted || lines.length === 0) {
      remove()
      return
    }
    layer ??= createLayer(page)
    const isNear = nearView(page, SCREENS)
    const { scrollX = 0, scrollY = 0 } = page.defaultView ?? {}
    const boxes = lines
      .filter((line) => STYLED.has(line.layer) && isNear(line.map, line))
      .flatMap((line) => rectsOf(line, page).map((rect) => boxOf(page, line.layer, rect, scrollX, scrollY)))
    layer.root.replaceChildren(...boxes)
    if (!layer.host.isConnected) page.documentElement.append(layer.host)
  }
  watchPosition(page, roots, draw, signal)
  signal.addEventListener('abort', remove)

  return {
    set(next) {
      lines = next
      draw()
    },
    add(more) {
      lines = [...lines, ...more]
      draw()
    },
    setLayer(name, next) {
      lines = [...lines.filter((line) => line.layer !== name), ...next]
      draw()
    },
  }
}

/** In the coordinates of the page's window, also for words in a frame. */
function rectsOf({ map, start, end }: Line, page: Document): DOMRect[] {
  return rangesOf(map, start, end).flatMap((range) => {
    const { left, top } = frameOffset(range.startContainer.ownerDocument ?? page, page)
    return [...range.getClientRects()].map(({ x, y, width, height }) => new DOMRect(x + left, y + top, width, height))
  })
}

function boxOf(page: Document, layer: Layer, rect: DOMRect, scrollX: number, scrollY: number): HTMLElement {
  const box = page.createElement('i')
  box.className = layer
  box.style.left = `${Math.round(rect.left + scrollX)}px`
  box.style.top = `${Math.round(rect.top + scrollY)}px`
  box.style.width = `${Math.round(rect.width)}px`
  box.style.height = `${Math.round(rect.height)}px`
  return box
}

function createLayer(page: Document): { host: HTMLElement; root: ShadowRoot } {
  const host = page.createElement('claimlight-lines')
  host.setAttribute('aria-hidden', 'true')
  const root = host.attachShadow({ mode: 'closed' })
  adoptStyles(root, overlayStyles)
  return { host, root }
}

const SCREENS = 2

const STYLED = new Set<Layer>([
  'claimlight-differs',
  'claimlight-sentence',
  'claimlight-doubt',
  'claimlight-compare',
  'claimlight-open',
  'claimlight-matches',
  'claimlight-note',
  'claimlight-here',
])
