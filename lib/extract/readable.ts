/** Whether a document is a text page, and not an image or raw data. */
export function isTextPage(page: Document): boolean {
  return /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/.test(page.contentType)
}
