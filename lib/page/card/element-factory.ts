export type CreateElement = (
  tag: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
) => HTMLElement

/** Returns a function that builds elements of a page's document. Texts are inserted as text only. */
export function elementFactory(page: Document): CreateElement {
  return (tag, attributes, ...children) => {
    const element = page.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
}

/** Texts of the engine and the dossier are English, whatever the language of the interface. */
export const ENGLISH = { lang: 'en' }
