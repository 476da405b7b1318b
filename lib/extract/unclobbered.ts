/**
 * Returns a property of a node as its class defines it. A form has its fields as properties:
 * `<input name="childNodes">` hides the form's child nodes (DOM clobbering), by accident or on purpose. No other node
 * that a content script sees does this.
 */
export function unclobbered<N extends Node, K extends keyof N>(node: N, name: K): N[K] {
  const { nodeName } = node as { nodeName: unknown }
  // A clobbered node name is an element. Asking the class is slower, and this runs for every element of a page.
  if (typeof nodeName === 'string' && nodeName !== 'FORM' && nodeName !== 'form') return node[name]
  const value: N[K] | undefined = Reflect.get(Object.getPrototypeOf(node) as object, name, node)
  // The documents of HTML files have some properties on the nodes themselves.
  return value === undefined ? node[name] : value
}

export const attributeOf = (element: Element, name: string): string =>
  unclobbered(element, 'getAttribute').call(element, name) ?? ''

export const boxOf = (element: Element): DOMRect => unclobbered(element, 'getBoundingClientRect').call(element)

export const tagOf = (element: Element): string => unclobbered(element, 'localName')

export const trimmedText = (element: Element): string => unclobbered(element, 'textContent').trim()

export const hasLetters = (node: Node): boolean => /[\p{L}\p{N}]/u.test(unclobbered(node, 'textContent') ?? '')

export const allIn = (element: Element | ShadowRoot, selector: string): NodeListOf<Element> =>
  unclobbered(element, 'querySelectorAll').call(element, selector)

export const firstIn = (element: Element, selector: string): Element | null =>
  unclobbered(element, 'querySelector').call(element, selector)

/** Bits of `compareDocumentPosition`: 2 if `other` precedes, 4 if it follows, 8 if it is around, 16 if it is inside. */
export const placeOf = (element: Element, other: Element): number =>
  unclobbered(element, 'compareDocumentPosition').call(element, other)

export const parentIn = (node: Node): HTMLElement | null => unclobbered(node, 'parentElement')

/** `NodeFilter.SHOW_TEXT`, which the global object of the page agent may lack. */
export const SHOW_TEXT = 4
