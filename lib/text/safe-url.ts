/** The address if it is http(s), else null: an imported dossier or note may contain `javascript:` or similar. */
export function safeUrl(url: string | undefined): string | null {
  if (url === undefined || !/^https?:\/\//i.test(url)) return null
  return URL.canParse(url) ? url : null
}

/**
 * Words as a part of an address. Half a letter (a lone surrogate), with which `encodeURIComponent` throws, becomes
 * U+FFFD: the words of dossiers and notes are written into addresses while a screen is drawn.
 */
export function inAddress(words: string): string {
  // eslint-disable-next-line no-restricted-syntax -- the one place
  return encodeURIComponent(words.toWellFormed())
}
