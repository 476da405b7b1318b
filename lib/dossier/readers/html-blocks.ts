import { extractAllText } from '@/lib/extract/extract-article'
import { partsOf, type MapPart } from '@/lib/extract/page-map'
import { pageMetadata } from '@/lib/extract/page-metadata'
import { collapseSpaces } from '@/lib/text/fold-words'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Link, ParsedDocument, ReadingPurpose } from './block'
import { docBlocksOf, type PageBlock } from './page-blocks'
import { openHtml } from './read-html'
import { DOCUMENT_LIMITS, UnreadableDocument } from './unreadable'
import { mapDefined } from '@/lib/text/lists'

/** Reads the visible blocks of HTML, also where it is a piece, such as from the clipboard. Throws as `blocksOfPage` and `openHtml`. */
export const htmlBlocks = (html: string, purpose: ReadingPurpose): ParsedDocument =>
  blocksOfPage(openHtml(html), purpose)

/**
 * Reads the visible blocks of a page: of a report those that are not beside its text, with the marks of notes, of an
 * article all of them. Throws `UnreadableDocument` with `too-long`.
 */
export function blocksOfPage(page: Document, purpose: ReadingPurpose): ParsedDocument {
  const isReport = purpose === 'report'
  const map = runAtOnce(extractAllText(page, undefined, isReport))
  if (map.text.length > DOCUMENT_LIMITS.textLength) throw new UnreadableDocument('too-long')
  const isBeside = createBesideTest()
  const parts = partsOf(map).filter(({ block }) => !isReport || !isBeside(block.element))
  return {
    blocks: docBlocksOf(withTerms(parts, isReport)),
    title: page.title.replace(/\s+[-–—|]\s+Wikipedia\b.*$/i, '') || undefined,
    date: pageMetadata(page).date ?? dayOfRevision(page),
    references: new Map(),
  }
}

/** Returns the day that the foot of a page gives for its last change. */
function dayOfRevision(page: Document): string | undefined {
  const feet = Array.from(page.querySelectorAll('footer'), ({ textContent }) => textContent.slice(0, LONGEST_FOOT))
  return LAST_CHANGE.exec(feet.join('\n'))?.[1]
}
const LONGEST_FOOT = 10_000
const LAST_CHANGE =
  /\b(?:last (?:edited|updated|modified|reviewed|changed)|updated|published)\b:?(?: on)? ([^()]{6,40})/i

function pageBlockOf({ block: { element, kind, cell }, text, pieces }: MapPart, isReport: boolean): PageBlock {
  const links = linksIn(pieces)
  const own = { words: text.replace(WAY_BACK, ''), cell, links }
  // The classes in which Word saves the kinds of its paragraphs.
  const ofWord = element.closest('p[class]')?.className ?? ''
  const level = /Mso(?:Title|Heading(\d))\b|^Heading\s?(\d)/i.exec(ofWord)
  if (level) return { ...own, kind: 'heading', level: Number(level[1] ?? level[2] ?? 0) }
  if (/MsoList/i.test(ofWord)) return { ...own, ...withoutBullet(text, links), kind: 'item' }
  const heading = /^h([1-6])$/.exec(element.localName)?.[1]
  if (kind === 'heading') return { ...own, kind, level: Number(heading ?? 6) }
  if (element.localName === 'summary' || (isReport && kind === 'paragraph' && isBold(element, text)))
    return { ...own, kind: 'heading', level: 6 }
  return kind === 'item' ? { ...own, ...itemOf(element) } : { ...own, kind }
}

/** The arrows at the end of a note, which lead back to its marks. */
const WAY_BACK = /(?:\s*[↩↑⬆]\uFE0E?\d*)+$/u

/** Returns whether a paragraph is bold from end to end, and so a heading. */
function isBold(element: Element, text: string): boolean {
  if (text.length >= 120 || /[.,;]$/.test(text)) return false
  const bold = boldTexts.get(element) ?? collapseSpaces(element.querySelector('b, strong')?.textContent ?? '').trim()
  boldTexts.set(element, bold)
  return bold.startsWith(text)
}
/** The first bold text of each element: one may have thousands of lines. */
const boldTexts = new WeakMap<Element, string>()

/** Puts the terms of a list before their descriptions in a report; in an article, both are items of their own. */
function withTerms(parts: readonly MapPart[], isReport: boolean): PageBlock[] {
  const terms = new Map<number, string>()
  return mapDefined(parts, (part, at) => {
    const block = pageBlockOf(part, isReport)
    const { cell, words, links = [] } = block
    if (!cell || !part.block.element.closest('td, th, dt, dd')?.matches('dt, dd')) return block
    const item = { ...block, cell: undefined }
    const next = parts[at + 1]?.block.cell
    if (cell.isHead && isReport) {
      terms.set(cell.row, words.replace(/[\s:]+$/, ''))
      return next?.row === cell.row && !next.isHead ? null : item
    }
    const term = terms.get(cell.row)
    if (term === undefined) return item
    const by = term.length + ': '.length
    return { ...item, words: `${term}: ${words}`, links: movedLinks(links, by) }
  })
}

const movedLinks = (links: readonly Link[], by: number): Link[] =>
  links.map((link) => ({ ...link, start: link.start + by, end: link.end + by }))

function withoutBullet(words: string, links: readonly Link[]): Pick<PageBlock, 'words' | 'links'> {
  const by = /^(?:[·•o§-]|\d{1,2}[.)])\s+/.exec(words)?.[0].length ?? 0
  return { words: words.slice(by), links: movedLinks(links, -by) }
}

/** Returns what a list says of its item: its number and depth, and whether it is a note. */
function itemOf(element: Element): Pick<PageBlock, 'kind' | 'label' | 'depth'> {
  const item = element.closest('li')
  const list = item?.parentElement
  let depth = 0
  for (let around = list; around; around = around.parentElement?.closest('ul, ol')) depth += 1
  if (!item || list?.localName !== 'ol') return { kind: 'item', depth }
  const kind = /^(?:user-content-)?(?:fn|cite_note|footnote|endnote)/i.test(item.id) ? 'footnote' : 'item'
  return { kind, label: NUMBERED_ID.exec(item.id)?.[1] ?? String(numberOf(item, list)), depth }
}
const NUMBERED_ID = /^(?:user-content-)?(?:fn|footnote|_?ftn|_?edn|endnote|cite_note|ref|source)\D{0,3}(\d{1,4})$/i

const numbers = new WeakMap<Element, number>()

/** Returns the number that a list shows for its item. */
function numberOf(item: Element, list: Element): number {
  if (!numbers.has(item)) {
    let next = Number(list.getAttribute('start') ?? 1) || 1
    for (const own of list.children) {
      const value = Number(own.getAttribute('value') ?? NaN)
      if (Number.isInteger(value)) next = value
      numbers.set(own, next++)
    }
  }
  return numbers.get(item) ?? 1
}

/** Returns the links of a block. A link to another place of the page is none. */
function linksIn(pieces: MapPart['pieces']): Link[] {
  const links: (Link & { element: Element })[] = []
  for (const { node, start, length } of pieces) {
    const element = node.parentElement?.closest('a[href]')
    const url = element?.getAttribute('href') ?? '#'
    if (!element || url.startsWith('#')) continue
    const last = links.at(-1)
    if (last?.element === element) last.end = start + length
    else links.push({ element, url, start, end: start + length })
  }
  return links.map(({ url, start, end }) => ({ url, start, end }))
}

/** Returns a test whether an element is beside the text of a report: a menu, an advertisement, a side bar without facts. */
function createBesideTest(): (element: Element) => boolean {
  const known = new Map<Element, boolean>()
  const isBeside = (element: Element): boolean => {
    const { parentElement } = element
    const is = known.get(element) ?? (isOutsideArticle(element) || (parentElement !== null && isBeside(parentElement)))
    known.set(element, is)
    return is
  }
  return isBeside
}

/** Elements that are never part of an article. `ASIDE_ELEMENTS`, `ASIDE_CLASS`: elements and classes that often are not. */
const NON_ARTICLE_ELEMENTS = new Set(['nav', 'form', 'button'])
const ASIDE_ELEMENTS = new Set(['aside', 'footer'])
const ASIDE_CLASS =
  /(?:^|[\s_-])(?:teaser|related|cookies?|newsletter|advert\w*|promo|share|sharing|breadcrumbs?|sidebar|menu|navbox|catlinks|toc|mw-editsection)(?:$|[\s_-])/i
/** "infobox", "key-facts": a part beside the text that states something. */
const FACT_BOX_CLASS = /(?:^|[\s_-])(?:info-?box|box|facts?|key|profile|data|summary|steckbrief)(?:$|[\s_-])/i
const SOURCE_NOTES_CLASS = /note|ref|source|cit/i

function isOutsideArticle(element: Element): boolean {
  const { localName: name, className: classes, id } = element
  const role = element.getAttribute('role') ?? ''
  if (NON_ARTICLE_ELEMENTS.has(name)) return true
  if (ASIDE_ELEMENTS.has(name) && FACT_BOX_CLASS.test(classes) && !ASIDE_CLASS.test(classes)) return false
  if (ASIDE_ELEMENTS.has(name)) return !SOURCE_NOTES_CLASS.test(`${classes} ${id} ${role}`)
  return (ASIDE_CLASS.test(classes) && !/^(?:html|body|main|article)$/.test(name)) || role === 'navigation'
}
