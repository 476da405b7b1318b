import type { OfferAnswer } from './judge-offer'

/** Arguments of `readOffer`; an injected function can use nothing else. */
export interface OfferQuestion {
  /** Types of the script elements. */
  types: { head: string; body: string }
  most: { head: number; body: number }
  /** Whether to read the embedded dossier too, and not only the statement about it. */
  isWhole: boolean
}

/**
 * Reads the offer of a dossier in the head of a page; runs in the page. Reads all texts in one go, so that the page
 * cannot change them in between.
 */
export function readOffer({ types, most, isWhole }: OfferQuestion): OfferAnswer {
  const find = (type: string) => document.querySelectorAll(`head > script[type="${type}"]`)
  const read = (element: Element | undefined, longest: number): OfferAnswer['head'] => {
    if (!element) return null
    // Counted before any text is copied. Browsers split long texts into several nodes.
    let length = 0
    for (let node = element.firstChild; node !== null && length <= longest; node = node.nextSibling)
      length += Math.max(1, node.nodeValue?.length ?? 0)
    if (length > longest) return { length, text: null }
    return { length, text: [...element.childNodes].map((node) => node.nodeValue ?? '').join('') }
  }
  const heads = find(types.head)
  return {
    url: document.location.href,
    count: heads.length,
    head: heads.length === 1 ? read(heads[0], most.head) : null,
    body: heads.length === 1 ? read(find(types.body)[0], isWhole ? most.body : 0) : null,
  }
}
