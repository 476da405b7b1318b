/**
 * Gives a document or shadow root a style sheet without an element in the page, so that neither the page's security
 * policy nor its scripts meet it.
 *
 * In Firefox a content script sees the page through a wrapper, and a sheet made on our side may not be handed to the
 * page's side (bug 1751346). The page's own constructor is used there; only style text passes through it.
 *
 * @returns a function that takes the sheet away again
 */
export function adoptStyles(root: Document | ShadowRoot, css: string): () => void {
  const page = 'defaultView' in root ? root : root.ownerDocument
  const window = unwrapped(page.defaultView)
  const target = unwrapped(root)
  const sheet = new (window as unknown as typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(css)
  target.adoptedStyleSheets.push(sheet)
  return () => {
    const at = target.adoptedStyleSheets.indexOf(sheet)
    if (at >= 0) target.adoptedStyleSheets.splice(at, 1)
  }
}

function unwrapped<T>(value: T): NonNullable<T> {
  return ((value as { wrappedJSObject?: T }).wrappedJSObject ?? value) as NonNullable<T>
}
