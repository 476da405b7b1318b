import { browser } from './browser'

/** Returns a closed shadow root too: by a call in Chromium, a property for extensions in Firefox. Types lack both. */
export function closedRootOf(element: HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null {
  const { dom } = browser as { dom?: { openOrClosedShadowRoot(of: HTMLElement): ShadowRoot | null } }
  return element.openOrClosedShadowRoot ?? dom?.openOrClosedShadowRoot(element) ?? null
}
