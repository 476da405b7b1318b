import { isDocument, type DocumentRoot } from './document-roots'
import { unclobbered, allIn } from './unclobbered'

/** All text of a document's body or of a shadow root, visible or not, in one pass; empty where there is no body. */
export function rawTextOf(root: DocumentRoot): string {
  // A document may have no body (XML, a frame set), despite the type of `document.body`.
  return (isDocument(root) ? root.querySelector('body') : root)?.textContent ?? ''
}

/** Counts the characters in an element without its scripts and styles: pages often store data in scripts. */
export function countCharacters(within: Element | ShadowRoot): number {
  let count = shownLength(unclobbered(within, 'textContent'))
  for (const code of allIn(within, 'script, style, template, noscript')) count -= shownLength(code.textContent)
  return Math.max(0, count)
}

/** Counts the characters in the body of a document or in a shadow root. */
export function charactersOf(tree: DocumentRoot): number {
  const within = isDocument(tree) ? tree.querySelector('body, frameset') : tree
  return within ? countCharacters(within) : 0
}

/**
 * Returns the length of a text of the markup as it is shown: the white space that indents markup is one blank. By a loop,
 * which takes a tenth of the time of a pattern on the text of a whole page.
 */
export function shownLength(text: string): number {
  let length = 0
  let isBlank = true
  for (let at = 0; at < text.length; at++) {
    const wasBlank = isBlank
    isBlank = text.charCodeAt(at) <= SPACE
    if (!isBlank || !wasBlank) length++
  }
  return isBlank && length > 0 ? length - 1 : length
}
/** The code of a space, the last of the characters that indent markup. */
const SPACE = 32
