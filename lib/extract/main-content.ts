import { ARTICLE_LENGTH, DIALOGS, isAsking } from './boilerplate-filter'
import { charactersOf, countCharacters } from './raw-text'
import { isDocument, type DocumentRoot } from './document-roots'
import { unclobbered, allIn, firstIn, parentIn } from './unclobbered'

/** Returns the element that contains the article, or the body where the markup does not show it. */
export function mainContent(page: Document, trees: readonly DocumentRoot[]): Element | null {
  const body = page.querySelector('body, frameset')
  if (!body) return null
  const all = countCharacters(body)
  // Text in frames and shadow roots is not in these counts: where it is the larger part, the whole page is read.
  const inner = trees.slice(1).reduce((sum, tree) => sum + charactersOf(tree), 0)
  if (inner > all) return mainInShadowRoots(trees, inner) ?? body
  const main = onlyMatch(page, 'main, [role="main"]')
  const within: Element = main && shareOfText(main, all) > 0.2 ? main : body
  const articles = [...allIn(within, 'article, [itemprop="articleBody"]')].filter((e) => {
    const parent = parentIn(e)
    return !parent || unclobbered(parent, 'closest').call(parent, 'article') === null
  })
  // If there are several articles (an index, a thread), one is the main content only if it has most of the text, and no
  // other much of it, as the next one that is loaded below.
  const half = countCharacters(within) / 2
  const [first, second] = articles.filter((e) => countCharacters(e) > MUCH_TEXT * half)
  if (first && second) return parentIn(first) === parentIn(second) ? parentIn(first) : within
  return first && countCharacters(first) > half ? first : within
}

/** Share of half of a page's text that a second article has. */
const MUCH_TEXT = 0.4

/** Returns long dialogs outside the main content, such as a post that is opened over a list of posts. */
export function dialogsBesideArticle(page: Document, root: Element): Element[] {
  const body = page.querySelector('body')
  return [...(body ? allIn(body, DIALOGS) : [])].filter(
    (dialog) =>
      !root.contains(dialog) &&
      !dialog.contains(root) &&
      countCharacters(dialog) >= ARTICLE_LENGTH &&
      !isAsking(dialog),
  )
}

/** Returns the page's only `h1` if it precedes the element with the text, as on many pages; else null. */
export function titleOutsideArticle(page: Document, root: Element): Element | null {
  if (firstIn(root, 'h1')) return null
  const title = onlyMatch(page, 'h1')
  if (!title) return null
  const before = title.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING
  return before && title.closest('nav, aside, footer, dialog') === null ? title : null
}

/** Returns the `main` or `article` element in a shadow root that has more than half of the text; null without one. */
function mainInShadowRoots(trees: readonly DocumentRoot[], all: number): Element | null {
  const roots = trees.filter((tree) => !isDocument(tree))
  const found = roots.flatMap((root) => [...root.querySelectorAll('main, [role="main"], article')])
  return found.find((element) => shareOfText(element, all) > 0.5) ?? null
}

const shareOfText = (element: Element | null, of: number): number =>
  of === 0 || !element ? 0 : countCharacters(element) / of

function onlyMatch(page: Document, selector: string): Element | null {
  const found = page.querySelectorAll(selector)
  return found.length === 1 ? (found[0] ?? null) : null
}
