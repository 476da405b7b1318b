import { visibilityOf } from './visibility'

/** Elements whose text was skipped because it was not visible; it may appear later. */
export interface HiddenText {
  /** Forgets the elements of the last run. */
  clear: () => void
  add: (element: Element) => void
  /** Whether one of them is visible now. Reads styles only, and of at most `MOST` elements. */
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
