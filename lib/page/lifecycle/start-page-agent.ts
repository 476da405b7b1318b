import { makeAnchor } from '@/lib/anchor/anchor'
import { createAnnouncer } from '../card/announcer'
import { remapFindings } from '../mark/remap-findings'
import { describeRange } from '../extract/document-range'
import { createActiveFinding } from '../mark/active-finding'
import { createRootRegistry } from '../extract/root-registry'
import { createPageScanner } from '../extract/page-scanner'
import { createNoteLayer } from '../mark/note-layer'
import type { PageMetadata } from '../extract/page-metadata'
import { rangesOf, type PageMap } from '../extract/page-map'
import { isDocument } from '../extract/document-roots'
import { createPainter } from '../mark/painter'
import { readSelection } from '../extract/read-selection'
import type { PageAgent, PageAgentHost } from './page-agent-host'
import { createOrphanReporter } from '../mark/orphan-reporter'
import { bringIntoView, watchVisibleRange } from '../mark/viewport'
import { watchCaret } from './watch-caret'
import { watchChanges } from './watch-changes'
import { watchReveals } from './watch-reveals'
import { watchPointer } from './watch-pointer'

/**
 * Runs at one address: extracts the article's text, has it checked, marks the findings and shows the card. Restores the
 * page when `host.signal` is aborted.
 *
 * @param facts the page's metadata, read again at each run because late scripts change it
 */
export function startPageAgent(page: Document, host: PageAgentHost, facts: () => PageMetadata): PageAgent {
  const { signal } = host
  const roots = createRootRegistry(page)
  const painter = createPainter(page, roots, signal)
  const active = createActiveFinding(page, painter, host)
  const look = createPageScanner(page, roots, host, facts, (map) => {
    // Text that is unchanged but in new nodes is painted again; if there is no text, everything is removed.
    if (map.text === '') active.drop()
    painter.remap(map, map.text === '' ? [] : painter.findings())
    if (painted) painted.map = map
    report(notes.refresh())
  })
  const layer = (placed: (orphans: string[]) => void) => createNoteLayer(page, look, painter, placed, signal)
  const notes = createOrphanReporter(layer, (placed) => host.notesPlaced(placed))
  /** The visit whose findings are painted; the previous one while a changed page is checked again. */
  let painted: { visit: string; map: PageMap; came: Set<number> } | null = null

  const announcer = createAnnouncer(page, () => host.announces(), signal)
  watchCaret(page, (node, at) => announcer.announceAt(painter.findingIn(node, at)), signal)

  const applySettings = (): void => {
    painter.show(host.marks())
    active.setTheme(host.theme(), host.still())
  }
  applySettings()
  const part = watchVisibleRange(
    page,
    () => painted?.map ?? null,
    ({ start, end }) => painted && host.inView(painted.visit, start, end),
    signal,
  )
  const card = { open: active.take, close: active.drop, isOpen: active.isHolding, isPinned: active.isPinned }
  roots.each((root) => {
    if (isDocument(root)) watchPointer(root, painter, card, signal)
  })
  watchChanges(page, roots, () => look.again(), signal)
  watchReveals(page, roots, look.ifRevealed, signal)
  report(look.again())
  const { canonical, title } = facts()
  const kept = host.annotations({ url: page.location.href, canonical, title })
  report(kept.then((annotations) => (signal.aborted ? undefined : notes.set(annotations))))

  const scrollToPainted = (start: number, end: number): boolean => {
    const found = bringIntoView(page, painter.ranges({ start, end }))
    if (found) {
      active.drop()
      painter.here({ start, end })
      host.activeChanged(painter.findings().some((finding) => finding.start === start) ? start : null)
    }
    return found
  }

  return {
    async paint(visit, findings, { done, instead = false, about }) {
      if (visit !== look.visit()) return
      if (painted?.visit !== visit) {
        const map = await look.map()
        const carried = painted ? remapFindings(painter.findings(), painted.map, map) : []
        painted = { visit, map, came: new Set() }
        if (!carried.some(({ start }) => active.holds(start))) active.drop()
        if (carried.length === 0) active.know(null)
        painter.remap(map, carried)
        report(notes.refresh())
        part.now()
      }
      if (instead) {
        if (!active.isMuting()) active.drop()
        painted.came.clear()
        painter.remap(painted.map, [])
      }
      if (about) active.know(about)
      painter.add(findings)
      for (const { start } of findings) painted.came.add(start)
      const { map, came } = painted
      const confirmed = painter.findings().filter(({ start }) => came.has(start))
      // A finding that was not confirmed is gone: its new context changed its verdict.
      if (done && confirmed.length < painter.findings().length) painter.remap(map, confirmed)
      if (done) announcer.announceAll(painter.findings())
    },
    scrollTo(start, end) {
      const foreign = look.foreign()
      return foreign ? bringIntoView(page, rangesOf(foreign, start, end)) : scrollToPainted(start, end)
    },
    scrollToAnnotation(id) {
      const span = notes.spanOf(id)
      return span !== null && scrollToPainted(span.start, span.end)
    },
    text() {
      const map = look.foreign() ?? painted?.map
      return map ? { text: map.text, blocks: map.blocks.map(({ kind, start, end }) => ({ kind, start, end })) } : null
    },
    anchorOf(start, end) {
      const map = look.foreign() ?? painted?.map
      return map ? { ...makeAnchor(map.text, start, end), range: describeRange(page, map, start, end) } : null
    },
    setAnnotations: (annotations) => notes.set(annotations),
    stepFinding: active.step,
    visit: look.visit,
    applySettings,
    checkAgain: () => report(look.afresh()),
    selection: () => readSelection(page),
  }
}

/** Reports a failure on a page without stopping the rest. */
function report(promise: Promise<unknown>): void {
  promise.catch((error: unknown) => console.error('Claimlight:', error))
}
