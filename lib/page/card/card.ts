import { autoUpdate, computePosition, flip, inline, offset, shift, type VirtualElement } from '@floating-ui/dom'
import { sayState } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import { closedHost } from '../mark/adopt-styles'
import { cardContent, type CardData } from './card-content'
import { cardStyles } from './card-styles'

interface CardHost {
  openInPanel(start: number, at: 'top' | 'dossier'): void
  writeNote(start: number): void
  step(by: 1 | -1): void
  /** Called when the card closes, to remove the highlight of the sentence. */
  onClosed(): void
}

export function createCard(page: Document, host: CardHost, signal: AbortSignal) {
  let shell: { host: HTMLElement; root: ShadowRoot } | null = null
  let stopFollowing: (() => void) | null = null
  let giveFocusBack: (() => void) | null = null
  let theme: Theme = 'auto'

  const close = (): void => {
    if (!stopFollowing) return
    stopFollowing()
    stopFollowing = null
    // The user may have moved the focus. While the focus is in the card, the host of its closed root is active.
    const hasFocus = shell !== null && page.activeElement === shell.host
    shell?.root.replaceChildren()
    shell?.host.remove()
    if (hasFocus) giveFocusBack?.()
    giveFocusBack = null
    host.onClosed()
  }

  signal.addEventListener('abort', () => {
    close()
    shell = null
  })

  return {
    /** Closes the card; if the card has the focus, restores the former focus. */
    close,
    isOpen: () => stopFollowing !== null, // beside the panel it is not, and a click asks again whether that is there
    setTheme(next: Theme): void {
      theme = next
      if (shell) applyTheme(shell.host, theme)
    },
    /** Shows a message below the buttons, and to screen readers. */
    say(words: string): void {
      const line = shell?.root.querySelector('.say')
      if (line) line.textContent = words
    },
    /**
     * Opens the card next to a sentence, in place of any other card.
     *
     * @param sentence `rects` returns the sentence's current boxes, so that the card follows when the page moves; `first`
     *   is the sentence's first words, null where the page has removed them
     * @param takesFocus false when the pointer only rests on the sentence
     */
    open(facts: CardData, sentence: { rects(): DOMRect[]; first: Range | null }, takesFocus: boolean): void {
      close()
      shell ??= closedHost(page, 'claimlight-card', cardStyles)
      applyTheme(shell.host, theme)
      const { start } = facts.finding
      const card = page.createElement('div')
      card.className = `card ${stateOf(facts.finding)}`
      card.tabIndex = -1
      card.setAttribute('role', 'dialog')
      card.setAttribute('aria-label', t('card.label', { verdict: sayState(facts.finding), quote: facts.finding.quote }))
      card.append(
        ...cardContent(facts, {
          close,
          openInPanel: () => host.openInPanel(start, 'top'),
          openDossierEntry: () => host.openInPanel(start, 'dossier'),
          note: () => host.writeNote(start),
          step: (by) => host.step(by),
        }),
      )
      stopEventsAtCard(card, close)
      shell.root.replaceChildren(card)
      const context = sentence.first?.startContainer.parentElement
      hostFor(context, page).append(shell.host)
      // Above all else of the page, whatever it has in the top layer itself.
      card.popover = 'manual'
      card.showPopover()
      // A page with a zoom would enlarge the card and its way too. A browser that does not tell its zoom takes no other.
      card.style.zoom = String(1 / card.currentCSSZoom)
      const reference: VirtualElement = {
        getBoundingClientRect: () => unionOfRects(sentence.rects()),
        getClientRects: () => sentence.rects(),
        ...(context ? { contextElement: context } : {}),
      }
      stopFollowing = autoUpdate(reference, card, () => void placeCard(reference, card))
      if (takesFocus) {
        giveFocusBack = rememberFocus(page, sentence.first)
        card.focus({ preventScroll: true })
      }
    },
  }
}

/** Returns where the card is added: in a dialog around the words or the element on the whole screen, as all else is inert. */
export function hostFor(words: Element | null | undefined, page: Document): Element {
  const dialog = words?.ownerDocument === page ? words.closest('dialog') : null
  return dialog?.open ? dialog : (page.fullscreenElement ?? page.documentElement)
}

export type Theme = 'auto' | 'light' | 'dark'

export function applyTheme(host: HTMLElement, theme: Theme): void {
  if (theme === 'auto') host.removeAttribute('data-theme')
  else host.setAttribute('data-theme', theme)
}

/**
 * Places the card below the sentence, else above, else beside it, 8 px from the window's edge. Without enough room, the
 * card is made lower and scrolls; only in a very low window does it cover the sentence.
 */
export async function placeCard(reference: VirtualElement, card: HTMLElement): Promise<void> {
  limitHeight(reference.getBoundingClientRect(), card)
  const { x, y } = await computePosition(reference, card, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      inline(),
      offset(GAP_PX),
      flip({ fallbackPlacements: ['top-start', 'right', 'left'] }),
      shift({ padding: GAP_PX, crossAxis: true }),
    ],
  })
  card.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
}

function limitHeight({ left, right, top, bottom }: Omit<DOMRect, 'toJSON'>, card: HTMLElement): void {
  const view = card.ownerDocument.defaultView
  if (!view) return
  card.style.maxHeight = ''
  const { offsetWidth: width, offsetHeight: height } = card
  const room = Math.max(top, view.innerHeight - bottom) - 2 * GAP_PX
  const hasSide = Math.max(left, view.innerWidth - right) >= width + 2 * GAP_PX
  if (height > room && !hasSide && room >= LEAST_HEIGHT_PX) card.style.maxHeight = `${Math.floor(room)}px`
}

/** Pixels between the card and the sentence, and between the card and the window's edge. */
const GAP_PX = 8
/** Minimum height of the card, in px: a lower card would show only its header. */
const LEAST_HEIGHT_PX = 200

/** Stops keys and clicks in the card from reaching the page: its shortcuts may use single letters. */
function stopEventsAtCard(card: HTMLElement, close: () => void): void {
  for (const type of [
    'keydown',
    'keyup',
    'keypress',
    'click',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
  ] as const) {
    card.addEventListener(type, (event) => event.stopPropagation())
  }
  card.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    }
  })
}

export function unionOfRects(rects: DOMRect[]): DOMRect {
  const left = Math.min(...rects.map((rect) => rect.left))
  const top = Math.min(...rects.map((rect) => rect.top))
  const right = Math.max(...rects.map((rect) => rect.right))
  const bottom = Math.max(...rects.map((rect) => rect.bottom))
  return rects.length > 0 ? new DOMRect(left, top, right - left, bottom - top) : new DOMRect()
}

/**
 * Remembers the focus, so that it can be restored.
 *
 * @param sentence where tabbing continues when no element had the focus
 * @returns a function that restores the focus
 */
export function rememberFocus(page: Document, sentence: Range | null): () => void {
  const before = innermostFocus(page)
  return () => {
    if (before?.isConnected) before.focus({ preventScroll: true })
    else if (sentence) startTabbingAt(sentence)
  }
}

/** Returns the focused element, also in a shadow root or frame; null if no element has the focus. */
function innermostFocus(page: Document): HTMLElement | null {
  let found: Element | null = page.activeElement
  for (;;) {
    const inner = found?.shadowRoot?.activeElement ?? frameFocus(found)
    if (!inner) break
    found = inner
  }
  return found === null || found.localName === 'body' || !('focus' in found) ? null : (found as HTMLElement)
}

function frameFocus(element: Element | null): Element | null {
  try {
    return (element as Partial<HTMLIFrameElement> | null)?.contentDocument?.activeElement ?? null
  } catch {
    return null // Another origin: some browsers throw.
  }
}

/**
 * Makes Tab continue at the sentence: inserts an element there, focuses it and removes it at once, since browsers
 * continue from the place of a removed focused element. No element of the page is changed.
 */
function startTabbingAt({ startContainer }: Range): void {
  if (!startContainer.isConnected || !startContainer.parentNode) return
  const place = startContainer.ownerDocument?.createElement('claimlight-card')
  if (!place) return
  place.tabIndex = -1
  startContainer.parentNode.insertBefore(place, startContainer)
  place.focus({ preventScroll: true })
  place.remove()
}
