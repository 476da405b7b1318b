/** All letters of a page's body, shown or not, in one pass; empty where the document has no body. */
export function pageLetters(page: Document): string {
  // A document may have no body (XML, a frame set), whatever the type of `document.body` says.
  return page.querySelector('body')?.textContent ?? ''
}
