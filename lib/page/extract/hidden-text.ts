import { visibilityOf } from './visibility'

/** The elements that a reading of the page passed over because they do not show: their text may appear later. */
export interface HiddenText {
  /** Forgets those of the last reading. */
  clear: () => void
  add: (element: Element) => void
  /** Whether one of them shows now. Asks for styles only, and for no more than `MOST` elements. */
  hasAppeared: () => boolean
}

export function createHiddenText(): HiddenText {
  const hidden = new Set<Element>()
  return {
    clear: () => hidden.clear(),
    add(element) {
      if (hidden.size < MOST && element.textContent.trim() !== '') hidden.add(element)
    },
    hasAppeared: () => [...hidden].some(isShown),
  }
}

/** Pages that reveal text on scroll hide one element per paragraph. */
const MOST = 500

function isShown(element: Element): boolean {
  const view = element.ownerDocument.defaultView
  if (!view || !element.isConnected) return false
  return visibilityOf(element, view.getComputedStyle(element)).seen === 'seen'
}
