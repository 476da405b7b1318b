import { mentions } from './mentions'
import { isDocument, type DocumentRoot } from './document-roots'

/**
 * Whether the page names the subject in text that is not read: hidden text, menus, footers. Used to explain why nothing
 * is checked. Scripts and styles do not count.
 */
export function outsideMentions(roots: readonly DocumentRoot[], names: readonly string[]): boolean {
  return roots.some((root) => {
    const within = isDocument(root) ? root.querySelector('body, frameset') : root
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

/** `NodeFilter.SHOW_TEXT`, which the global object of the page agent may lack. */
const SHOW_TEXT = 4
const CODE = new Set(['script', 'style', 'noscript', 'template'])
