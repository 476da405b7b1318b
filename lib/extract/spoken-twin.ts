import { attributeOf, unclobbered } from './unclobbered'
import { visibilityOf } from './visibility'

/**
 * Whether screen readers get visible text with `aria-hidden` in another form: from a label around
 * it, or from hidden text next to it. The visible words are read then, and only they.
 */
export function hasSpokenTwin(element: Element, view: Window): boolean {
  const own = bare(unclobbered(element, 'textContent'))
  if (own === '' || isIcon(element)) return false
  const labelled = unclobbered(element, 'closest').call(element, '[aria-label]')
  const label = labelled?.getAttribute('aria-label') ?? ''
  if (label !== '' && label.length < LONGEST_LABEL && bare(label).includes(own)) return true
  return [unclobbered(element, 'previousElementSibling'), unclobbered(element, 'nextElementSibling')].some((other) => {
    if (!other || other.getAttribute('aria-hidden') === 'true') return false
    const spoken = bare(unclobbered(other, 'textContent'))
    if (spoken === '' || (!spoken.startsWith(own.charAt(0)) && !spoken.includes(own))) return false
    return visibilityOf(other, view.getComputedStyle(other)).seen === 'gone'
  })
}

const LONGEST_LABEL = 1000

/** Whether the letters of an element are drawn as a picture by the font. */
export function isIcon(element: Element): boolean {
  return /icon|glyph|material-symbols|(?:^|\s)fa[srlb]?(?:\s|-|$)/i.test(attributeOf(element, 'class'))
}

/** Returns the letters and digits of a text, in one case. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
