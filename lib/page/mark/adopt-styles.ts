/** A style sheet of the extension in a document root. */
export type Adopted = ReturnType<typeof adoptStyles>

/**
 * Adds a style sheet to a document or shadow root without an element in the page, so that the page's security policy
 * and scripts are not involved.
 *
 * In Firefox, a content script sees the page through a wrapper, and its own sheets cannot be added to the page (bug
 * 1751346). The page's constructor is used there; only style text passes through it.
 *
 * @throws errors of the page, which may have replaced constructor or list
 */
export function adoptStyles(root: Document | ShadowRoot, css: string) {
  const page = 'defaultView' in root ? root : root.ownerDocument
  const window = unwrapped(page.defaultView)
  const target = unwrapped(root)
  const sheet = new (window as unknown as typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(css)
  const restore = (): void => {
    if (!target.adoptedStyleSheets.includes(sheet)) target.adoptedStyleSheets.push(sheet)
  }
  restore()
  return {
    /** Adds the sheet again when the page has removed it: pages may replace their list of sheets. */
    keep: restore,
    remove: (): void => {
      const at = target.adoptedStyleSheets.indexOf(sheet)
      if (at >= 0) target.adoptedStyleSheets.splice(at, 1)
    },
  }
}

/**
 * Creates an element of the extension with styles and a closed shadow root, which the page's scripts cannot read.
 *
 * @throws errors of the page, which may have replaced the constructor of style sheets
 */
export function closedHost(page: Document, name: string, styles: string): { host: HTMLElement; root: ShadowRoot } {
  const host = page.createElement(name)
  const root = host.attachShadow({ mode: 'closed' })
  adoptStyles(root, styles)
  return { host, root }
}

function unwrapped<T>(value: T): NonNullable<T> {
  return ((value as { wrappedJSObject?: T }).wrappedJSObject ?? value) as NonNullable<T>
}
