import { hasRelated, stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { NoteColor } from '@/lib/schema/note-colors'
import { defaultMarks, outcomes, type MarkSetting } from '@/lib/schema/outcomes'
import { drawLines, rectsOf, type LineDrawer, type UnderlineToDraw, drawBoxes } from './draw-lines'
import { type RootRegistry, isDocument, type DocumentRoot } from '@/lib/extract/document-roots'
import type { HighlightLayer } from './adopt-styles'
import { watchNearView } from './viewport'
import { isStepTarget, underlinesOf, type Underline } from './marks-of'
import { EMBEDDED_ELEMENTS } from '@/lib/extract/boilerplate-filter'
import { hasOtherWords, offsetOf, rangesOf, type PageMap } from '@/lib/extract/page-map'
import type { Span } from '@/lib/text/spans'

export interface PaintedSpan extends Span {
  /** The map of the offsets where that is not the article's: words outside the article. */
  map?: PageMap
  color?: NoteColor | null
}

export type Painter = ReturnType<typeof createPainter>

/**
 * Marks findings with the CSS Custom Highlight API, or by boxes over the page. The page's own elements are never changed.
 *
 * @param signal restores the page when aborted
 */
export function createPainter(page: Document, roots: RootRegistry, signal: AbortSignal) {
  const highlights = drawLines(roots, signal)
  let map: PageMap = { text: '', blocks: [], pieces: [] }
  let findings: Finding[] = []
  let notes: { map: PageMap; spans: readonly PaintedSpan[] } | null = null
  let activeSpan: PaintedSpan | null = null
  const forced = page.defaultView?.matchMedia('(forced-colors: active)')
  let marks = defaultMarks

  // With forced colours Chromium paints every CSS highlight like a selection, so that the kinds of marks would look alike.
  let boxes: LineDrawer | null = null
  const drawingNow = (): LineDrawer => (forced?.matches ? (boxes ??= drawBoxes(page, roots, signal)) : highlights)
  let drawing = drawingNow()
  /** Marks of each finding, computed once: a finding that moves becomes a new object. */
  const knownUnderlines = new WeakMap<Finding, readonly Underline[]>()
  const isActive = ({ start }: Finding): boolean => activeSpan?.start === start && activeSpan.map === undefined
  const isShown = (finding: Finding): boolean => {
    const { shownBy } = outcomes[stateOf(finding)]
    return shownBy !== null && marks[shownBy]
  }
  const marksShown = (finding: Finding): readonly Underline[] => {
    if (!isShown(finding)) return []
    const all = knownUnderlines.get(finding) ?? underlinesOf(finding, map.text)
    knownUnderlines.set(finding, all)
    const hasWords = isActive(finding) && all.some(({ shownBy }) => shownBy === 'words')
    return all.filter(({ shownBy }) => {
      if (shownBy === 'words') return hasWords
      if (shownBy === 'part') return true
      return shownBy === 'supported' ? !hasWords : marks[shownBy]
    })
  }
  const line = (layer: HighlightLayer, { start, end }: PaintedSpan, on = map) => ({ layer, map: on, start, end })
  const linesOf = (finding: Finding): UnderlineToDraw[] => {
    const lines = marksShown(finding).map((mark) => line(mark.layer, mark))
    const verdict = stateOf(finding) === 'part' ? 'unverified' : finding.verdict
    return lines.length > 0 ? [line(`claimlight-${verdict}`, finding), ...lines] : []
  }
  const noteLines = (): UnderlineToDraw[] =>
    notes?.spans.flatMap((span) =>
      ([`claimlight-note-${span.color ?? 'none'}`, 'claimlight-note'] as const).map((layer) =>
        line(layer, span, span.map ?? notes?.map),
      ),
    ) ?? []
  const litLines = (): UnderlineToDraw[] => (activeSpan ? [line('claimlight-here', activeSpan, activeSpan.map)] : [])
  let lines: readonly UnderlineToDraw[] = []
  // Chromium goes through all registered ranges at each change of the page, so only those near the view are drawn.
  const nearView = watchNearView(page, () => drawNear(), signal)
  const drawNear = (): void => drawing(lines.filter(nearView.has))
  const repaint = (): void => {
    lines = [...findings.flatMap(linesOf), ...noteLines(), ...litLines()]
    nearView.watch(lines)
    drawNear()
  }

  const chooseDrawing = (): void => {
    drawing([])
    drawing = drawingNow()
    drawNear()
  }
  forced?.addEventListener('change', chooseDrawing, { signal })

  const ownRects = ({ start, end }: PaintedSpan): DOMRect[] =>
    rangesOf(map, start, end).flatMap((range) => [...range.getClientRects()])

  return {
    /** Sets a new map of the page and its findings, and paints findings and notes. */
    remap(next: PageMap, standing: readonly Finding[]): void {
      map = next
      findings = [...standing]
      activeSpan = findings.find(isActive) ?? null
      repaint()
    },
    /** Adds findings; one with the same start as another replaces it. */
    add(more: readonly Finding[]): void {
      const replaced = new Set(more.map(({ start }) => start))
      findings = [...findings.filter(({ start }) => !replaced.has(start)), ...more].sort((a, b) => a.start - b.start)
      repaint()
    },
    setVisibleMarks(next: Record<MarkSetting, boolean>): void {
      marks = next
      repaint()
    },
    /** @param notesMap the map of the article: a page off the subject has notes but no findings */
    setNotes(notesMap: PageMap, spans: readonly PaintedSpan[]): void {
      // If nothing is checked, the notes' map is the only one, so that scrolling to a note still works.
      if (map.text === '' || map === notes?.map) map = notesMap
      notes = { map: notesMap, spans }
      repaint()
    },
    /** Highlights the active sentence and shows the marks of all its details; null: no sentence is active. */
    setActive(span: PaintedSpan | null): void {
      activeSpan = span
      repaint()
    },
    /** Returns the findings whose state is shown, in reading order. */
    visibleFindings: (): Finding[] => findings.filter(isShown),
    stepTargets: (): Finding[] => findings.filter((finding) => isShown(finding) && isStepTarget(finding)),
    findings: (): readonly Finding[] => findings,
    /**
     * Returns the marked finding at a point of a document's window, if the point is on its words; else null.
     *
     * @param withRelated also finds a finding without a mark that has only related claims
     */
    findingAt(x: number, y: number, on = page, withRelated = false): Finding | null {
      const point = caretAt(on, roots.all(), x, y)
      const offset = point && offsetOf(map, point.node, point.at)
      const shown = findings.filter((f) => isShown(f) || (withRelated && hasRelated(f)))
      const isUnder = (f: Finding): boolean => ownRects(f).some((rect) => containsPoint(rect, x, y))
      // A caret at the end of a sentence is also at the start of the next: the words under the point decide.
      const atCaret =
        offset === null ? undefined : shown.find((f) => f.start <= offset && offset <= f.end && isUnder(f))
      // A layer over the text, and a text that lets the pointer through, have no caret: the boxes of the words decide.
      return atCaret ?? shown.find((f) => isUnder(f) && isSeenAt(on, rangesOf(map, f.start, f.end)[0], x, y)) ?? null
    },
    /** Returns the marked finding that contains a place in the text; else null. */
    findingIn(node: Node, at: number): Finding | null {
      const offset = offsetOf(map, node, at)
      if (offset === null) return null
      return findings.find((f) => isShown(f) && f.start <= offset && offset < f.end) ?? null
    },
    ranges: ({ start, end, map: on = map }: PaintedSpan): Range[] => rangesOf(on, start, end),
    /** Whether the page has changed the words of a finding since it was read. */
    hasOtherWords: ({ start, end }: Finding): boolean => hasOtherWords(map, start, end),
    /** Returns boxes in coordinates of the page's window, also for text in a frame. */
    rects: (span: PaintedSpan): DOMRect[] => rectsOf(page, map, span),
  }
}

/** Px below a line box that belong to the sentence, as its underline is there. */
const UNDERLINE_ROOM = 8

const containsPoint = (rect: DOMRect, x: number, y: number): boolean =>
  x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom + UNDERLINE_ROOM

/** Whether people see words at a point: all layers above them show nothing of their own. */
function isSeenAt(page: Document, words: Range | undefined, x: number, y: number): boolean {
  const own = words?.startContainer
  if (own?.ownerDocument !== page) return false
  for (const layer of page.elementsFromPoint(x, y)) {
    if (layer.contains(own) || layer.shadowRoot?.contains(own)) return true
    const { color, backgroundColor, backgroundImage, fill, opacity, mixBlendMode } = getComputedStyle(layer)
    if (Number(opacity) < 0.5 || mixBlendMode !== 'normal') continue
    // A gradient with a clear part is a shade at the edge of a page.
    const image = /gradient.*[,/] 0\)/.test(backgroundImage) ? '' : backgroundImage
    // The words of a watermark are pale.
    const hasOwnWords = OPAQUE.test(color) && hasWordsAt(layer, x, y)
    if (OPAQUE.test(backgroundColor + image) || hasOwnWords || showsPicture(layer, fill, x, y)) return false
  }
  return true
}

/** Whether a layer is a picture, or another document, with something to see at a point. */
function showsPicture(layer: Element, fill: string, x: number, y: number): boolean {
  if (layer.matches('canvas, img')) return !isClearPicture(layer as HTMLCanvasElement, x, y)
  if (layer.matches('svg, svg *')) return layer.localName !== 'svg' && OPAQUE.test(fill)
  return layer.matches('iframe, claimlight-card') || EMBEDDED_ELEMENTS.has(layer.localName)
}

/** Whether a layer's own words are at a point. Elements in it are layers too, so that their words are not searched. */
function hasWordsAt(layer: Element, x: number, y: number): boolean {
  const range = layer.ownerDocument.createRange()
  const texts = [...layer.childNodes].filter(({ nodeType }) => nodeType === 3)
  return texts.some((text) => {
    range.selectNode(text)
    return [...range.getClientRects()].some((rect) => containsPoint(rect, x, y))
  })
}

/** Whether nothing is drawn at a point of a picture; false for one that a page may not read. */
function isClearPicture(picture: HTMLCanvasElement | HTMLImageElement, x: number, y: number): boolean {
  const { left, top, width, height } = picture.getBoundingClientRect()
  try {
    const point = new OffscreenCanvas(1, 1).getContext('2d')
    point?.drawImage(picture, left - x, top - y, width, height)
    return point?.getImageData(0, 0, 1, 1).data[3] === 0
  } catch {
    return false
  }
}

/** Matches a picture, or a colour that hides words: `rgb`, `lab`, `lch` or `color` without an alpha value, or one of a half or more. */
const OPAQUE = /url\(|[bhr]\([^/)]*\)|[,/] 0\.[5-9]/

function caretAt(
  page: Document,
  roots: readonly DocumentRoot[],
  x: number,
  y: number,
): { node: Node; at: number } | null {
  // Firefox 20 and Chromium 128 have this call; older Chromium has only the one below, which ignores shadow roots.
  if ('caretPositionFromPoint' in page) {
    const caret = page.caretPositionFromPoint(x, y, { shadowRoots: roots.filter((root) => !isDocument(root)) })
    return caret && { node: caret.offsetNode, at: caret.offset }
  }
  const range = (page as { caretRangeFromPoint(x: number, y: number): Range | null }).caretRangeFromPoint(x, y)
  return range ? { node: range.startContainer, at: range.startOffset } : null
}
