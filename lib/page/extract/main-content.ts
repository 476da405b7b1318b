import { letterCount, pageTextQuickly } from './page-text-quickly'
import { isDocument, type DocumentRoot } from './document-roots'
import { unclobbered } from './unclobbered'

/** The element that holds the article, or the body where the markup does not tell. */
export function mainContent(page: Document, trees: readonly DocumentRoot[]): Element | null {
  const body = page.querySelector('body, frameset')
  if (!body) return null
  const all = letterCount(body)
  // Text in frames and shadow roots is not in these counts: where it is the larger part, the whole page is read.
  const inner = trees.slice(1).reduce((sum, tree) => sum + pageTextQuickly(tree).trim().length, 0)
  if (inner > all) return mainOf(trees, inner) ?? body
  const main = onlyOne(page, 'main, [role="main"]')
  const within: Element = main && share(main, all) > 0.2 ? main : body
  const articles = allIn(within, 'article, [itemprop="articleBody"]').filter((e) => {
    const parent = unclobbered(e, 'parentElement')
    return !parent || unclobbered(parent, 'closest').call(parent, 'article') === null
  })
  // If there are several articles (an index, a thread), one is the main content only if it has most of the text.
  const longest = articles.reduce<Element | null>((best, e) => (share(e, 1) > share(best, 1) ? e : best), null)
  return longest && share(longest, share(within, 1)) > 0.5 ? longest : within
}

/** Many pages put the title above the element with the text. */
export function titleOutside(page: Document, root: Element): Element | null {
  if (allIn(root, 'h1').length > 0) return null
  const title = onlyOne(page, 'h1')
  if (!title) return null
  const before = title.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING
  return before && title.closest('nav, aside, footer, dialog') === null ? title : null
}

/** The only main element in a shadow root that has most of the text. */
function mainOf(trees: readonly DocumentRoot[], all: number): Element | null {
  const roots = trees.filter((tree) => !isDocument(tree))
  const found = roots.flatMap((root) => [...root.querySelectorAll('main, [role="main"], article')])
  return found.find((element) => share(element, all) > 0.5) ?? null
}

function share(element: Element | null, of: number): number {
  return of === 0 || !element ? 0 : letterCount(element) / of
}

function onlyOne(page: Document, selector: string): Element | null {
  const found = page.querySelectorAll(selector)
  return found.length === 1 ? (found[0] ?? null) : null
}

function allIn(element: Element, selector: string): Element[] {
  return [...unclobbered(element, 'querySelectorAll').call(element, selector)]
}
