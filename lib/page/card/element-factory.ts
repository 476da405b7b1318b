export type CreateElement = (
  tag: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
) => HTMLElement

/** Builds elements of a page's document. Texts go in as text only. */
export function elementFactory(page: Document): CreateElement {
  return (tag, attributes, ...children) => {
    const element = page.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
}

/** The engine and the dossier speak English, whatever the card's own words are in. */
export const ENGLISH = { lang: 'en' }
