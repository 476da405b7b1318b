import { isDocument, type DocumentRoot } from './document-roots'
import { unclobbered, allIn } from './unclobbered'

/** All text of a document's body or of a shadow root, visible or not, in one pass; empty where there is no body. */
export function rawTextOf(root: DocumentRoot): string {
  // A document may have no body (XML, a frame set), despite the type of `document.body`.
  return (isDocument(root) ? root.querySelector('body') : root)?.textContent ?? ''
}

/** Counts the characters in an element without its scripts and styles: pages often store data in scripts. */
export function countCharacters(within: Element | ShadowRoot): number {
  let count = unclobbered(within, 'textContent').length
  for (const code of allIn(within, 'script, style, template, noscript')) count -= code.textContent.length
  return Math.max(0, count)
}
