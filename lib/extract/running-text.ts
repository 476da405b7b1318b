import { countCharacters, shownLength } from './raw-text'
import { attributeOf, unclobbered, tagOf, allIn, firstIn, parentIn } from './unclobbered'

/** The running text of a page: its characters, the classes and ids that have most of it, the smallest box with nearly all. */
export interface RunningText {
  letters: number
  names: ReadonlySet<string>
  box: Element
  /** Its characters in an element, or in all of one name. */
  lettersOf: ReadonlyMap<string | Element, number>
  /** The entries of lists that lead to other articles, if there is text without them. */
  teasers: ReadonlySet<Element>
}

/** Returns the running text of an element: paragraphs that are too long for a menu or a teaser, and no links. */
export function runningTextIn(root: Element): RunningText {
  const teasers = teasersIn(root)
  const text = runningTextBeside(root, teasers)
  return teasers.size === 0 || text.letters >= LEAST_BESIDE_TEASERS ? text : runningTextBeside(root, new Set())
}

function runningTextBeside(root: Element, teasers: ReadonlySet<Element>): RunningText {
  const lettersOf = new Map<string | Element, number>()
  let letters = 0
  for (const paragraph of allIn(root, '*')) {
    if (!PARAGRAPHS.test(tagOf(paragraph))) continue
    const isAround =
      firstIn(paragraph, BLOCKS) !== null ||
      [...unclobbered(paragraph, 'children')].some((part) => tagOf(part).includes('-'))
    const length = shownLength(isAround ? ownText(paragraph) : unclobbered(paragraph, 'textContent'))
    if (length < LONG_PARAGRAPH || linkedLetters(paragraph) > length / 2) continue
    const around = boxesAround(paragraph, root)
    if (around.some((box) => teasers.has(box))) continue
    letters += length
    for (const key of new Set(around.flatMap((box): (string | Element)[] => [box, ...namesOf(box)])))
      lettersOf.set(key, (lettersOf.get(key) ?? 0) + length)
  }
  const names = new Set<string>()
  let box = root
  for (const [key, count] of lettersOf) {
    if (typeof key === 'string') {
      if (count > letters / 2) names.add(key)
    } else if (count > 0.9 * letters && tagOf(key) !== 'p' && box.contains(key)) box = key
  }
  return { letters, names, box, lettersOf, teasers }
}

/** Returns the entries of lists that lead to other articles: boxes of one list, each with a linked heading and little text. */
function teasersIn(root: Element): Set<Element> {
  const headings = [...allIn(root, HEADINGS)].filter(leadsAway)
  const headingsIn = new Map([[root, headings.length]])
  for (const box of headings.flatMap((heading) => boxesAround(heading, root)))
    headingsIn.set(box, (headingsIn.get(box) ?? 0) + 1)
  const teasers = new Set<Element>()
  for (const heading of headings) {
    const boxes = boxesAround(heading, root)
    const entry = boxes.find((_, at) => (headingsIn.get(boxes[at + 1] ?? root) ?? 0) >= LEAST_TEASERS)
    if (!entry || entry === heading) continue
    if (countCharacters(entry) < LONGEST_TEASER * (headingsIn.get(entry) ?? 1)) teasers.add(entry)
  }
  return teasers
}
const LEAST_TEASERS = 3
const LONGEST_TEASER = 500

/** Returns an element with the boxes around it, the innermost first, within an element. */
function boxesAround(element: Element, root: Element): Element[] {
  const boxes: Element[] = []
  for (let box: Element | null = element; box && box !== root; box = parentIn(box)) boxes.push(box)
  return boxes
}

/** Whether a heading is a link to another page, not to a place on one, as that of a post in a thread. */
function leadsAway(heading: Element): boolean {
  const link = unclobbered(heading, 'closest').call(heading, 'a[href]') ?? firstIn(heading, 'a[href]')
  return link !== null && !attributeOf(link, 'href').includes('#') && (link.contains(heading) || isLink(heading))
}

const LONG_PARAGRAPH = 120
const PARAGRAPHS = /^(?:p|div|li|blockquote|td|.+-.+)$/
const BLOCKS = 'p, div, li, section, article, table, h1, h2, h3, script, style'

/** Characters of running text from which a page is an article, whose cards lead to others. */
export const LEAST_ARTICLE = 3 * LONG_PARAGRAPH
/** Characters of an article beside which a list of teasers is none of its text. */
const LEAST_BESIDE_TEASERS = 1000

export const HEADINGS = 'h2, h3, h4, h5, h6'

/** Returns the classes and the id of an element, and the names that its makers give its part of the page. */
export function namesOf(element: Element): string[] {
  const others = NAME_ATTRIBUTES.map((name) => attributeOf(element, name)).filter(Boolean)
  return [...unclobbered(element, 'classList'), ...others]
}
const NAME_ATTRIBUTES = ['id', 'data-component', 'data-testid', 'data-module']

/** Whether a share of the text of an element is in links. */
export const isLink = (part: Element, share = 0.8): boolean =>
  linkedLetters(part) > share * shownLength(unclobbered(part, 'textContent'))

export function linkedLetters(within: Element): number {
  const links = within.matches('a[href]') ? [within] : [...allIn(within, 'a[href]')]
  return links.reduce((sum, link) => sum + shownLength(link.textContent), 0)
}

const ownText = (element: Element): string =>
  [...unclobbered(element, 'childNodes')].map((node) => (node.nodeType === TEXT_NODE ? node.nodeValue : '')).join('')
export const TEXT_NODE = 3
