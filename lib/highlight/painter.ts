import type { Finding, Verdict } from '@/lib/match/types'
import { adoptStyles } from './adopt-styles'
import type { KnownTrees } from './known-trees'
import { layers, markStyles, type Layer } from './mark-styles'
import { offsetOf, rangesOf, type PageMap } from './page-map'
import { frameOffset, isDocument, type Tree } from './page-trees'

export interface Span {
  start: number
  end: number
}

/** Marks findings with the CSS Custom Highlight API. The page's DOM is never changed. */
export interface Painter {
  /** Takes a new map of the page, and the findings that stand on it; those and the notes are painted on it. */
  remap(map: PageMap, findings: readonly Finding[]): void
  /** More findings; one that begins where another does takes its place. */
  add(findings: readonly Finding[]): void
  /** Which verdicts are marked. */
  show(marks: Record<Verdict, boolean>): void
  /** @param map that the spans count in: a page off the subject has notes but no findings */
  notes(map: PageMap, spans: readonly Span[]): void
  /** The sentence in hand: the one that is lit. null for none. */
  here(span: Span | null): void
  /** Findings that are marked now, in reading order. */
  shown(): Finding[]
  findings: () => readonly Finding[]
  /** The marked finding under a point of a document's window, if the point is on its words. */
  findingAt(x: number, y: number, on?: Document): Finding | null
  /** In the window of the page, also for what stands in a frame. */
  rects(span: Span): DOMRect[]
  ranges(span: Span): Range[]
}

/** @param signal when it is aborted, the page is left as it was found */
export function createPainter(page: Document, trees: KnownTrees, signal: AbortSignal): Painter {
  const styled: (() => void)[] = []
  const documents = new Set<Document>()
  let map: PageMap = { text: '', blocks: [], pieces: [] }
  let findings: Finding[] = []
  let notes: { map: PageMap; spans: readonly Span[] } | null = null
  let lit: Span | null = null
  let marks: Record<Verdict, boolean> = { contradicted: true, disputed: true, supported: true, unverified: false }

  trees.each((tree) => {
    if (signal.aborted) return
    styled.push(adoptStyles(tree, markStyles))
    if (isDocument(tree)) documents.add(tree)
  })
  signal.addEventListener('abort', () => {
    clear(...layers)
    for (const drop of styled) drop()
  })

  const isShown = ({ verdict }: Finding): boolean => marks[verdict] && !(forcesColours(page) && QUIET.has(verdict))
  const mark = (finding: Finding): void => {
    if (!isShown(finding)) return
    addTo(`claimlight-${finding.verdict}`, finding)
    if (finding.verdict !== 'contradicted') return
    for (const { start, end } of finding.differences) {
      // The engine gives the whole sentence where it cannot tell the words; a wash over all of it would say nothing.
      if (end - start < finding.end - finding.start) addTo('claimlight-detail', { start, end })
    }
  }
  const paintNotes = (): void => notes?.spans.forEach((span) => addTo('claimlight-note', span, notes?.map))
  const addTo = (layer: Layer, { start, end }: Span, on: PageMap = map): void => {
    if (signal.aborted) return
    for (const range of rangesOf(on, start, end)) {
      // Each document marks its own words only: a frame has a registry of its own.
      highlightIn(range.startContainer.ownerDocument ?? page, layer)?.add(range)
    }
  }
  const clear = (...names: readonly Layer[]): void => {
    for (const each of documents) for (const layer of names) highlightRegistry(each)?.delete(layer)
  }
  const repaint = (): void => {
    clear(...layers)
    findings.forEach(mark)
    paintNotes()
    if (lit) addTo('claimlight-here', lit)
  }

  const ownRects = ({ start, end }: Span): DOMRect[] =>
    rangesOf(map, start, end).flatMap((range) => [...range.getClientRects()])

  return {
    remap(next, standing) {
      map = next
      findings = [...standing]
      const { start } = lit ?? { start: -1 }
      lit = findings.find((finding) => finding.start === start) ?? null
      repaint()
    },
    add(more) {
      const taken = new Set(more.map(({ start }) => start))
      const others = findings.filter(({ start }) => !taken.has(start))
      const isFresh = others.length === findings.length
      findings = [...others, ...more].sort((a, b) => a.start - b.start)
      if (isFresh) more.forEach(mark)
      else repaint()
    },
    show(next) {
      marks = next
      repaint()
    },
    notes(notesMap, spans) {
      // Where nothing is checked, the notes' map is the only one: the reader can be led to a note all the same.
      if (map.text === '' || map === notes?.map) map = notesMap
      notes = { map: notesMap, spans }
      clear('claimlight-note')
      paintNotes()
    },
    here(span) {
      lit = span
      clear('claimlight-here')
      if (span) addTo('claimlight-here', span)
    },
    shown: () => findings.filter(isShown),
    findings: () => findings,
    findingAt(x, y, on = page) {
      const point = caretAt(on, trees.all(), x, y)
      const offset = point && offsetOf(map, point.node, point.at)
      if (offset === null) return null
      // A caret at the end of a sentence is also at the start of the next: the words under the point decide.
      const near = findings.filter((f) => isShown(f) && f.start <= offset && offset <= f.end)
      return near.find((f) => ownRects(f).some((rect) => holds(rect, x, y))) ?? null
    },
    ranges: ({ start, end }) => rangesOf(map, start, end),
    rects: ({ start, end }) =>
      rangesOf(map, start, end).flatMap((range) => {
        const { left, top } = frameOffset(range.startContainer.ownerDocument ?? page, page)
        return [...range.getClientRects()].map(
          (rect) => new DOMRect(rect.x + left, rect.y + top, rect.width, rect.height),
        )
      }),
  }
}

/**
 * In forced colours Chromium paints every highlight as a selection, whatever we declare: only what conflicts is then
 * marked, or the whole page would look selected.
 */
const QUIET = new Set<Verdict>(['supported', 'unverified'])

function forcesColours(page: Document): boolean {
  return page.defaultView?.matchMedia('(forced-colors: active)').matches ?? false
}

/** Firefox before 140 has no registry: the panel then lists and scrolls, and nothing is marked. */
function highlightRegistry(page: Document): HighlightRegistry | null {
  const css = (page.defaultView as (Window & { CSS?: { highlights?: HighlightRegistry } }) | null)?.CSS
  return css?.highlights ?? null
}

/** The underline stands below the line box by up to 7 px, and belongs to the sentence as well. */
const BELOW = 7

function holds(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom + BELOW
}

function highlightIn(page: Document, layer: Layer): Highlight | null {
  const registry = highlightRegistry(page)
  const known = registry?.get(layer)
  const view = page.defaultView
  if (known || !registry || !view) return known ?? null
  const highlight = new view.Highlight()
  highlight.priority = layers.indexOf(layer)
  registry.set(layer, highlight)
  return highlight
}

function caretAt(page: Document, trees: readonly Tree[], x: number, y: number): { node: Node; at: number } | null {
  // Firefox 20, Chromium 128; before that Chromium has only the older call, which does not look into shadow roots.
  const modern = page as { caretPositionFromPoint?: Document['caretPositionFromPoint'] }
  if (modern.caretPositionFromPoint) {
    const shadowRoots = trees.filter((tree) => !isDocument(tree))
    const caret = page.caretPositionFromPoint(x, y, { shadowRoots })
    return caret && { node: caret.offsetNode, at: caret.offset }
  }
  const older = page as unknown as { caretRangeFromPoint(x: number, y: number): Range | null }
  const range = older.caretRangeFromPoint(x, y)
  return range ? { node: range.startContainer, at: range.startOffset } : null
}
