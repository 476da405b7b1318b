/** A style sheet of ours in a tree of the page. */
export interface Adopted {
  /** Gives the sheet back to a page that has dropped it: pages set the list of their sheets anew. */
  keep: () => void
  drop: () => void
}

/**
 * Gives a document or shadow root a style sheet without an element in the page, so that neither the page's security
 * policy nor its scripts meet it.
 *
 * In Firefox a content script sees the page through a wrapper, and a sheet made on our side may not be handed to the
 * page's side (bug 1751346). The page's own constructor is used there; only style text passes through it.
 *
 * @throws what the page throws, which may have made constructor or list its own
 */
export function adoptStyles(root: Document | ShadowRoot, css: string): Adopted {
  const page = 'defaultView' in root ? root : root.ownerDocument
  const window = unwrapped(page.defaultView)
  const target = unwrapped(root)
  const sheet = new (window as unknown as typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(css)
  const keep = (): void => {
    if (!target.adoptedStyleSheets.includes(sheet)) target.adoptedStyleSheets.push(sheet)
  }
  keep()
  return {
    keep,
    drop() {
      const at = target.adoptedStyleSheets.indexOf(sheet)
      if (at >= 0) target.adoptedStyleSheets.splice(at, 1)
    },
  }
}

function unwrapped<T>(value: T): NonNullable<T> {
  return ((value as { wrappedJSObject?: T }).wrappedJSObject ?? value) as NonNullable<T>
}
