import { unclobbered, tagOf } from './unclobbered'

/** A document, or a shadow root in one: each has its own selectors, style sheets and mutations. */
export type DocumentRoot = Document | ShadowRoot

/** Returns the page, then the shadow roots and same-origin frame documents in it, and in these, at any depth. */
export function documentRoots(page: Document): DocumentRoot[] {
  const roots: DocumentRoot[] = [page]
  // The list grows during the loop: a shadow root may hold others.
  for (const tree of roots) {
    for (const inner of nestedRoots(tree)) if (roots.length < MOST_TREES) roots.push(inner)
  }
  return roots
}

/** The rendered children of an element: its shadow tree, the content of its slot, or its own children. */
export function renderedChildren(element: Element): Iterable<Node> {
  const root = shadowRootOf(element)
  if (root) return root.childNodes
  if (tagOf(element) === 'slot' && 'assignedNodes' in element) {
    const assigned = (element as HTMLSlotElement).assignedNodes()
    if (assigned.length > 0) return assigned
  }
  return unclobbered(element, 'childNodes')
}

/** Returns the children of an element with a shadow tree that are in no slot of it, and so are not rendered. */
export const unslottedChildren = (element: Element): Element[] =>
  shadowRootOf(element) ? [...unclobbered(element, 'children')].filter((child) => !child.assignedSlot) : []

let closedRootOf: ((element: HTMLElement) => ShadowRoot | null) | undefined

/** Has closed shadow roots read too, by a call of the browser that only scripts of extensions have. */
export function provideClosedRoots(rootOf: typeof closedRootOf): void {
  closedRootOf = rootOf
}

export function shadowRootOf(element: Element): ShadowRoot | null {
  const root = unclobbered(element, 'shadowRoot')
  if (root || !closedRootOf || OWN_ELEMENTS.has(tagOf(element))) return root
  // The call is dear: it is made where a root can be, and shows something.
  const mayHaveRoot = tagOf(element).includes('-') || (ROOT_HOSTS.has(tagOf(element)) && !element.firstChild)
  const isHtml = element.namespaceURI === 'http://www.w3.org/1999/xhtml'
  return mayHaveRoot && isHtml ? closedRootOf(element as HTMLElement) : null
}

/** Whether a closed root hides the words of an element. Asked of what is read alone: roots elsewhere are found by their form. */
export function isHiddenByRoot(element: Element): boolean {
  const mayHide = ROOT_HOSTS.has(tagOf(element)) && element.firstChild && !element.shadowRoot
  return Boolean(mayHide && closedRootOf?.(element as HTMLElement))
}

export const OWN_ELEMENTS: ReadonlySet<string> = new Set(
  'claimlight-card claimlight-lines claimlight-note claimlight-status'.split(' '),
)
const ROOT_HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
)

/** The body of a frame's document; null for other elements and for frames of another origin. */
export const frameBody = (element: Element): Element | null =>
  frameDocument(element)?.querySelector('body, frameset') ?? null

/** Offset of a document's window within the window of the page, in px, for frames. */
export function frameOffset(of: Document, page: Document): { left: number; top: number } {
  const offset = { left: 0, top: 0 }
  for (let inner = of; inner !== page;) {
    const frame = inner.defaultView?.frameElement
    if (!frame) break
    const box = frame.getBoundingClientRect()
    offset.left += box.left + frame.clientLeft
    offset.top += box.top + frame.clientTop
    inner = frame.ownerDocument
  }
  return offset
}

export const isDocument = (tree: Node): tree is Document => tree.nodeType === 9

/** Maximum number of roots with text: far more than pages of components have. */
const MOST_TREES = 10_000

function nestedRoots(tree: DocumentRoot): DocumentRoot[] {
  const found: DocumentRoot[] = []
  // A live list, by index: four times as fast as a static one, and every page is scanned.
  const all = isDocument(tree) ? tree.getElementsByTagName('*') : tree.querySelectorAll('*')
  for (let i = 0, element = all[0]; element; element = all[++i]) {
    const root = shadowRootOf(element)
    if (root && mayHaveText(root)) found.push(root)
  }
  for (const frame of tree.querySelectorAll(FRAMES)) {
    const inner = frameDocument(frame)
    if (inner) found.push(inner)
  }
  return found
}

/** Whether a root has text, or elements that may have roots of their own; icons have neither. */
function mayHaveText(root: ShadowRoot): boolean {
  const elements = [...root.querySelectorAll('*')]
  const isText = (node: Node): boolean => node.nodeType === 3 && node.nodeValue?.trim() !== ''
  return (
    [...root.childNodes].some(isText) ||
    elements.some(
      (element) =>
        tagOf(element).includes('-') ||
        (tagOf(element) !== 'style' && [...element.childNodes].some(isText)) ||
        element.matches(FRAMES),
    )
  )
}

export const FRAMES = 'iframe, frame, object, embed'

function frameDocument(element: Element): Document | null {
  if (!element.matches(FRAMES)) return null
  if (!mayEnter(element)) return null
  try {
    const inner = (element as HTMLIFrameElement).contentDocument ?? null
    if (inner) readFrames.add(element)
    return inner
  } catch {
    return null // Another origin: some browsers throw.
  }
}

/** Maximum number of frames entered: each costs the browser 0.2 MB, as it creates a script world of ours in it. */
const MOST_FRAMES = 40
/** Frames whose documents have been read (`MOST_FRAMES`). */
const readFrames = new Set<Element>()

function mayEnter(frame: Element): boolean {
  if (readFrames.has(frame) || readFrames.size < MOST_FRAMES) return true
  for (const one of readFrames) if (!one.isConnected) readFrames.delete(one)
  return readFrames.size < MOST_FRAMES
}

export type RootRegistry = ReturnType<typeof createRootRegistry>

/** Creates a list of the page alone; `refresh` finds the others. Frames load late, and components attach roots late. */
export function createRootRegistry(page: Document) {
  let known: DocumentRoot[] = [page]
  const visitors: ((root: DocumentRoot) => void)[] = []
  return {
    all: (): readonly DocumentRoot[] => known,
    /** Finds the roots again, and calls the visitors for new ones. */
    refresh(): void {
      const before = new Set(known)
      known = documentRoots(page)
      for (const root of known) if (!before.has(root)) visitors.forEach((visit) => visit(root))
    },
    /** Calls `visit` once for each root: now for known roots, and in `refresh` for new ones. */
    each(visit: (root: DocumentRoot) => void): void {
      visitors.push(visit)
      known.forEach(visit)
    },
  }
}
