import { unclobbered } from './unclobbered'

/** A document, or an open shadow root in one: each has its own selectors, style sheets and mutations. */
export type DocumentRoot = Document | ShadowRoot

/** Returns the page, then the open shadow roots and same-origin frame documents in it, and in these, at any depth. */
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
  const root = unclobbered(element, 'shadowRoot')
  if (root) return root.childNodes
  if (element.localName === 'slot' && 'assignedNodes' in element) {
    const assigned = (element as HTMLSlotElement).assignedNodes()
    if (assigned.length > 0) return assigned
  }
  return unclobbered(element, 'childNodes')
}

/** The body of a frame's document; null for other elements and for frames of another origin. */
export function frameBody(element: Element): Element | null {
  return frameDocument(element)?.querySelector('body, frameset') ?? null
}

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

export function isDocument(tree: Node): tree is Document {
  return tree.nodeType === 9
}

/** Maximum number of roots: more than readable pages have, a limit for pages with thousands of small components. */
const MOST_TREES = 400

function nestedRoots(tree: DocumentRoot): DocumentRoot[] {
  const found: DocumentRoot[] = []
  // A live list, by index: four times as fast as a static one, and every page is scanned.
  const all = isDocument(tree) ? tree.getElementsByTagName('*') : tree.querySelectorAll('*')
  for (let i = 0, element = all[0]; element; element = all[++i]) {
    const root = unclobbered(element, 'shadowRoot')
    if (root) found.push(root)
  }
  for (const frame of tree.querySelectorAll('iframe, frame')) {
    const inner = frameDocument(frame)
    if (inner) found.push(inner)
  }
  return found
}

function frameDocument(element: Element): Document | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null
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

/** The known document roots of a page. */
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
