interface Addressed {
  url: string
  pageKey: string
}

/**
 * What a page says of its own address, held to what the browser vouches for: a page can speak only for its own site. One
 * that names another gets the address that the browser has, so that no page is shown the notes of another.
 *
 * @param vouched the address of the sender's document, as the browser gives it
 */
export function ownAddress<T extends Addressed>(page: T, vouched: string): T {
  const url = isSameSite(page.url, vouched) ? page.url : vouched
  const pageKey = isSameSite(page.pageKey, vouched) ? page.pageKey : url.replace(/#.*$/, '')
  return { ...page, url, pageKey }
}

/** The same scheme, host and port; addresses without those (`file:`) must be equal. */
export function isSameSite(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false
  const [one, other] = [new URL(a), new URL(b)]
  return one.origin === 'null' ? one.href === other.href : one.origin === other.origin
}
