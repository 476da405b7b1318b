import type { Finding } from '@/lib/schema/finding'
import type { CardTexts } from '@/lib/page/card/card-texts'
import type { PageAppearance } from '@/lib/schema/settings'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import { createCard } from '../card/card'
import type { CardData } from '../card/card-content'
import type { Painter } from './painter'
import type { PageAgentHost } from '../lifecycle/page-agent-host'
import { bringIntoView } from './viewport'

/** Creates the handling of the active sentence: highlighted on the page, with its card or beside the open panel. */
export function createActiveFinding(
  page: Document,
  painter: Painter,
  host: Pick<PageAgentHost, 'signal' | 'activeChanged' | 'isPanelOpen' | 'openPanel' | 'openNoteBox'>,
  notesOn: (finding: Finding) => CardData['notes'],
) {
  let textsOfCards: CardTexts = NO_TEXTS
  let activeFinding: { start: number; pinned: boolean; finding: Finding } | null = null

  const openPanel = async (start: number, at: 'top' | 'note' | 'dossier'): Promise<void> => {
    const opened = await host.openPanel(start, at)
    // Firefox opens its sidebar only after a click in its own toolbar, never after a click in a page.
    if (!opened) card.say(t('card.useButton'))
    else if (activeFinding?.start === start) {
      // Beside the open panel the sentence stays active without its card.
      const beside = activeFinding
      activeFinding = null
      card.close()
      activeFinding = beside
    }
  }
  /** Opens the editor of a note at the sentence, which is selected as for a right click; else in the panel. */
  const writeNote = async (start: number): Promise<void> => {
    const finding = painter.findings().find((candidate) => candidate.start === start)
    if (!finding) return
    // The card gives the focus back first, so that the editor returns it to where it was before the card.
    deactivate()
    selectAll(painter.ranges(finding))
    if (await host.openNoteBox(start)) return
    activate(start, true)
    await openPanel(start, 'note')
  }
  const card = createCard(
    page,
    {
      openInPanel: (start, at) => void openPanel(start, at),
      writeNote: (start) => void writeNote(start),
      step: (by) => void step(by),
      onClosed: () => release(),
    },
    host.signal,
  )
  const release = (): void => {
    if (activeFinding === null) return
    activeFinding = null
    painter.setActive(null)
    host.activeChanged(null)
  }
  const deactivate = (): void => {
    card.close()
    // Closing the card releases the sentence only if a card was open, which is not so beside the open panel.
    release()
  }
  const activate = (start: number, takesFocus: boolean): boolean => {
    if (activeFinding?.start === start && (!takesFocus || (activeFinding.pinned && card.isOpen()))) return true
    const finding = painter.findings().find((candidate) => candidate.start === start)
    if (!finding || painter.hasOtherWords(finding)) return false
    const stops = painter.stepTargets().map((stop) => stop.start)
    const hasNumber = stops.length > 1 && stops.includes(start)
    deactivate()
    const pinnedFinding = { start, pinned: takesFocus, finding }
    activeFinding = pinnedFinding
    painter.setActive(finding)
    void host.isPanelOpen().then((isOpen) => {
      if (activeFinding !== pinnedFinding || host.signal.aborted) return
      // The panel follows a click, but not a pointer that moves over the page.
      if (!isOpen || takesFocus) host.activeChanged(start)
      if (isOpen) return
      card.open(
        {
          finding,
          about: textsOfCards,
          notes: notesOn(finding),
          position: hasNumber ? t('card.place', { at: stops.indexOf(start) + 1, of: stops.length }) : null,
        },
        { rects: () => painter.rects(finding), first: painter.ranges(finding)[0] ?? null },
        takesFocus,
      )
    })
    return true
  }

  const isBelowTop = (finding: Finding): boolean => (painter.rects(finding)[0]?.top ?? -1) >= 0
  /** Returns the nearest finding below (1) or above (−1) the top of the window; else the first or last one. */
  const inView = (all: readonly Finding[], by: 1 | -1): Finding | undefined =>
    by === 1 ? (all.find(isBelowTop) ?? all[0]) : (all.findLast((finding) => !isBelowTop(finding)) ?? all.at(-1))
  /** Returns the next or previous finding: a step target or, if `isAny` or the page has none, any marked one. */
  const neighbour = (by: 1 | -1, isAny: boolean): Finding | undefined => {
    const stops = isAny ? [] : painter.stepTargets()
    const all = stops.length > 0 ? stops : painter.visibleFindings()
    if (!activeFinding) return inView(all, by)
    const { start } = activeFinding
    return by === 1
      ? (all.find((finding) => finding.start > start) ?? all[0])
      : (all.findLast((finding) => finding.start < start) ?? all.at(-1))
  }

  const showFinding = (finding: Finding | undefined): boolean => {
    if (!finding) return false
    bringIntoView(page, painter.ranges(finding))
    return activate(finding.start, true)
  }

  /** Closes the card; where none is open, opens that of the first contradiction in view, else of the next finding. */
  const toggleCard = (isAny: boolean): boolean => {
    if (activeFinding) {
      deactivate()
      return true
    }
    const reds = painter.stepTargets().filter((finding) => stateOf(finding) === 'contradicted')
    return showFinding(reds.length > 0 ? inView(reds, 1) : neighbour(1, isAny))
  }

  /** Goes to the next (1) or previous (−1) finding; 0 opens a card, or closes it. */
  const step = (by: 1 | -1 | 0, isAny = false): boolean =>
    by === 0 ? toggleCard(isAny) : showFinding(neighbour(by, isAny))

  return {
    activate,
    deactivate,
    /** Closes the card when its sentence has another result now, or other words on the page. */
    closeOutdatedCard: (): void => {
      if (!activeFinding) return
      const { start, finding } = activeFinding
      const now = painter.findings().find((candidate) => candidate.start === start)
      if (JSON.stringify(now) !== JSON.stringify(finding) || painter.hasOtherWords(finding)) card.close()
    },
    hasActive: () => activeFinding !== null,
    isActive: (start: number) => activeFinding?.start === start,
    /** Returns whether the sentence was selected by click or key, so that moving the pointer away does not close it. */
    isPinned: () => activeFinding?.pinned ?? false,
    addCardTexts: (more: CardTexts | null): void => {
      textsOfCards = more
        ? {
            claims: { ...textsOfCards.claims, ...more.claims },
            tiers: { ...textsOfCards.tiers, ...more.tiers },
            sources: { ...textsOfCards.sources, ...more.sources },
            dossiers: { ...textsOfCards.dossiers, ...more.dossiers },
          }
        : NO_TEXTS
    },
    setTheme: (theme: PageAppearance['theme']): void => card.setTheme(theme),
    /**
     * Moves to the next (1) or previous (−1) sentence that is contradicted or to look at, or is marked (`isAny`), from
     * the active one or the visible part. 0 closes the active sentence or, if there is none, opens the next one: a
     * contradicted one where there is any.
     */
    step,
  }
}

/** Selects the words of a sentence, which may be in several ranges of one document. */
function selectAll(ranges: readonly Range[]): void {
  const [first] = ranges
  const last = ranges.at(-1)
  if (!first || !last) return
  const { startContainer, startOffset } = first
  startContainer.ownerDocument
    ?.getSelection()
    ?.setBaseAndExtent(startContainer, startOffset, last.endContainer, last.endOffset)
}

const NO_TEXTS: CardTexts = { claims: {}, tiers: {}, sources: {} }
