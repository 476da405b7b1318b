import { provideClosedRoots } from '@/lib/extract/document-roots'
import { browser } from './browser'

/** Has closed shadow roots read too: a call in Chromium, a property for extensions in Firefox; types lack both. */
export function readClosedRoots(): void {
  const { dom } = browser as { dom?: { openOrClosedShadowRoot(of: HTMLElement): ShadowRoot | null } }
  provideClosedRoots((element: HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }) => {
    return element.openOrClosedShadowRoot ?? dom?.openOrClosedShadowRoot(element) ?? null
  })
}
