import { charCount } from './page-text-quickly'
import { attributeOf, unclobbered } from './unclobbered'

/**
 * Whether an element is an advertisement inside an article, by its label, its class or its first words.
 *
 * @param total number of characters in the element that is read: one with 40 % of them is no advertisement
 */
export function isAdvertisement(element: Element, total: number): boolean {
  const isNamed = isNamedAd(element)
  const isSaid = BLOCKS.has(unclobbered(element, 'localName')) && FIRST_WORDS.test(firstText(element))
  if (!isNamed && !isSaid) return false
  const letters = charCount(element)
  return letters < total * 0.4 && (isNamed || letters < LONGEST_AD)
}

/** Whether an element is called an advertisement, by its label or its class. */
export function isNamedAd(element: Element): boolean {
  const label = attributeOf(element, 'aria-label')
  return AD_NAME.test(label.trim()) || [...unclobbered(element, 'classList')].some((name) => AD_NAME.test(name))
}

const AD_NAME =
  /^(?:ads?|adverts?|advertisements?|advertorial|adsbygoogle|ad[-_](?:block|box|break|banner|slot|unit|container|wrapper)|promos?|promoted|sponsored(?:[- _](?:content|post|links?))?)$/i
/** Words that begin an advertisement: "Advertisement – …", or as a line of their own. */
const FIRST_WORDS =
  /^\s*(?:(?:advertisement|sponsored (?:content|post)|paid (?:content|post))\s*(?:[–—|:-]|$)|(?:sponsored|promoted)\s*[–—|:])/i
const BLOCKS = new Set(['p', 'div', 'section', 'figure', 'li'])
/** Characters of a short block: a longer one may be about advertisements. */
const LONGEST_AD = 300

/** Returns the first text of an element that is not white space, without building the text of all of it. */
function firstText(element: Element): string {
  let node: Node | null = element
  while (node && node.nodeType !== TEXT_NODE) {
    node = node.firstChild
    while (node?.nextSibling && node.nodeType !== ELEMENT_NODE && (node.nodeValue ?? '').trim() === '')
      node = node.nextSibling
  }
  return node?.nodeValue ?? ''
}

const ELEMENT_NODE = 1
const TEXT_NODE = 3
