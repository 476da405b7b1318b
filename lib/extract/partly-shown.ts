import { isIcon } from './drawn-words'
import { isOutOfFlow } from './placement'
import { attributeOf, unclobbered } from './unclobbered'

// Words that people see otherwise than the document has them: drawn by a style, behind the edge of a box, in a picture.

/** Whether a style draws words before or after an element, which no script can read: `content: "not"`. */
export function drawsWords(element: Element, view: Window): boolean {
  // The layout of a file is not known, and neither is what its styles draw.
  if (!('ResizeObserver' in view) || isIcon(element)) return false
  return ['::before', '::after'].some((part) => {
    const style = view.getComputedStyle(element, part) as Partial<CSSStyleDeclaration>
    const { content } = style
    if (!content || content === 'none' || content === 'normal') return false
    if (style.display === 'none' || style.display === 'block' || style.visibility === 'hidden' || style.opacity === '0')
      return false
    if (isOutOfFlow(style as CSSStyleDeclaration)) return false
    const quoted = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, words = '']) => words)
    const given = [...content.matchAll(/attr\(([\w-]+)/g)].map(([, name = '']) => attributeOf(element, name))
    return /[\p{L}\p{N}]/u.test([...quoted, ...given].join(' '))
  })
}

/** Whether an element shows one line of several that are in it, as the digits of a counter that rolls. */
export function isWindowOnLine(element: Element, style: CSSStyleDeclaration): boolean {
  if (!/hidden|clip/.test(style.overflowY)) return false
  const [height, all] = [unclobbered(element, 'clientHeight'), unclobbered(element, 'scrollHeight')]
  return height > 0 && height < 2 * Number.parseFloat(style.fontSize) && all > 1.5 * height
}

/**
 * Returns the lower edge of a box that hides the rest of its text, so that nobody can scroll to it; null for other
 * elements. A box as high as the window is the page's own way to scroll.
 */
export function cutBelow(element: Element, view: Window): number | null {
  const [height, all] = [unclobbered(element, 'clientHeight'), unclobbered(element, 'scrollHeight')]
  if (!(height > 0 && all > height + LEAST_CUT) || height > 0.8 * view.innerHeight) return null
  if (/^(?:html|body)$/.test(unclobbered(element, 'localName'))) return null
  if (!/hidden|clip/.test(view.getComputedStyle(element).overflowY)) return null
  const { top } = unclobbered(element, 'getBoundingClientRect').call(element)
  return unclobbered(element, 'scrollTop') > 0 ? null : top + height
}

/** Px of hidden text from which a box is cut: more than a shadow or a margin has. */
const LEAST_CUT = 40

/** Yields the texts of a picture, but for signs and badges, in reading order; `lines` are those of its own text elements. */
export function* textsOfPicture(picture: Element): Generator<{ element: Element; lines?: Text[] }> {
  const { width, height } = unclobbered(picture, 'getBoundingClientRect').call(picture)
  if (width < 320 || height < 160 || unclobbered(picture, 'closest').call(picture, 'a, button')) return
  for (const element of unclobbered(picture, 'querySelectorAll').call(picture, 'foreignObject, text')) {
    if (unclobbered(element, 'localName') !== 'text') yield { element }
    else if (element.closest('foreignObject, defs, symbol') === null) {
      const texts = element.ownerDocument.createTreeWalker(element, SHOW_TEXT)
      const lines: Text[] = []
      while (texts.nextNode()) lines.push(texts.currentNode as Text)
      yield { element, lines }
    }
  }
}

/** `NodeFilter.SHOW_TEXT`, which the global object of the page agent may lack. */
const SHOW_TEXT = 4
