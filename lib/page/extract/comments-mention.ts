import { isCommentSection } from './boilerplate-filter'
import { mentions } from './mentions'
import type { DocumentRoot } from './document-roots'

/** Do readers' comments speak of the subject? Asked when the article does not, to say why nothing is checked. */
export function commentsMention(trees: readonly DocumentRoot[], names: readonly string[]): boolean {
  return trees.some((tree) =>
    [...tree.querySelectorAll(LIKELY)].some(
      (element) => isCommentSection(element, Infinity) && mentions(element.textContent, names),
    ),
  )
}

const LIKELY =
  '[class*="omment"], [id*="omment"], [class*="espon"], [id*="espon"], [id*="disqus"], [itemtype*="omment"], [role="comment"]'
