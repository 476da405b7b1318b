import { sayState } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import { closedHost } from '../mark/adopt-styles'
import { cardContent, type CardData } from './card-content'
import { cardStyles } from './card-styles'

export interface CardHost {
  openInPanel(start: number, at: 'top' | 'note' | 'dossier'): void
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
          note: () => host.openInPanel(start, 'note'),
          step: (by) => host.step(by),
        }),
      )
      stopEventsAtCard(card, close)
      shell.root.replaceChildren(card)
      hostFor(sentence.first?.startContainer.parentElement, page).append(shell.host)
      // Above all else of the page, whatever it has in the top layer itself.
      card.popover = 'manual'
      card.showPopover()
      stopFollowing = follow(() => sentence.rects(), card)
      if (takesFocus) {
        giveFocusBack = rememberFocus(page, sentence.first)
        card.focus({ preventScroll: true })
      }
    },
  }
}

/** Returns where the card is added: in a dialog around the words or the element on the whole screen, as all else is inert. */
function hostFor(words: Element | null | undefined, page: Document): Element {
  const dialog = words?.ownerDocument === page ? words.closest('dialog') : null
  return dialog?.open ? dialog : (page.fullscreenElement ?? page.documentElement)
}

type Theme = 'auto' | 'light' | 'dark'

function applyTheme(host: HTMLElement, theme: Theme): void {
  if (theme === 'auto') host.removeAttribute('data-theme')
  else host.setAttribute('data-theme', theme)
}

/** Places the card before each frame in which it, the sentence or the window has another box; returns how to stop. */
function follow(rectsOfSentence: () => DOMRect[], card: HTMLElement): () => void {
  let [frame, last] = [0, '']
  const look = (): void => {
    const view = visualViewport
    if (!view) return
    const window = new DOMRect(view.offsetLeft, view.offsetTop, view.width, view.height)
    const rects = rectsOfSentence()
    const now = JSON.stringify([rects, window, card.offsetHeight])
    if (now !== last) placeCard(rects.length > 0 ? rects : [new DOMRect()], card, window)
    last = now
    frame = requestAnimationFrame(look)
  }
  look()
  return () => cancelAnimationFrame(frame)
}

/**
 * Places the card below the sentence, else above, else beside it, 8 px from the window's edge. Without enough room, the
 * card is made lower and scrolls; only in a very low window does it cover the sentence.
 */
function placeCard(rects: DOMRect[], card: HTMLElement, window: DOMRect): void {
  // A page with a zoom enlarges the card and its way too.
  const zoom = (card as { currentCSSZoom?: number }).currentCSSZoom ?? 1
  const [left, top] = [Math.min(...rects.map((rect) => rect.left)), Math.min(...rects.map((rect) => rect.top))]
  const [right, bottom] = [Math.max(...rects.map((rect) => rect.right)), Math.max(...rects.map((rect) => rect.bottom))]
  const hasSide = Math.max(left - window.left, window.right - right) >= card.offsetWidth * zoom + 2 * GAP_PX
  const room = Math.min(window.height, Math.max(top - window.top, window.bottom - bottom)) - 2 * GAP_PX
  card.style.maxHeight = hasSide || room < LEAST_HEIGHT_PX ? '' : `${Math.floor(room / zoom)}px`
  const { width, height } = card.getBoundingClientRect()
  const lineStart = (y: number): number =>
    Math.min(...rects.filter((rect) => rect.top <= y && y <= rect.bottom).map((rect) => rect.left))
  const middle = (top + bottom - height) / 2
  const places = [
    { x: lineStart(bottom), y: bottom + GAP_PX, fits: bottom + GAP_PX + height <= window.bottom },
    { x: lineStart(top), y: top - GAP_PX - height, fits: top - GAP_PX - height >= window.top },
    { x: right + GAP_PX, y: middle, fits: right + GAP_PX + width <= window.right },
    { x: left - GAP_PX - width, y: middle, fits: left - GAP_PX - width >= window.left },
  ] as const
  const { x, y } = places.find(({ fits }) => fits) ?? places[0]
  const within = (at: number, first: number, end: number): number =>
    Math.round(Math.max(first + GAP_PX, Math.min(at, end - GAP_PX)) / zoom)
  card.style.translate = `${within(x, window.left, window.right - width)}px ${within(y, window.top, window.bottom - height)}px`
}

/** Pixels between the card and the sentence, and between the card and the window's edge. */
const GAP_PX = 8
/** Minimum height of the card, in px: a lower card would show only its header. */
const LEAST_HEIGHT_PX = 200

/** Stops keys and clicks in the card from reaching the page: its shortcuts may use single letters. */
function stopEventsAtCard(card: HTMLElement, close: () => void): void {
  for (const type of 'keydown keyup keypress click mousedown mouseup pointerdown pointerup'.split(' '))
    card.addEventListener(type, (event) => event.stopPropagation())
  card.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    }
  })
}

/**
 * Remembers the focus, so that it can be restored.
 *
 * @param sentence where tabbing continues when no element had the focus
 * @returns a function that restores the focus
 */
function rememberFocus(page: Document, sentence: Range | null): () => void {
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
