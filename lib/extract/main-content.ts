import { ARTICLE_LENGTH, DIALOGS } from './boilerplate-filter'
import { charCount, rawTextOf } from './raw-text'
import { isDocument, type DocumentRoot } from './document-roots'
import { unclobbered } from './unclobbered'

/** Returns the element that contains the article, or the body where the markup does not show it. */
export function mainContent(page: Document, trees: readonly DocumentRoot[]): Element | null {
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

/** Returns long dialogs outside the main content, such as a post that is opened over a list of posts. */
export function dialogsBeside(page: Document, root: Element): Element[] {
  const body = page.querySelector('body')
  return (body ? allIn(body, DIALOGS) : []).filter(
    (dialog) => !root.contains(dialog) && !dialog.contains(root) && charCount(dialog) >= ARTICLE_LENGTH,
  )
}

/** Returns the page's only `h1` if it precedes the element with the text, as on many pages; else null. */
export function titleOutside(page: Document, root: Element): Element | null {
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
