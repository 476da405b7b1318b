import { countCharacters } from './raw-text'
import { HEADINGS, isLink, LEAST_ARTICLE, namesOf, TEXT_NODE, type RunningText } from './running-text'
import { attributeOf, boxOf, unclobbered, tagOf, trimmedText, allIn, firstIn, parentIn, placeOf } from './unclobbered'

// Content beside an article, as its names, its heading or its form show it: other articles, authors, offers.

/**
 * Class and id words that sites use for content around an article, as whole words: "comments" but not
 * "no-comments-yet". A site may use such a name for its article, so the size of the element limits this.
 */
const NAME_BESIDE =
  /^(?:cookies?(?:-\w+)?|site-(?:header|footer|nav)|nav(?:igation)?|menu|footer|related|paywall|toc|mw-editsection|navbox|catlinks|references|noprint|hatnote|author|bio|credit|button)$/

/** Parts of longer names with the same meaning, such as `related-articles` or `jp-relatedposts`. */
const PART_BESIDE = new RegExp(
  `(?:^|-)(?:${[
    // Columns, and boxes that open over the article.
    'sidebar|rail|modal-(?:body|content)|[at]mbox',
    // Offers.
    'promo(?:t\\w+)?|newsletter|subscri\\w+',
    // Other articles.
    '(?:related|recommended|popular)-?(?:pages|posts?|articles?|stories|links|content|news)',
    // People who wrote the article, a post or a picture.
    'by-?lines?|(?:post|user|poster|author)-?(?:mini-)?(?:bio|box|info|card|profile|about)',
    'message-user(?!-content)|signature|credits?',
    'share-(?:bar|buttons?|tools|nav)',
  ].join('|')})(?:-|$)`,
)

/** Whether an element is named like content beside an article. */
export function isNamedBeside(element: Element, text: RunningText): boolean {
  if (isWholeArticle(element)) return false
  // The class of words within a sentence says how they look.
  const isWords = WORDS_OF_A_SENTENCE.has(tagOf(element))
  return namesOf(element).some((name) => {
    const words = hyphenatedName(name)
    const isBeside = NAME_BESIDE.test(words) || (!isWords && PART_BESIDE.test(words))
    // The class of a paragraph behind a paywall says who may read it.
    return isBeside && !text.names.has(name) && !(name === 'paywall' && tagOf(element) === 'p')
  })
}

const WORDS_OF_A_SENTENCE = new Set('a b em i mark span strong sup u'.split(' '))

/**
 * Whether an element is beside the running text: headed as a list of other articles or as an offer, a card or a list of links
 * to other articles, or a box in another column or behind the smallest box with nearly all the text, as of its author.
 */
export function isBesideText(
  element: Element,
  { letters, box, lettersOf, teasers }: RunningText,
  total: number,
): boolean {
  const tag = tagOf(element)
  if (letters < LEAST_ARTICLE || !BOXES.test(tag)) return false
  const size = countCharacters(element)
  if (size > 0.4 * total) return false
  const heading = headingBesideOf(element)
  // "Share price" and "Follow-up" are headings of an article, too.
  if (heading !== null && (/^see|contacts?/i.test(heading) || isOffer(element, lettersOf.has(element)))) return true
  if (tag === 'a') return firstIn(element, `${HEADINGS}, p, div`) !== null
  if (
    LISTS.test(tag) &&
    !lettersOf.has(element) &&
    !hasHead(element) &&
    (isLink(element, 0.5) || leadsElsewhere(element))
  )
    return true
  const place = placeOf(box, element)
  if (teasers.has(element) && (place & 24) === 0) return true
  if (0.3 * total > letters || size > 0.3 * letters || (place & 24) > 0 || hasHead(element)) return false
  if ((place & 4) > 0 && (lettersOf.get(element) ?? 0) < LONG_BOX) return true
  const own = boxOf(element)
  const text = boxOf(box)
  return own.width > 0 && (own.left >= text.right || own.right <= text.left)
}

/** Whether an element is or has a title, the head of a table or a caption. */
const hasHead = (element: Element): boolean => element.matches(HEADS) || firstIn(element, HEADS) !== null
const HEADS = 'h1, th, figcaption, [class*="caption"]'

/** Whether a box leads elsewhere by a link that is no part of a sentence, and is no entry of a list of such. */
function leadsElsewhere(element: Element): boolean {
  const lines = new Set([...allIn(element, 'a[href]')].map(parentIn))
  if (![...lines].some((line) => line && isOnlyLinks(line))) return false
  const before = unclobbered(element, 'previousElementSibling')
  const behind = unclobbered(element, 'nextElementSibling')
  const near = [before, before && unclobbered(before, 'previousElementSibling'), behind, behind && unclobbered(behind, 'nextElementSibling')] // prettier-ignore
  const isAlike = (other: Element | null): boolean =>
    other !== null && tagOf(other) === tagOf(element) && attributeOf(other, 'class') === attributeOf(element, 'class')
  return near.filter(isAlike).length < 2
}

/** Whether no words are beside the links on a line. */
const isOnlyLinks = (line: Element): boolean =>
  [...unclobbered(line, 'childNodes')].every((part) => {
    const isWords = part.nodeType === TEXT_NODE || (part.nodeType === ELEMENT_NODE && isWord(tagOf(part as Element)))
    return !isWords || !part.textContent?.trim()
  })
const isWord = (tag: string): boolean => tag !== 'a' && WORDS_OF_A_SENTENCE.has(tag)

/** Whether a box without running text floats beside the article, and is no picture with its caption. */
export function floatsBeside(element: Element, { letters, lettersOf, box }: RunningText): boolean {
  if (letters < LEAST_ARTICLE || lettersOf.has(element) || !LISTS.test(tagOf(element)) || hasHead(element)) return false
  return boxOf(element).width < WIDEST_FLOAT * boxOf(box).width
}
/** Share of the width of an article. */
const WIDEST_FLOAT = 0.6

/** Whether an element asks for something, or has links and hardly any text. */
const isOffer = (element: Element, hasText: boolean): boolean =>
  firstIn(element, hasText ? CONTROLS : `${CONTROLS}, a[href]`) !== null
const CONTROLS = 'button, form, input, select, textarea'

/** Returns the heading in or before an element that says that it may be beside the article: "See also", "Follow us"; else null. */
function headingBesideOf(element: Element): string | null {
  const first = firstText(element).trim()
  if (HEADING_BESIDE.test(first)) return first
  const before = unclobbered(element, 'previousElementSibling')
  const heading = before?.matches(HEADINGS) ? before : before?.querySelector(HEADINGS)
  // Beside its heading, a box has a link to change the section, and no text.
  if (!before || !heading || before.textContent.length > heading.textContent.length + 12) return null
  const words = heading.textContent.trim()
  return HEADING_BESIDE.test(words) ? words : null
}

/**
 * Whether a box is one of the paragraphs around it, whatever it is called: sentences without links, lists and controls,
 * between running text in one parent and one column.
 */
export function isAmongParagraphs(element: Element, text: RunningText): boolean {
  const before = siblingOf(element, 'previousElementSibling', text)
  if (!before || !siblingOf(element, 'nextElementSibling', text)) return false
  if (firstIn(element, `${CONTROLS}, a[href], ol, ul`) || !/[.!?]["”’)]*$/.test(trimmedText(element))) return false
  const own = boxOf(element)
  const column = boxOf(before)
  const middle = (own.left + own.right) / 2
  return column.left <= middle && middle <= column.right
}

/** Returns the nearest sibling with running text before or behind an element. */
function siblingOf(
  element: Element,
  way: 'previousElementSibling' | 'nextElementSibling',
  { lettersOf }: RunningText,
): Element | null {
  let sibling = unclobbered(element, way)
  for (let step = 0; sibling && step < MOST_SIBLINGS && !lettersOf.has(sibling); step++)
    sibling = unclobbered(sibling, way)
  return sibling && lettersOf.has(sibling) ? sibling : null
}
const MOST_SIBLINGS = 30

/** Whether a paragraph is small print as a whole, such as a note on where an article was printed. */
export function isSmallPrint(element: Element): boolean {
  const [small, more] = unclobbered(element, 'children')
  if (!small || more || tagOf(small) !== 'small') return false
  return small.textContent.trim() === trimmedText(element)
}

const LONG_BOX = 600
/** Boxes that may be lists of links; a paragraph, an item or a cell may be one link of an article. */
const LISTS = /^(?:article|aside|div|section|table|.+-.+)$/
const BOXES = /^(?:a|article|aside|d(?:iv|l)|li|[ou]l|p|section|td|.+-.+)$/
const HEADING_BESIDE =
  /^(?:see also|(?:press|media) contacts?|(?:sign up|subscribe|follow|keep reading|discussion about|share)(?: .{1,80})?)\s*:?$/i

/** Whether a `header` is the banner of a page. That of an article has its title, or sentences. */
export const isSiteHeader = (element: Element, { lettersOf }: RunningText): boolean =>
  element.closest('article, main, [role="main"], section') === null &&
  firstIn(element, 'h1') === null &&
  !lettersOf.has(element) &&
  (firstIn(element, HEADINGS) === null ||
    ![...allIn(element, 'p')].some((p) => LONG_SENTENCE.test(trimmedText(p)) && !isLink(p)))
const LONG_SENTENCE = /^[^]{60,}[.!?]["”’)]*$/

export const isWholeArticle = (element: Element): boolean => /^(?:body|main|article)$/.test(tagOf(element))

/** Returns a class name or an id in one spelling: `commentsRoot` and `Comments_root` become `comments-root`. */
export function hyphenatedName(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/_+|--+/g, '-')
    .toLowerCase()
}

/** Returns the first text of an element that is not white space, without building the text of all of it. */
export function firstText(element: Element): string {
  let node: Node | null = element
  while (node && node.nodeType !== TEXT_NODE) {
    node = node.firstChild
    while (node?.nextSibling && node.nodeType !== ELEMENT_NODE && (node.nodeValue ?? '').trim() === '')
      node = node.nextSibling
  }
  return node?.nodeValue ?? ''
}

const ELEMENT_NODE = 1
