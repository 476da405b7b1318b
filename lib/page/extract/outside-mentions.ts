import { mentions } from './mentions'
import { isDocument, type DocumentRoot } from './document-roots'

/**
 * Does the page name the subject in text that is not read: hidden text, menus, footers? Asked when the article does not,
 * to say why nothing is checked. Code in the page is no text.
 */
export function outsideMentions(trees: readonly DocumentRoot[], names: readonly string[]): boolean {
  return trees.some((tree) => {
    const within = isDocument(tree) ? tree.querySelector('body, frameset') : tree
    return within !== null && hasName(within, names)
  })
}

function hasName(within: Node, names: readonly string[]): boolean {
  const texts = within.ownerDocument?.createTreeWalker(within, SHOW_TEXT)
  for (let node = texts?.nextNode(); node; node = texts?.nextNode()) {
    if (mentions(node.nodeValue ?? '', names) && !CODE.has(node.parentElement?.localName ?? '')) return true
  }
  return false
}

/** `NodeFilter.SHOW_TEXT`, which the reader's own global object may lack. */
const SHOW_TEXT = 4
const CODE = new Set(['script', 'style', 'noscript', 'template'])
