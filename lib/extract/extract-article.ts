import type { BlockKind } from '@/lib/schema/finding'
import { isBoilerplate, isWithoutText } from './boilerplate-filter'
import { PageMapBuilder } from './page-map-builder'
import { charCount, rawTextOf } from './page-text-quickly'
import type { PageMap } from './page-map'
import { frameBody, isDocument, renderedChildren, documentRoots, type DocumentRoot } from './document-roots'
import { unclobbered } from './unclobbered'
import { visibilityOf } from './visibility'

/**
 * Extracts the visible text of the article in reading order, without changing the page: headings, paragraphs, list
 * items, captions, cells and quotes; not navigation, comments, hidden text, scripts, inputs or editable areas.
 *
 * A generator, so that a long page can be read in slices: a step takes well under a millisecond, or is one pass over
 * the text of the page.
 *
 * @param onHidden called with each element whose text is skipped because it is not visible
 */
export function* extractArticle(
  page: Document,
  onHidden: (element: Element) => void = () => undefined,
): Generator<undefined, PageMap, undefined> {
  const builder = new PageMapBuilder()
  const roots = documentRoots(page)
  yield
  const root = mainContent(page, roots)
  yield
  if (root) {
    // A shadow root or frame may hold more text than the document itself.
    const total = Math.max(charCount(root), ...roots.slice(1).map(lettersOf))
    const title = titleOutside(page, root)
    const run = { builder, isLeftOut: (element: Element) => isBoilerplate(element, total), onHidden }
    if (title) yield* readBlock(title, 'heading', run)
    yield* readBlock(root, 'paragraph', run)
  }
  return builder.done()
}

/**
 * Extracts all visible text in reading order, also of menus, comments, dialogs and footers.
 *
 * @param parts elements in the order of the page, none inside another; by default the whole page
 */
export function* extractAllText(
  page: Document,
  parts: Iterable<Element> = [page.querySelector('body, frameset')].filter((body) => body !== null),
): Generator<undefined, PageMap, undefined> {
  const builder = new PageMapBuilder()
  const run = { builder, isLeftOut: isWithoutText, onHidden: () => undefined }
  for (const part of parts) yield* readBlock(part, 'paragraph', run)
  return builder.done()
}

function lettersOf(tree: DocumentRoot): number {
  const within = isDocument(tree) ? tree.querySelector('body, frameset') : tree
  return within ? charCount(within) : 0
}

function* readBlock(element: Element, around: BlockKind, run: Run): Generator<undefined, void, undefined> {
  const view = unclobbered(element, 'ownerDocument').defaultView
  if (!view) return
  const showing = visibilityOf(element, view.getComputedStyle(element))
  if (showing.seen === 'gone') {
    run.onHidden(element)
    return
  }
  const { builder } = run
  const kind = kindOf(element, around)
  builder.begin(kind, element)
  yield* readChildren(element, kind, {
    ...run,
    view,
    seen: showing.seen === 'seen',
    keepsLines: showing.keepsLines,
    block: element,
  })
  builder.end()
}

/** Values that are the same during one run of `extractArticle`. */
interface Run {
  builder: PageMapBuilder
  /** Whether an element is skipped with all its text. */
  isLeftOut: (element: Element) => boolean
  onHidden: (element: Element) => void
}

interface Reading extends Run {
  view: Window
  seen: boolean
  keepsLines: boolean
  /** The nearest block element: text after a block inside it belongs to it again. */
  block: Element
}

function* readChildren(parent: Element, kind: BlockKind, reading: Reading): Generator<undefined, void, undefined> {
  const { builder, onHidden } = reading
  for (const node of renderedChildren(parent)) {
    if (isText(node)) {
      if (reading.seen) builder.text(node, reading.keepsLines)
      else onHidden(parent)
      continue
    }
    if (!isElement(node)) continue
    if (unclobbered(node, 'localName') === 'br') {
      breakLine(node, kind, reading)
      continue
    }
    yield
    try {
      yield* readElement(node, kind, reading)
    } catch {
      // A page can make a call on one of its elements throw. The rest of the page is still read.
      builder.begin(kind, reading.block)
    }
  }
}

function* readElement(element: Element, kind: BlockKind, reading: Reading): Generator<undefined, void, undefined> {
  const { builder, view, isLeftOut, onHidden } = reading
  if (isLeftOut(element)) {
    leaveOut(element, kind, reading)
    return
  }
  const showing = visibilityOf(element, view.getComputedStyle(element))
  if (showing.seen === 'gone') {
    onHidden(element)
    return
  }
  const tag = unclobbered(element, 'localName')
  if (tag === 'iframe' || tag === 'frame') {
    const framed = isReadableFrame(element) ? frameBody(element) : null
    if (framed) yield* readBlock(framed, kind, reading)
    builder.begin(kind, reading.block)
    return
  }
  if (showing.inline) {
    yield* readChildren(element, kind, { ...reading, seen: showing.seen === 'seen', keepsLines: showing.keepsLines })
    return
  }
  yield* readBlock(element, kind, reading)
  builder.begin(kind, reading.block)
}

/** Whether a frame has content to read; false for counters and advertisements. */
function isReadableFrame(frame: Element): boolean {
  if (frame.localName === 'frame') return true
  const { width, height } = frame.getBoundingClientRect()
  return width >= 200 && height >= 100
}

/** Handles a `<br>`: one is a space, and two are a paragraph break, as on old pages. */
function breakLine(node: Element, kind: BlockKind, { builder, block }: Reading): void {
  let next = node.nextSibling
  while (next && isText(next) && next.data.trim() === '') next = next.nextSibling
  if (next && isElement(next) && unclobbered(next, 'localName') === 'br') builder.begin(kind, block)
  else builder.gap()
}

/** Skips an element: an inline one leaves nothing, a box separates the text before it from the text after it. */
function leaveOut(node: Element, kind: BlockKind, { builder, block, view }: Reading): void {
  if (['sup', 'rt', 'rp'].includes(unclobbered(node, 'localName'))) return
  const { display } = view.getComputedStyle(node)
  if (display === 'none' || display.startsWith('inline') || display === '') return
  builder.begin(kind, block)
}

const KINDS: Record<string, BlockKind> = {
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
  li: 'item', dt: 'item', dd: 'item',
  figcaption: 'caption', caption: 'caption',
  td: 'cell', th: 'cell',
  blockquote: 'quote',
} // prettier-ignore

/** Returns the kind of an element; a paragraph inside a list item, a cell or a quote is of that kind. */
function kindOf(element: Element, around: BlockKind): BlockKind {
  if (unclobbered(element, 'getAttribute').call(element, 'role') === 'heading') return 'heading'
  return KINDS[unclobbered(element, 'localName')] ?? around
}

function isText(node: Node): node is Text {
  return unclobbered(node, 'nodeType') === 3
}

function isElement(node: Node): node is Element {
  return unclobbered(node, 'nodeType') === 1
}

/** Returns the element that contains the article, or the body where the markup does not show it. */
function mainContent(page: Document, trees: readonly DocumentRoot[]): Element | null {
  const body = page.querySelector('body, frameset')
  if (!body) return null
  const all = charCount(body)
  // Text in frames and shadow roots is not in these counts: where it is the larger part, the whole page is read.
  const inner = trees.slice(1).reduce((sum, tree) => sum + rawTextOf(tree).trim().length, 0)
  if (inner > all) return mainOf(trees, inner) ?? body
  const main = onlyOne(page, 'main, [role="main"]')
  const within: Element = main && share(main, all) > 0.2 ? main : body
  const articles = allIn(within, 'article, [itemprop="articleBody"]').filter((e) => {
    const parent = unclobbered(e, 'parentElement')
    return !parent || unclobbered(parent, 'closest').call(parent, 'article') === null
  })
  // If there are several articles (an index, a thread), one is the main content only if it has most of the text.
  const half = charCount(within) / 2
  return articles.find((e) => charCount(e) > half) ?? within
}

/** Returns the page's only `h1` if it precedes the element with the text, as on many pages; else null. */
function titleOutside(page: Document, root: Element): Element | null {
  if (allIn(root, 'h1').length > 0) return null
  const title = onlyOne(page, 'h1')
  if (!title) return null
  const before = title.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING
  return before && title.closest('nav, aside, footer, dialog') === null ? title : null
}

/** Returns the `main` or `article` element in a shadow root that has more than half of the text; null without one. */
function mainOf(trees: readonly DocumentRoot[], all: number): Element | null {
  const roots = trees.filter((tree) => !isDocument(tree))
  const found = roots.flatMap((root) => [...root.querySelectorAll('main, [role="main"], article')])
  return found.find((element) => share(element, all) > 0.5) ?? null
}

function share(element: Element | null, of: number): number {
  return of === 0 || !element ? 0 : charCount(element) / of
}

function onlyOne(page: Document, selector: string): Element | null {
  const found = page.querySelectorAll(selector)
  return found.length === 1 ? (found[0] ?? null) : null
}

function allIn(element: Element, selector: string): Element[] {
  return [...unclobbered(element, 'querySelectorAll').call(element, selector)]
}
