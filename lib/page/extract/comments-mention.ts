import { isCommentSection } from './boilerplate-filter'
import { mentions } from './mentions'
import type { DocumentRoot } from './document-roots'

/**
 * Whether readers' comments mention the subject. Used to explain why a page is not checked when its article does not
 * mention the subject.
 */
export function commentsMention(roots: readonly DocumentRoot[], names: readonly string[]): boolean {
  return roots.some((root) =>
    [...root.querySelectorAll(LIKELY)].some(
      (element) => isCommentSection(element, Infinity) && mentions(element.textContent, names),
    ),
  )
}

const LIKELY =
  '[class*="omment"], [id*="omment"], [class*="espon"], [id*="espon"], [id*="disqus"], [itemtype*="omment"], [role="comment"]'
