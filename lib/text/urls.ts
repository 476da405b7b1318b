/** Returns an http(s) address as it is, else null: an imported dossier or note may contain `javascript:` and such. */
export function safeUrl(url: string | undefined): string | null {
  if (url === undefined || !/^https?:\/\//i.test(url)) return null
  return URL.canParse(url) ? url : null
}

/**
 * Encodes words as a part of an address. A lone surrogate, with which `encodeURIComponent` throws, becomes U+FFFD: an
 * error in the words of a dossier or note must not stop a screen from being drawn.
 */
export function encodeForUrl(words: string): string {
  // eslint-disable-next-line no-restricted-syntax -- the one place
  return encodeURIComponent(words.toWellFormed())
}

/** Decodes a part of an address; one with an invalid escape, such as one typed by hand, stays as it is. */
export function decodeFromUrl(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The host of an address, without `www.`; empty where it is not an address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}

/**
 * Returns an address without the part after `#` if that only names a position. If it names a page (`#/about`,
 * `#!/about`: sites with one document), it stays, without a position inside it.
 */
export function withoutHashPosition(href: string): string {
  const at = href.indexOf('#')
  if (at < 0) return href
  const [name = ''] = href.slice(at + 1).split(/#|:~:/)
  return href.slice(0, at) + (/^(?:!.|\/.|!\/.)/.test(name) && name !== '!/' ? `#${name}` : '')
}

/** Whether an address is that of a PDF: what the browser shows there is its viewer, which scripts rarely may read. */
export const isPdfAddress = (url: string): boolean => /^[^?#]+\.pdf(?:[?#]|$)/i.test(url)

/** Whether an address is one of the web: browsers open most of these pages to extensions. */
export const isWebAddress = (url: string): boolean => /^https?:/i.test(url)
