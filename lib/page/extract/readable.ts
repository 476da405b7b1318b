/** Is there text of a page in this document, as against a picture or what a browser makes of data? */
export function isReadable(page: Document): boolean {
  return /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/.test(page.contentType)
}
