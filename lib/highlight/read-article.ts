import type { BlockKind } from '@/lib/match/types'
import { isLeftOut } from './left-out'
import { MapBuilder } from './map-builder'
import type { PageMap } from './page-map'
import { showingOf } from './visibility'

/**
 * Takes the visible text of the article in reading order, without touching the page: headings, paragraphs, list items,
 * captions, cells and quotes; not navigation, comments, hidden text, scripts, inputs or editable areas.
 *
 * It is a generator so that a long page can be read in slices: each step takes well under a millisecond.
 */
export function* readArticle(page: Document): Generator<undefined, PageMap, undefined> {
  const builder = new MapBuilder()
  const root = mainPart(page)
  if (root) {
    const most = root.textContent.length
    const title = titleOutside(page, root)
    if (title) yield* readBlock(title, 'heading', builder, most)
    yield* readBlock(root, 'paragraph', builder, most)
  }
  return builder.done()
}

/** The element that holds the article, or the body where the markup does not say. */
function mainPart(page: Document): Element | null {
  const body = page.querySelector('body')
  if (!body) return null
  const all = body.textContent.length
  const main = onlyOne(page, 'main, [role="main"]')
  const within: Element = main && share(main, all) > 0.2 ? main : body
  const articles = [...within.querySelectorAll('article, [itemprop="articleBody"]')].filter(
    (e) => !e.parentElement?.closest('article'),
  )
  // Of several articles (an index, a thread) one is the page's own only if it is most of it.
  const longest = articles.reduce<Element | null>((best, e) => (share(e, 1) > share(best, 1) ? e : best), null)
  return longest && share(longest, share(within, 1)) > 0.5 ? longest : within
}

function share(element: Element | null, of: number): number {
  return of === 0 ? 0 : (element?.textContent.length ?? 0) / of
}

function onlyOne(page: Document, selector: string): Element | null {
  const found = page.querySelectorAll(selector)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Many pages set the title above the element that holds the text. */
function titleOutside(page: Document, root: Element): Element | null {
  if (root.querySelector('h1')) return null
  const title = onlyOne(page, 'h1')
  if (!title || root.contains(title)) return null
  const before = title.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING
  return before && title.closest('nav, aside, footer, dialog') === null ? title : null
}

function* readBlock(
  element: Element,
  around: BlockKind,
  builder: MapBuilder,
  most: number,
): Generator<undefined, void, undefined> {
  const view = element.ownerDocument.defaultView
  if (!view) return
  const showing = showingOf(element, view.getComputedStyle(element))
  if (showing.seen === 'gone') return
  const kind = kindOf(element, around)
  builder.begin(kind, element)
  yield* readChildren(element, kind, {
    builder,
    most,
    view,
    seen: showing.seen === 'seen',
    keepsLines: showing.keepsLines,
    block: element,
  })
  builder.end()
}

interface Reading {
  builder: MapBuilder
  most: number
  view: Window
  seen: boolean
  keepsLines: boolean
  /** The nearest element that is a block: text after a block inside it belongs to it again. */
  block: Element
}

function* readChildren(parent: Element, kind: BlockKind, reading: Reading): Generator<undefined, void, undefined> {
  const { builder, view, most } = reading
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isText(node)) {
      if (reading.seen) builder.text(node, reading.keepsLines)
      continue
    }
    if (!isElement(node)) continue
    if (node.localName === 'br') {
      breakLine(node, kind, reading)
      continue
    }
    yield
    if (isLeftOut(node, most)) {
      leaveOut(node, kind, reading)
      continue
    }
    const showing = showingOf(node, view.getComputedStyle(node))
    if (showing.seen === 'gone') continue
    if (showing.inline) {
      yield* readChildren(node, kind, { ...reading, seen: showing.seen === 'seen', keepsLines: showing.keepsLines })
      continue
    }
    yield* readBlock(node, kind, builder, most)
    builder.begin(kind, reading.block)
  }
}

/** One `<br>` is a space; two of them are how old pages make a paragraph. */
function breakLine(node: Element, kind: BlockKind, { builder, block }: Reading): void {
  let next = node.nextSibling
  while (next && isText(next) && next.data.trim() === '') next = next.nextSibling
  if (next && isElement(next) && next.localName === 'br') builder.begin(kind, block)
  else builder.gap()
}

/** What is left out in the midst of a line leaves nothing; a box of its own parts what stands before and after it. */
function leaveOut(node: Element, kind: BlockKind, { builder, block, view }: Reading): void {
  if (node.localName === 'sup' || node.localName === 'rt' || node.localName === 'rp') return
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

/** A paragraph inside a list item, a cell or a quote is of that kind. */
function kindOf(element: Element, around: BlockKind): BlockKind {
  if (element.getAttribute('role') === 'heading') return 'heading'
  return KINDS[element.localName] ?? around
}

function isText(node: Node): node is Text {
  return node.nodeType === 3
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}
