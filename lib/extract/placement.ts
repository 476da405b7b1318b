import type { PageMapBuilder } from './page-map-builder'
import { unclobbered, boxOf, tagOf, trimmedText, allIn, parentIn } from './unclobbered'
import type { BlockKind } from '@/lib/schema/finding'

/**
 * The placement of an element among the words around it: `inline`; `word`, a box on the line of other words; `cap`, a floating
 * first letter; `line`, one of many lines that are placed on a page one by one; `aside`, out of the flow of the text;
 * `block`.
 */
type Placement = 'inline' | 'word' | 'cap' | 'line' | 'aside' | 'block'

/** @param builder with the words before the element */
export function placementOf(
  element: Element,
  style: CSSStyleDeclaration,
  view: Window,
  builder: PageMapBuilder,
): Placement {
  const isPhrasing = INLINE_ELEMENTS.has(tagOf(element))
  const isNote = isPhrasing && isNoteBox(element)
  if (isInline(style) && !isNote) return 'inline'
  const before = builder.tail()
  if (isNote && before !== '') return 'aside'
  if (isInline(style)) return 'inline'
  if (isOutOfFlow(style)) {
    const text = trimmedText(element)
    if (before === '' && DROP_CAP.test(text)) return 'cap'
    if (before === '' && text.length < 20 && goesOnBehind(element)) return 'inline'
    return isPlacedLine(element, view) ? 'line' : 'aside'
  }
  if (isPhrasing && isWordOfRow(element, view)) return 'word'
  // A box in a sentence, such as a caption, is read after it.
  return isPhrasing && isUnfinished(before) && goesOnBehind(element) ? 'aside' : 'block'
}

export const isInline = ({ display }: CSSStyleDeclaration): boolean =>
  display.startsWith('inline') || display.startsWith('ruby') || display === 'contents' || display === ''

export const isOutOfFlow = ({ float, position }: CSSStyleDeclaration): boolean =>
  (float !== '' && float !== 'none') || position === 'absolute' || position === 'fixed'

/** Whether a sentence goes on after these words. */
export const isUnfinished = (words: string): boolean => words !== '' && !/[.!?…:;]["”’)\]]*\s*$/.test(words)

/** Returns the text that follows an element on its line, up to 40 characters. */
export function textAfter(element: Element): string {
  let text = ''
  let node: Node = element
  for (let step = 0; step < MOST_STEPS && text.trim() === ''; step += 1) {
    const next = unclobbered(node, 'nextSibling')
    const parent = parentIn(node)
    if (next) {
      const isRead = unclobbered(next, 'nodeType') === 3 || INLINE_ELEMENTS.has((next as Element).localName)
      if (unclobbered(next, 'nodeType') === 1 && !isRead && !ELEMENTS_WITHOUT_TEXT.has((next as Element).localName))
        return text
      if (isRead) text += (unclobbered(next, 'textContent') ?? '').slice(0, 40)
      node = next
    } else if (parent && INLINE_ELEMENTS.has(parent.localName)) node = parent
    else return text
  }
  return text
}

/** Whether the words behind an element go on within a sentence. */
export const goesOnBehind = (element: Element): boolean => /^\s*\p{Ll}/u.test(textAfter(element))

/** Whether an element stands within a sentence: words follow that the words before it need, or that need such. */
export const isWithinLine = (element: Element, before: string): boolean =>
  isUnfinished(before) ? textAfter(element).trim() !== '' : goesOnBehind(element)

/** Nodes without text that are passed on the way to the next words. */
const MOST_STEPS = 60

const ELEMENTS_WITHOUT_TEXT = new Set(['script', 'style', 'template', 'noscript', 'input', 'img', 'svg', 'wbr'])

/** Elements that are parts of a line unless a style says otherwise. */
const INLINE_ELEMENTS = new Set(
  (
    'a abbr acronym b bdi bdo big button cite code data dfn em font i ins kbd label mark nobr q s samp small span ' +
    'strong sub sup time tt u var'
  ).split(' '),
)

/** Class names of notes that are in a sentence in the markup, and beside it or nowhere on the screen. */
const NOTE_BOX =
  /(?:^|[\s_-])(?:side-?note|margin-?note|tool-?tip-?(?:text|content)|foot-?note[_-](?:text|content|tool-?tip|pop-?up)|fn-?(?:text|content|pop-?up)|ltx_note_outer|pull-?quote|page-?num(?:ber)?)(?:[\s_-]|$)/i

/** Class names of marks, and of notes where the element has words. */
const NOTE_NAME = /(?:^|[\s_-])(?:foot-?note|end-?note)(?:[\s_-]|$)/i

function isNoteBox(element: Element): boolean {
  if (NOTE_BOX.test(element.className)) return true
  return NOTE_NAME.test(element.className) && /\p{L}\s+\p{L}/u.test(unclobbered(element, 'textContent'))
}

const DROP_CAP = /^["“‘'«(]?\p{Lu}['’]?$/u

/** Whether most elements beside this one are placed one by one too, as the lines of a PDF in a browser. */
function isPlacedLine(element: Element, view: Window): boolean {
  const parent = parentIn(element)
  const box = parent?.localName === 'span' ? parentIn(parent) : parent
  if (!box) return false
  const known = placedByLine.get(box)
  if (known !== undefined) return known
  const lines = [...allIn(box, 'span, div')]
    .filter((line) => unclobbered(line, 'firstElementChild') === null && trimmedText(line) !== '')
    .slice(0, 12)
  const hasText = [...unclobbered(box, 'childNodes')].some((node) => node.nodeType === 3 && node.nodeValue?.trim())
  const isLayer = lines.length > 2 && !hasText && lines.every((line) => isOutOfFlow(view.getComputedStyle(line)))
  if (lines.length > 2) placedByLine.set(box, isLayer)
  return isLayer
}
/** Boxes whose content is known to be placed line by line, or not. */
const placedByLine = new WeakMap<Element, boolean>()

/** Whether an element is a word of a sentence that is laid out as a row of boxes. */
function isWordOfRow(element: Element, view: Window): boolean {
  const parent = parentIn(element)
  if (!parent) return false
  const { display, flexDirection } = view.getComputedStyle(parent)
  if (!/flex|grid/.test(display) || flexDirection.startsWith('column')) return false
  if (/^(?:p|h[1-6]|li|blockquote|figcaption|dd|dt|td|a|span|em|strong|b|i)$/.test(parent.localName)) return true
  const { childElementCount } = parent
  return childElementCount > 3 && trimmedText(parent).length < 12 * childElementCount
}

/** Separates a line from the line before it: by nothing in a word, by a blank, or by a paragraph. */
export function separateLine(
  element: Element,
  kind: BlockKind,
  { builder, line, block }: { builder: PageMapBuilder; line: { box?: DOMRect }; block: Element },
): void {
  const box = element.getBoundingClientRect()
  const last = line.box
  line.box = box
  if (!last) return
  const down = (box.top - last.top) / (last.height || 1)
  // A file has no layout: all its lines are one paragraph.
  if (box.height === 0) builder.gap()
  else if (Math.abs(down) < 0.5) {
    // Words far apart on one line are those of two columns.
    if (box.left - last.right > 4 * last.height) builder.begin(kind, block)
    else if (box.left - last.right > 0.15 * last.height) builder.gap()
  } else if ((down > 0 && down < 1.8) || (isUnfinished(builder.tail()) && /^\s*\p{Ll}/u.test(element.textContent)))
    builder.gap()
  else builder.begin(kind, block)
}

/** Whether a style leaves as much room beside a word as a blank has: before it, or behind it where another word follows. */
export function hasGap(element: Element, style: CSSStyleDeclaration, side: 'Left' | 'Right'): boolean {
  const room = Math.max(
    ...[style[`margin${side}`], style[`padding${side}`]].map((width) => Number.parseFloat(width) || 0),
  )
  // A box with a colour has room within it: "<code>x</code>s".
  if (!(room >= LEAST_GAP * Number.parseFloat(style.fontSize)) || isColoured(style)) return false
  return side === 'Left' ? /^[\p{L}\p{N}]/u.test(trimmedText(element)) : /^[\p{L}\p{N}]/u.test(textAfter(element))
}
const LEAST_GAP = 0.2
const isColoured = ({ backgroundColor, borderLeftStyle }: CSSStyleDeclaration): boolean =>
  !/^(?:|transparent|rgba\(.*, 0\))$/.test(backgroundColor) || !/^(?:|none)$/.test(borderLeftStyle)

/** Whether an element is a blank between words, as in the text of a scan: empty, and as wide as one. */
export function isBlankBox(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display !== 'inline-block' || unclobbered(element, 'firstChild') || style.backgroundImage !== 'none')
    return false
  const { width } = boxOf(element)
  return width >= 2 && width <= Number.parseFloat(style.fontSize)
}

/** Whether an element is a single letter after another: words may be split into letters. */
export function isLetterBeside(element: Element): boolean {
  const before = unclobbered(element, 'previousElementSibling')
  return [element, before].every((each) => each && trimmedText(each).length === 1)
}
