import { makeAnchor } from '@/lib/page/anchor/anchor'
import { createActiveFinding } from '../mark/active-finding'
import { createRootRegistry, isDocument } from '@/lib/extract/document-roots'
import { createPageScanner } from './page-scanner'
import { createNoteLayer } from '../mark/note-layer'
import type { PageMetadata } from '@/lib/extract/page-metadata'
import { rangesOf, mapText, type PageMap } from '@/lib/extract/page-map'
import { extractAllText } from '@/lib/extract/extract-article'
import { createPainter, type PaintedSpan } from '../mark/painter'
import { readSelection } from '../selection/read-selection'
import type { PageAgentHost, PaintOptions } from './page-agent-host'
import { bringIntoView, watchVisibleRange } from '../mark/viewport'
import { watchCaret, watchPointer } from './watch-pointer'
import { watchChanges, watchReveals } from './watch-changes'
import { sayReason, sayState, sayStateCounts } from '@/lib/details/say'
import type { Anchor, PageNote } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { groupedBy } from '@/lib/text/lists'
import { moveFinding } from '../mark/move-finding'

export type PageAgent = ReturnType<typeof startPageAgent>

/**
 * Runs the page agent at one address: it extracts the article's text, has it checked, marks the findings and shows the
 * card. It restores the page when `host.signal` is aborted.
 *
 * @param metadata the page's metadata, read again at each run because late scripts change it
 */
export function startPageAgent(page: Document, host: PageAgentHost, metadata: () => PageMetadata) {
  const { signal } = host
  const roots = createRootRegistry(page)
  const painter = createPainter(page, roots, signal)
  const active = createActiveFinding(page, painter, host, (finding) => notes.notesOn(finding))
  const scanner = createPageScanner(page, roots, host, metadata, (map) => {
    // Text that is unchanged but in new nodes is painted again; if there is no text, everything is removed.
    if (map.text === '') active.deactivate()
    painter.remap(map, map.text === '' ? [] : painter.findings())
    if (painted) painted.map = map
    logFailure(notes.refresh())
  })
  const notes = createNoteLayer(
    scanner,
    painter,
    () => extractAllText(page),
    (placed) => host.notesPlaced(placed),
    signal,
  )
  /** The visit whose findings are painted: the previous visit while a changed page is being checked again. */
  let painted: { visit: string; map: PageMap; confirmedStarts: Set<number> } | null = null

  const announcer = createAnnouncer(page, () => host.announces(), signal)
  watchCaret(page, (node, at) => announcer.announceAt(painter.findingIn(node, at)), signal)

  const applySettings = (): void => {
    painter.setVisibleMarks(host.marks())
    active.setTheme(host.theme())
  }
  applySettings()
  const reportVisible = watchVisibleRange(
    page,
    roots,
    () => painted?.map ?? null,
    (seen) => host.reportInView(seen),
    signal,
  )
  const card = { open: active.activate, close: active.deactivate, isOpen: active.hasActive, isPinned: active.isPinned }
  roots.each((root) => {
    if (isDocument(root)) watchPointer(root, painter, card, signal)
  })
  /** Looks in a row at an answer that grows. */
  let looks = 0
  const scan = async (): Promise<void> => {
    await scanner.again()
    looks = scanner.isGrowing() ? looks + 1 : 0
    if (looks > 0) changes.lookWithin(looks > MOST_QUICK_LOOKS ? LATE_ANSWER_MS : ANSWER_MS)
  }
  const lookForChanges = async (): Promise<void> => {
    await scan()
    // A page that is not checked is not reported as read again.
    if (scanner.visit() === null) logFailure(notes.retry())
  }
  const changes = watchChanges(page, roots, lookForChanges, signal)
  // Corrected words close the card at once, since the page is read again only some time later.
  const corrections = new MutationObserver(active.closeOutdatedCard)
  roots.each((root) => corrections.observe(root, { characterData: true, subtree: true }))
  signal.addEventListener('abort', () => corrections.disconnect())
  watchReveals(page, roots, scanner.hasAppeared, changes, signal)
  logFailure(scan())
  const readNotes = async (): Promise<void> => {
    const { canonical, title, site } = metadata()
    const kept = await host.annotations({ url: page.location.href, canonical, title, site })
    if (!signal.aborted) await notes.set(kept)
  }
  logFailure(readNotes())

  const scrollToPainted = (span: PaintedSpan): boolean => {
    const found = bringIntoView(page, painter.ranges(span))
    if (found) {
      active.deactivate()
      painter.setActive(span)
      const isFinding = !span.map && painter.findings().some(({ start }) => start === span.start)
      host.activeChanged(isFinding ? span.start : null)
    } else if (painted) scanner.scrollToRow(painted.map.text.slice(span.start, span.end))
    return found
  }

  return {
    /** Adds findings of the current visit; findings of any other visit are dropped. */
    async paint(visit: string, findings: readonly Finding[], { done, replaces = false, about }: PaintOptions) {
      if (visit !== scanner.visit()) return
      if (painted?.visit !== visit) {
        const map = await scanner.map()
        const carried = painted ? remapFindings(painter.findings(), painted.map, map) : []
        painted = { visit, map, confirmedStarts: new Set() }
        if (!carried.some(({ start }) => active.isActive(start))) active.deactivate()
        if (carried.length === 0) active.addCardTexts(null)
        painter.remap(map, carried)
        logFailure(notes.refresh())
        reportVisible()
      }
      if (about) active.addCardTexts(about)
      if (replaces) {
        active.deactivate()
        painted.confirmedStarts.clear()
        painter.remap(painted.map, findings)
      } else painter.add(findings)
      for (const { start } of findings) painted.confirmedStarts.add(start)
      const { map, confirmedStarts } = painted
      const confirmed = painter.findings().filter(({ start }) => confirmedStarts.has(start))
      // A finding that was not confirmed is gone: its new context changed its verdict.
      if (done && confirmed.length < painter.findings().length) painter.remap(map, confirmed)
      active.closeOutdatedCard()
      if (done) announcer.announceAll(painter.findings())
    },
    scrollTo(start: number, end: number): boolean {
      const foreign = scanner.foreign()
      return foreign ? bringIntoView(page, rangesOf(foreign, start, end)) : scrollToPainted({ start, end })
    },
    scrollToAnnotation(id: string): boolean {
      const span = notes.spanOf(id)
      return span !== null && scrollToPainted(span)
    },
    /**
     * Returns the text that findings refer to, or the whole text of a page in another language, with its blocks. A page
     * that names no subject is read when this is called. Null where there is no text.
     */
    async text() {
      const map = scanner.foreign() ?? painted?.map ?? (await scanner.map())
      return map.text === '' ? null : mapText(map)
    },
    /** Returns the anchor for a note on this range; null before anything is painted. */
    anchorOf(start: number, end: number): Anchor | null {
      const map = scanner.foreign() ?? painted?.map
      return map ? makeAnchor(map.text, start, end) : null
    },
    setAnnotations: (annotations: readonly PageNote[]): Promise<void> => notes.set(annotations),
    readNotes,
    stepFinding: active.step,
    visit: scanner.visit,
    applySettings,
    /** Searches the page for the current names of subjects, and has it checked again. */
    checkAgain: (): void => logFailure(scanner.recheck()),
    selection: () => readSelection(page),
  }
}

/** Ms between two looks at an answer that grows. */
const ANSWER_MS = 800
/** Ms between two later looks, at one that may change all the time. */
const LATE_ANSWER_MS = 10_000
const MOST_QUICK_LOOKS = 20

/** Reports a failure on a page without stopping the rest. */
function logFailure(promise: Promise<unknown>): void {
  promise.catch((error: unknown) => console.error('Claimlight:', error))
}

/**
 * Creates announcements of findings for screen readers, since CSS highlights are not in the accessibility tree. They
 * are in a live region in a closed shadow root, so that the page cannot read them.
 *
 * @param isOn asked before each announcement
 * @param signal when it is aborted, the live region is removed
 */
function createAnnouncer(page: Document, isOn: () => boolean, signal: AbortSignal) {
  let region: { host: HTMLElement; line: HTMLElement } | null = null
  let lastStart: number | null = null

  const announce = (say: () => string): void => {
    if (!isOn() || signal.aborted) return
    region ??= createLiveRegion(page)
    if (!region.host.isConnected) page.documentElement.append(region.host)
    region.line.textContent = say()
  }
  signal.addEventListener('abort', () => region?.host.remove())

  return {
    /** Announces the number of findings in each state; called when a check is finished. */
    announceAll(findings: readonly Finding[]): void {
      announce(() => t('announce.checked', { counts: sayStateCounts(findings) || t('announce.none') }))
    },
    /** Announces the finding at the caret or focus, once each time it is entered; null outside findings. */
    announceAt(finding: Finding | null): void {
      const start = finding?.start ?? null
      if (start === lastStart) return
      lastStart = start
      if (finding) announce(() => t('announce.finding', { verdict: sayState(finding), reason: sayReason(finding) }))
    },
  }
}

function createLiveRegion(page: Document): { host: HTMLElement; line: HTMLElement } {
  const host = page.createElement('claimlight-status')
  host.style.cssText = 'position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);'
  const line = page.createElement('div')
  line.setAttribute('role', 'status')
  host.attachShadow({ mode: 'closed' }).append(line)
  return { host, line }
}

/**
 * Returns the findings whose paragraph is unchanged, at their positions in the page's new text. They stay painted until
 * the new text has been checked, so that marks do not flicker.
 */
export function remapFindings(findings: readonly Finding[], from: PageMap, to: PageMap): Finding[] {
  const places = groupedBy(to.blocks, ({ start, end }) => to.text.slice(start, end))
  const carried: Finding[] = []
  let next = 0
  for (const { start, end } of from.blocks) {
    // Identical paragraphs are matched in order.
    const place = places.get(from.text.slice(start, end))?.shift()?.start
    for (let finding = findings[next]; finding && finding.start < end; finding = findings[++next]) {
      if (place !== undefined && finding.start >= start) carried.push(moveFinding(finding, place - start))
    }
  }
  return carried
}
