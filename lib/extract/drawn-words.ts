import { UNREADABLE_SIGN } from '@/lib/text/article-blocks'
import type { PageMapBuilder } from './page-map-builder'
import { inSuperscript } from './note-marks'
import { attributeOf, unclobbered, boxOf, tagOf, trimmedText, firstIn } from './unclobbered'
import { visibilityOf } from './visibility'

// Words that a page draws: formulas, pictures that stand for words, and the copies of both for screen readers.

/** Whether an element is a formula, as MathML or as the libraries and sites for formulas show it. */
export function isFormula(element: Element): boolean {
  const tag = tagOf(element)
  if (tag === 'math' || tag === 'mjx-container') return true
  if (tag !== 'span' && tag !== 'div') return false
  return FORMULA_CLASS.test(element.className) && unclobbered(element, 'textContent').length < LONGEST_FORMULA
}

const FORMULA_CLASS =
  /(?:^|\s)(?:katex(?:-display)?|MathJax(?:_(?:Display|SVG|CHTML|SVG_Display))?|mjx-chtml|mwe-math-element)(?:\s|$)/
const LONGEST_FORMULA = 4000

/** Writes the text of a visible formula once: its words if it has any, else a sign that something is missing. */
export function writeFormula(formula: Element, builder: PageMapBuilder, view: Window): void {
  const isMath = tagOf(formula) === 'math'
  const letters = lettersIn(formula, view)
  const math = isMath ? formula : mathMlToRead(formula, letters.map(({ data }) => data).join(''))
  if (math && (isMath || isOnlyFormula(mathText(math)))) writeMath(math, builder, isMath ? view : null)
  else if (letters.length > 0) for (const text of letters) builder.text(text, false)
  else builder.words(formulaWords(formula) || UNREADABLE_SIGN)
}

/**
 * Returns the hidden MathML to read for a formula. Null if the visible letters are read: they are text too, and marks on
 * them can be seen. Letters lose exponents and fractions, so MathML with these is preferred where it has their figures.
 */
function mathMlToRead(formula: Element, shown: string): Element | null {
  const math = firstIn(formula, 'math')
  if (!math || shown === '') return math
  const hasForm = math.querySelector('msup, msub, msubsup, mfrac, msqrt, mroot, mover, munder, mtable') !== null
  const digitsOf = (text: string): string => (text.match(/\d/g) ?? []).sort().join('')
  return hasForm && digitsOf(shown) === digitsOf(mathText(math)) ? math : null
}

/** Whether words that nobody sees may be those of a formula: a few signs, and no sentence. */
const isOnlyFormula = (words: string): boolean => words.length < 200 && !/(?:\p{L}{2,}[\s,]+){3}/u.test(words)

/** Returns the text of MathML without its notes. */
const mathText = (node: Node): string =>
  UNREAD_MATHML.has((node as Partial<Element>).localName ?? '')
    ? ''
    : (node.nodeValue ?? Array.from(node.childNodes, mathText).join(''))

/** Returns the visible texts of a formula without its MathML. */
function lettersIn(node: Node, view: Window): Text[] {
  if (node.nodeType === 3) return node.nodeValue?.trim() ? [node as Text] : []
  const element = node as Element
  if (node.nodeType !== 1 || HIDDEN_ELEMENTS.has(element.localName)) return []
  if (visibilityOf(element, view.getComputedStyle(element)).seen === 'gone') return []
  return [...node.childNodes].flatMap((child) => lettersIn(child, view))
}
const HIDDEN_ELEMENTS = new Set(['math', 'script', 'style', 'mjx-assistive-mml'])

/** Whether people see letters or digits in an element. */
export function showsWords(node: Node, view: Window): boolean {
  if (node.nodeType === 3) return /[\p{L}\p{N}]/u.test(node.nodeValue ?? '')
  const element = node as Element
  if (node.nodeType !== 1 || WITHOUT_WORDS.has(element.localName)) return false
  const { seen } = visibilityOf(element, view.getComputedStyle(element))
  const parts = [...unclobbered(element, 'childNodes')]
  return seen !== 'gone' && parts.some((part) => (seen === 'seen' || part.nodeType === 1) && showsWords(part, view))
}
const WITHOUT_WORDS = new Set(['title', 'desc'])

/** Returns the words that a drawn formula has for screen readers; empty without. */
function formulaWords(formula: Element): string {
  const labelled = firstIn(formula, '[aria-label], img[alt]') ?? formula
  const words = labelled.getAttribute('aria-label') ?? labelled.getAttribute('alt') ?? ''
  return isOnlyFormula(words) ? words.replace(/^\{\\displaystyle (.*)\}$/, '$1') : ''
}

/** Writes the text of MathML: "10⁹", "1/2", "x = 3". @param view set where people see it */
function writeMath(node: Node, builder: PageMapBuilder, view: Window | null, isExponent = false): void {
  if (node.nodeType === 3) {
    builder.text(node as Text, false, isExponent ? inSuperscript : undefined)
    return
  }
  const { localName } = node as Element
  if (node.nodeType !== 1 || UNREAD_MATHML.has(localName)) return
  const element = node as Element
  if (view && visibilityOf(element, view.getComputedStyle(element)).seen !== 'seen') {
    builder.hole()
    return
  }
  const parts = [...node.childNodes]
  const first = (node as Element).firstElementChild
  const last = (node as Element).lastElementChild
  // A mark of a note in a formula has no base.
  if (/^m(?:sup|sub)/.test(localName) && first?.textContent.trim() === '') return
  if (localName === 'msqrt' || localName === 'mroot') builder.words('√')
  const isSign = localName === 'mo' && /^[=<>≤≥≈≠+±∼~×→]$/.test(node.textContent?.trim() ?? '')
  if (isSign || /^mt[rd]$/.test(localName)) builder.gap()
  for (const part of parts) {
    if (part === last && part !== first && localName === 'mfrac') builder.words('/')
    const isRaised = part === last && part !== first && /^m(?:sup|subsup)$/.test(localName)
    if (isRaised && !EXPONENT_TEXT.test(part.textContent?.trim() ?? '')) builder.words('^')
    writeMath(part, builder, view, isExponent || isRaised)
  }
  if (isSign || localName === 'mspace') builder.gap()
}

const UNREAD_MATHML = new Set(['annotation', 'annotation-xml', 'mphantom', 'mprescripts', 'none', 'maction-tip'])
const EXPONENT_TEXT = /^[-–−+]?(?:\d{1,4}|n)$/

/**
 * Whether screen readers get visible text with `aria-hidden` in another form: from a label around
 * it, or from hidden text next to it. The visible words are read then, and only they.
 */
export function isSpokenTwice(element: Element, view: Window): boolean {
  const own = alphanumeric(unclobbered(element, 'textContent'))
  if (own === '' || isIcon(element)) return false
  const labelled = unclobbered(element, 'closest').call(element, '[aria-label]')
  const label = labelled?.getAttribute('aria-label') ?? ''
  if (label !== '' && label.length < LONGEST_LABEL && alphanumeric(label).includes(own)) return true
  return [unclobbered(element, 'previousElementSibling'), unclobbered(element, 'nextElementSibling')].some((other) => {
    if (!other || other.getAttribute('aria-hidden') === 'true') return false
    const spoken = alphanumeric(unclobbered(other, 'textContent'))
    if (spoken === '' || (!spoken.startsWith(own.charAt(0)) && !spoken.includes(own))) return false
    return visibilityOf(other, view.getComputedStyle(other)).seen === 'gone'
  })
}

const LONGEST_LABEL = 1000

/** Whether the letters of an element are drawn as a picture by the font. */
export const isIcon = (element: Element): boolean =>
  /icon|glyph|material-symbols|(?:^|\s)fa[srlb]?(?:\s|-|$)/i.test(attributeOf(element, 'class'))

/** Whether an element has the name of an icon, which a font of icons draws as a picture. */
export const isIconName = (element: Element, { fontFamily }: CSSStyleDeclaration): boolean =>
  (/^["']?material (?:icons|symbols)/i.test(fontFamily) ||
    ICON.test(`${tagOf(element)} ${attributeOf(element, 'class')}`)) &&
  /^[a-z\d]+(?:_[a-z\d]+)*$/.test(trimmedText(element))
const ICON = /^\S*-icon\s|\smaterial-(?:icons|symbols)/

/** Returns the letters and digits of a text, in one case. */
export const alphanumeric = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Returns the words of a picture or control within a sentence: the number or formula that it shows, `UNREADABLE_SIGN` if it shows
 * something that cannot be read, and nothing for icons, emoji and decoration.
 */
export function wordsOfPicture(element: Element): string {
  const tag = tagOf(element)
  const image = tag === 'picture' ? (element.querySelector('img') ?? element) : element
  const alt = image.getAttribute('alt')
  const names = `${image.getAttribute('class')} ${image.getAttribute('src')?.slice(0, 200)}`
  if (alt !== null) {
    if (!/[\p{L}\p{N}]/u.test(alt)) return isLarge(image) ? UNREADABLE_SIGN : ''
    if (isLetter(element)) return alt.trim()
    if (/latex|math|formula|equation/i.test(names) && isOnlyFormula(alt)) return alt
    // Nobody knows whether a picture shows the figure that it is said to be.
    if (/\d/.test(alt)) return UNREADABLE_SIGN
  }
  if (tag === 'svg' && /[\p{L}\p{N}]/u.test(firstIn(element, 'text, foreignObject')?.textContent ?? ''))
    return UNREADABLE_SIGN
  if (/emoji|icon|smiley|avatar|flag/i.test(names)) return ''
  if (tag === 'input' && /^(?:hidden|checkbox|radio|button|submit|reset)$/i.test(attributeOf(element, 'type')))
    return /[\p{L}\p{N}]/u.test(attributeOf(element, 'value')) &&
      !/^(?:hidden|checkbox|radio)$/i.test(attributeOf(element, 'type'))
      ? UNREADABLE_SIGN
      : ''
  const { width, height } = shownSizeOf(image)
  if (width === null || height === null) return tag === 'svg' ? '' : UNREADABLE_SIGN
  if (width < 3 || height < 3) return ''
  // Words in a list to choose from are as small as an icon: "not".
  return !/^(?:canvas|select|textarea)$/.test(tag) && width <= LARGEST_ICON && height <= LARGEST_ICON
    ? ''
    : UNREADABLE_SIGN
}

/** Whether a picture is larger than an icon beside words. */
export function isLarge(picture: Element): boolean {
  const { width, height } = shownSizeOf(picture)
  return (width ?? 0) > LARGEST_ICON || (height ?? 0) > LARGEST_ICON
}

/** Whether a picture is one letter, as at the beginning of a chapter. */
export const isLetter = (picture: Element): boolean => /^["“‘]?\p{Lu}$/u.test(picture.getAttribute('alt')?.trim() ?? '')

/** Sides of an icon beside words, in px. */
const LARGEST_ICON = 32

/** Returns the size on the screen, else the size in the attributes, as in a file; null where it is unknown. */
function shownSizeOf(element: Element): { width: number | null; height: number | null } {
  const box = boxOf(element)
  if (box.width > 0 || box.height > 0) return box
  const side = (name: string) => Number.parseInt(element.getAttribute(name) ?? '', 10)
  const width = side('width')
  const height = side('height')
  return { width: width >= 0 ? width : null, height: height >= 0 ? height : null }
}
