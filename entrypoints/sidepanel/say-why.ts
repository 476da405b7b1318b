/** A code of the messaging in words for the reader: why, and what can be done. */
export function sayWhy(code: string): string {
  switch (code) {
    case 'unreachable':
      return 'The extension was just updated or is starting. Load the page again.'
    case 'refused':
      return 'The browser does not let extensions read this page.'
    case 'bad-request':
      return 'It is too long or not of a kind that can be kept.'
    default:
      return 'Something failed inside the extension. Try again.'
  }
}
