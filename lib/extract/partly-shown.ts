import { EMBEDDED_ELEMENTS } from './boilerplate-filter'
import { shadowRootOf } from './document-roots'
import { isLarge } from './drawn-words'
import { isInline, isOutOfFlow, isWithinLine } from './placement'
import { attributeOf, hasLetters, unclobbered, boxOf, tagOf, trimmedText, allIn, SHOW_TEXT } from './unclobbered'
import { isStruckOut, visibilityOf } from './visibility'

// Words that people see otherwise than the document has them: drawn by a style, behind the edge of a box, in a picture.

/** Whether a style draws words before or after the content of an element, which belong to no text: `content: "not"`. */
export function drawsWords(element: Element, part: '::before' | '::after', view: Window): boolean {
  if (!hasStyleSheets(view)) return false
  const style = view.getComputedStyle(element, part)
  const { content } = style
  if (!content || content === 'none' || content === 'normal' || isUnseenPart(style)) return false
  const quoted = stringsIn(content + (/(?:open|close)-quote/.test(content) ? ` ${style.quotes}` : ''))
  const given = [...content.matchAll(/attr\(([\w-]+)/g)].map(([, name = '']) => attributeOf(element, name))
  const words = [...quoted, ...given].join(' ').trim()
  // A raised number is the mark of a note.
  if (style.verticalAlign === 'super' && !/\p{L}{2}/u.test(words)) return false
  if (isInline(view.getComputedStyle(element)))
    return /[\p{L}\p{N}]|counters?\(/u.test(content.includes('counter') ? content : words) && !isOwnText(element, words)
  // Such words are beside the text, unless they cover it.
  if (isOutOfFlow(style) ? !style.backgroundColor.startsWith('rgb(') : style.display === 'block') return false
  // A block may have a number or a sign before it.
  return /\p{L}{2}/u.test(words) || drawsCounter(content)
}

/** Whether the styles of parts of elements are known, as in a browser and in a file, whose view has no document. */
const hasStyleSheets = (view: Window): boolean => 'ResizeObserver' in view || !('document' in view)

const isUnseenPart = ({ display, visibility, opacity, fontSize, transform }: CSSStyleDeclaration): boolean =>
  display === 'none' ||
  visibility === 'hidden' ||
  opacity === '0' ||
  fontSize === '0px' ||
  transform.includes('(0, 0, 0, 0')

const stringsIn = (value: string): string[] =>
  [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map(([, words = '', others = words]) => others)

/**
 * Whether a line shows something in the place of an element whose letters are not read because they are thought to be
 * unseen: words that a style draws, a picture, or room. The one place where that is decided.
 *
 * @param before the words before it
 */
export function leavesHole(element: Element, style: CSSStyleDeclaration, view: Window, before: string): boolean {
  if (!isInline(style) || isOutOfFlow(style) || isStruckOut(style)) return false
  if (drawsWords(element, '::before', view) || drawsWords(element, '::after', view)) return true
  if (style.backgroundImage.includes('url(')) return true
  // A file has no layout.
  return (
    isWithinLine(element, before) && hasLetters(element) && (!('ResizeObserver' in view) || boxOf(element).width > 2)
  )
}

/** Whether a counter is drawn in a style of the page, which may be made of words. */
const drawsCounter = (content: string): boolean =>
  [...content.matchAll(/counters?\([^)]*, ?([a-z][\w-]*)/gi)].some(([, style = '']) => !NUMBERS.test(style))
const NUMBERS = /^(?:none|disc|circle|square|disclosure-.+|decimal.*|(?:low|upp)er-(?:alpha|latin|roman|greek))$/

/** Whether a style draws words as the mark of a list item. */
export function drawsMarker(element: Element, view: Window): boolean {
  const { display, listStyleType } = view.getComputedStyle(element)
  if (!display.includes('list-item') || !hasStyleSheets(view)) return false
  const { content } = view.getComputedStyle(element, '::marker')
  const drawn = content === 'normal' ? `counter(item, ${listStyleType})` : content
  return /"[^"]*\p{L}{2}|attr\(/u.test(drawn) || drawsCounter(drawn)
}

/**
 * Whether a style puts something else in the place of the words of an element: a picture, another order of its letters; or
 * an element without words is more than an icon, by a picture or by what a site's own element has.
 */
export function isDrawnOtherwise(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.content.includes('url(') || (style.direction === 'rtl' && style.unicodeBidi.includes('override')))
    return true
  if (unclobbered(element, 'firstChild')) return false
  const isDrawn = PICTURES.some((name) => style.getPropertyValue(name).includes('url('))
  return (isDrawn || tagOf(element).includes('-')) && shadowRootOf(element) === null && isLarge(element)
}
const PICTURES = ['background-image', 'border-image-source', 'mask-image']

/**
 * Whether an element may lie over words: a picture or a box with a colour, placed by itself and about as high as a line.
 * Higher ones are pictures beside the text, or covers of a whole page.
 */
export function mayCover(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute') return false
  const isOpaque = style.backgroundColor.startsWith('rgb(') || style.backgroundImage.includes('url(')
  const { height } = boxOf(element)
  return height > 0 && height < 80 && (isOpaque || EMBEDDED_ELEMENTS.has(tagOf(element)))
}

/** Whether a style repeats the words of an element, as for a shadow. */
const isOwnText = (element: Element, words: string): boolean => words !== '' && trimmedText(element) === words

/** Whether an element shows a part of its text, as the digits of a counter that rolls, or a line that ends in dots. */
export function isPartlyShown(element: Element, style: CSSStyleDeclaration): boolean {
  const sides = /^inset\(([^)]*?)(?: round [^)]*)?\)/.exec(style.clipPath)?.[1]?.split(/\s+/) ?? []
  if (sides.some((side) => Number.parseFloat(side) >= 15 && side.endsWith('%'))) return true
  // All words of a board with flaps are placed by themselves.
  const parts = style.display.startsWith('inline-')
    ? [...unclobbered(element, 'childNodes')].filter((node) => node.textContent?.trim())
    : []
  if (parts.length > 0 && parts.every((part) => part.nodeType === 1 && isOutOfFlow(getComputedStyle(part as Element))))
    return true
  const height = unclobbered(element, 'clientHeight')
  const width = unclobbered(element, 'clientWidth')
  if (height === 0 || height >= 2 * Number.parseFloat(style.fontSize)) return false
  if (/hidden|clip/.test(style.overflowY))
    if (unclobbered(element, 'scrollHeight') > 1.5 * height || hasLineOutside(element)) return true
  const isOneLine = /nowrap|pre$/.test(style.whiteSpace) && unclobbered(element, 'childElementCount') === 0
  return isOneLine && /hidden|clip/.test(style.overflowX) && unclobbered(element, 'scrollWidth') > width + 2
}

function hasLineOutside(element: Element): boolean {
  const { top, bottom } = boxOf(element)
  return [...allIn(element, '*')].slice(0, MOST_LINES).some((line) => {
    const box = boxOf(line)
    return box.height > 0 && (box.bottom <= top + 1 || box.top >= bottom - 1) && line.textContent.trim() !== ''
  })
}
const MOST_LINES = 40

/**
 * Returns the lower edge of a box that hides the rest of its text, so that nobody can scroll to it; null for other
 * elements. A box as high as the window is the page's own way to scroll.
 */
export function cutBelow(element: Element, view: Window): number | null {
  const height = unclobbered(element, 'clientHeight')
  const all = unclobbered(element, 'scrollHeight')
  if (!(height > 0 && all > height + LEAST_CUT) || height > 0.8 * view.innerHeight) return null
  if (/^(?:html|body)$/.test(tagOf(element))) return null
  if (!/hidden|clip/.test(view.getComputedStyle(element).overflowY)) return null
  const { top } = boxOf(element)
  return unclobbered(element, 'scrollTop') > 0 ? null : top + height
}

/** Returns whether a text begins, and whether it ends, below an edge. */
export function isBelowEdge(text: Text, edge: number): { begins: boolean; ends: boolean } {
  const range = text.ownerDocument.createRange()
  range.selectNodeContents(text)
  const tops = Array.from(range.getClientRects(), ({ top }) => top)
  return { begins: (tops[0] ?? 0) >= edge, ends: (tops.at(-1) ?? 0) >= edge }
}

/** Px of hidden text from which a box is cut. */
const LEAST_CUT = 4

/** Yields the texts of a picture, but for signs and badges, in reading order; `lines` are those of its own text elements. */
export function* textsOfPicture(picture: Element, view: Window): Generator<{ element: Element; lines?: Text[] }> {
  const { width, height, right, bottom } = boxOf(picture)
  if (width < 320 || height < 160 || unclobbered(picture, 'closest').call(picture, 'a, button')) return
  for (const element of allIn(picture, 'foreignObject, text')) {
    const box = boxOf(element)
    if (box.width === 0 || box.left >= right || box.top >= bottom) continue
    if (visibilityOf(element, view.getComputedStyle(element)).seen !== 'seen') continue
    if (tagOf(element) !== 'text') yield { element }
    else if (element.closest('foreignObject, defs, symbol') === null) {
      const texts = element.ownerDocument.createTreeWalker(element, SHOW_TEXT)
      const lines: Text[] = []
      while (texts.nextNode()) lines.push(texts.currentNode as Text)
      yield { element, lines }
    }
  }
}
