import { ownLanguageOf } from '@/lib/extract/language'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Block } from '@/lib/schema/finding'
import { spansWithin, type Span } from '@/lib/text/spans'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { offsetOf, type MappedBlock, type PageMap } from '@/lib/extract/page-map'
import { isDocument, documentRoots, type DocumentRoot } from '@/lib/extract/document-roots'
import { extractArticle, extractAllText } from '@/lib/extract/extract-article'
import type { SelectionRead } from '../lifecycle/page-agent-host'
import { unclobbered, tagOf, trimmedText, parentIn } from '@/lib/extract/unclobbered'

/**
 * Reads the current selection of a document, with its anchor in the article's text and enough context to resolve "he".
 * It is synchronous, because it answers a gesture.
 *
 * @returns null when nothing is selected. A selection outside the article (a comment, a skipped caption) has no
 *   position, and its context is only the text of its own box; the context of its anchor is that of the whole page.
 */
export function readSelection(page: Document): SelectionRead | null {
  for (const root of documentRoots(page)) {
    // Frames are asked separately. A document's selection does not include selections inside a shadow root; Chromium's
    // roots have their own.
    if (isDocument(root) && root !== page) continue
    const selection = (root as Partial<Pick<Document, 'getSelection'>>).getSelection?.()
    if (!selection || selection.rangeCount === 0) continue
    const read = readRange(page, selection.getRangeAt(0), selection.toString())
    if (read) return read
  }
  return null
}

/**
 * Reads the words of a range, as if they were selected; null if there are none.
 *
 * @param shown the words as the browser shows them
 */
function readRange(page: Document, range: Range, shown = range.toString()): SelectionRead | null {
  const words = selectionOfWords(shown)
  if (range.collapsed || words === null) return null
  const article = runAtOnce(extractArticle(page))
  const inArticle = wordsAround(article, spanOf(article, range))
  const element = elementAround(range)
  const lang = element && ownLanguageOf(element)
  if (inArticle) {
    // The context on a page of a chat is the answer alone, since other answers are other articles.
    const { answer } = article.blocks.find(({ end }) => end > inArticle.start) ?? {}
    const own = article.blocks.filter((block) => block.answer === answer)
    const within = windowOf(own, inArticle)
    return { ...readSpan(article, inArticle, within), blocks: blocksIn(own, within), lang }
  }
  const box = element && (unclobbered(element, 'closest').call(element, BLOCK_SELECTOR) ?? element)
  const around = box && runAtOnce(extractAllText(page, elementsForContext(box)))
  const span = around && wordsAround(around, spanOf(around, range))
  if (span) {
    const own = spanOfElement(around, box) ?? span
    const within = {
      start: Math.max(Math.min(own.start, span.start), span.start - CONTEXT_BEFORE),
      end: Math.max(span.end, Math.min(own.end, span.end + CONTEXT_AFTER)),
    }
    const read = readSpan(around, span, within)
    return { ...read, anchor: { ...read.anchor, position: null }, lang }
  }
  return {
    ...words,
    lang,
    anchor: { quote: { exact: words.text, prefix: '', suffix: '' }, position: null, range: null },
  }
}

/** @param within the part of the text that the context is from */
function readSpan({ text }: PageMap, { start, end }: Span, within: Span) {
  return {
    text: text.slice(start, end),
    before: text.slice(within.start, start),
    after: text.slice(end, within.end),
    anchor: makeAnchor(text, start, end),
  }
}

/** Returns the stretch of an article that a selection is judged in: whole blocks, but for one that is too long. */
function windowOf(blocks: readonly MappedBlock[], { start, end }: Span): Span {
  const near = blocks.filter((block) => block.end > start - CONTEXT_BEFORE && block.start < end + CONTEXT_AFTER)
  return {
    start: Math.max(near[0]?.start ?? start, start - 2 * CONTEXT_BEFORE),
    end: Math.max(end, Math.min(near.at(-1)?.end ?? end, end + 2 * CONTEXT_AFTER)),
  }
}

const blocksIn = (blocks: readonly MappedBlock[], within: Span): Block[] =>
  spansWithin(blocks, within).map(({ element: _, answer: _answer, ...block }) => block)

/** Characters of context before the selection: many paragraphs, since the subject and the heads of a table are before it. */
const CONTEXT_BEFORE = 20_000
const CONTEXT_AFTER = 1000

/** Returns the offsets of a range in the article's text, without outer white space; null if it is not all inside. */
function spanOf(map: PageMap, range: Range): Span | null {
  const inside = map.pieces.filter(({ node }) => range.intersectsNode(node))
  // A note beside a sentence is after it in the text, and may be within it in the document.
  const first = inside.find(({ node }) => node === range.startContainer) ?? inside[0]
  const last = inside.findLast(({ node }) => node === range.endContainer) ?? inside.at(-1)
  if (!first || !last) return null
  const from = first.node === range.startContainer ? offsetOf(map, first.node, range.startOffset) : first.start
  const to = last.node === range.endContainer ? offsetOf(map, last.node, range.endOffset) : last.start + last.length
  if (from === null || to === null || to <= from) return null
  const words = map.text.slice(from, to)
  const start = from + (words.length - words.trimStart().length)
  return words.trim() === '' ? null : { start, end: start + words.trim().length }
}

/** Returns a span with the whole of its first and last word: a pointer rarely meets their edges. */
function wordsAround({ text }: PageMap, span: Span | null): Span | null {
  return span && { start: wordAt(text, span.start).start, end: wordAt(text, span.end - 1).end }
}

/** Returns the word at an offset, as the browser would select it by a double click: "3,000" is one. */
function wordAt(text: string, at: number): Span {
  const from = Math.max(0, at - LONGEST_WORD)
  const near = text.slice(from, at + LONGEST_WORD)
  const word = WORDS.segment(near).containing(at - from)
  const start = from + (word?.index ?? at - from)
  return { start, end: start + (word?.segment ?? near[at - from] ?? '').length }
}

const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' })
const LONGEST_WORD = 100

const BLOCK_SELECTOR = 'p, li, td, th, blockquote, figcaption, dd, section, article, div'

const elementAround = ({ commonAncestorContainer: node }: Range): Element | null =>
  unclobbered(node, 'nodeType') === 1 ? (node as Element) : node.parentElement

/** Returns an element and its nearest neighbours with enough text for a context: all comments may take long to read. */
function elementsForContext(box: Element): Element[] {
  const neighbours = (next: 'previousElementSibling' | 'nextElementSibling'): Element[] => {
    const found: Element[] = []
    let letters = 0
    for (let at: Element | null = box; at && letters < MOST_CONTEXT;) {
      const sibling: Element | null = unclobbered(at, next)
      if (sibling && !/^(?:script|style|template)$/.test(tagOf(sibling))) {
        found.push(sibling)
        letters += trimmedText(sibling).length
      }
      at = sibling ?? parentIn(at)
      if (at && tagOf(at) === 'body') break
    }
    return found
  }
  return [...neighbours('previousElementSibling').reverse(), box, ...neighbours('nextElementSibling')]
}

const MOST_CONTEXT = 400

function spanOfElement(map: PageMap, element: Element): Span | null {
  const inside = map.pieces.filter(({ node }) => element.contains(node))
  const [first] = inside
  const last = inside.at(-1)
  return first && last ? { start: first.start, end: last.start + last.length } : null
}

/** The target of a right click, as far as the browser reports it; empty if text was selected. */
export interface ClickTarget {
  link?: string
  image?: string
}

/**
 * Reads the text that a right click is on: a link's text or an image's caption, if `asked` names a link or an image;
 * else the selection, also in an editable field; else the content of the field.
 *
 * @returns null if there is no text
 */
export function readClickedText(page: Document, asked: ClickTarget): SelectionRead | null {
  if (asked.link === undefined && asked.image === undefined) {
    return fieldSelection(page) ?? readSelection(page) ?? wholeField(page)
  }
  return (
    (asked.link === undefined ? null : readLink(page, asked.link)) ??
    (asked.image === undefined ? null : readImage(page, asked.image))
  )
}

function readLink(page: Document, address: string): SelectionRead | null {
  const links = findElements(page, 'a[href], area[href]').filter((link) => (link as HTMLAnchorElement).href === address)
  const link = likeliestElement(links.filter((each) => each.textContent.trim() !== ''))
  return link && readRange(page, contentRangeOf(link))
}

function readImage(page: Document, address: string): SelectionRead | null {
  const images = findElements(page, 'img').filter((image) => {
    const { currentSrc, src } = image as HTMLImageElement
    return currentSrc === address || src === address
  })
  const image = likeliestElement(images)
  if (!image) return null
  const caption = captionOf(image)
  if (caption) return readRange(page, contentRangeOf(caption))
  const words = [image.getAttribute('alt'), image.getAttribute('aria-label'), image.getAttribute('title')]
  return selectionOfWords(words.find((text) => text?.trim()) ?? '')
}

/** Returns the figure's caption; without one, a caption next to the image. */
function captionOf(image: Element): Element | null {
  const figure = image.closest('figure, [role="figure"]')
  const caption = figure?.querySelector('figcaption, [class*="caption" i]')
  if (caption?.textContent.trim()) return caption
  for (let box = image.parentElement, i = 0; box && i < MOST_LEVELS; box = parentIn(box), i++) {
    const inBox = unclobbered(box, 'querySelectorAll')
    // A caption in a box with several images may belong to any of them.
    if (inBox.call(box, 'img').length > 1) return null
    const [near] = inBox.call(box, 'figcaption, [class*="caption" i]')
    if (near?.textContent.trim()) return near
  }
  return null
}

/** Maximum number of elements around an image in which a caption is looked for. */
const MOST_LEVELS = 3

/**
 * Chooses among elements with the same address: the one with the focus, which a right click sets, else the one under
 * the pointer, in view, or first.
 */
function likeliestElement(elements: readonly Element[]): Element | null {
  return (
    elements.find((element) => element.matches(':focus')) ??
    elements.find((element) => element.matches(':hover')) ??
    elements.find(isInView) ??
    elements[0] ??
    null
  )
}

function isInView(element: Element): boolean {
  const { top, bottom, width } = element.getBoundingClientRect()
  return width > 0 && bottom > 0 && top < (element.ownerDocument.defaultView?.innerHeight ?? 0)
}

/** Reads the selection inside a text field, which the document's selection lacks. Password fields are never read. */
function fieldSelection(page: Document): SelectionRead | null {
  const field = activeField(page)
  if (!field) return null
  const start = field.selectionStart ?? 0
  const end = field.selectionEnd ?? 0
  return end > start ? readFieldPart(field.value, start, end) : null
}

/** Reads the whole content of the field, or the editor's paragraph with the caret, if nothing is selected. */
function wholeField(page: Document): SelectionRead | null {
  const field = activeField(page)
  if (field) return readFieldPart(field.value, 0, field.value.length)
  const caret = page.getSelection()?.focusNode
  const element = caret && unclobbered(caret, 'nodeType') === 1 ? (caret as Element) : caret?.parentElement
  if (!element) return null
  const closest = unclobbered(element, 'closest')
  if (!closest.call(element, '[contenteditable]:not([contenteditable="false"])')) return null
  return readRange(page, contentRangeOf(closest.call(element, 'p, li, h1, h2, h3, h4, blockquote, div') ?? element))
}

/** Reads a part of a field's value. It has no anchor, since text in a field has no position on the page. */
function readFieldPart(value: string, start: number, end: number): SelectionRead | null {
  const text = value.slice(start, end)
  const lead = text.length - text.trimStart().length
  if (text.trim() === '') return null
  const from = start + lead
  const to = start + lead + text.trim().length
  return {
    text: value.slice(from, to),
    before: value.slice(Math.max(0, from - CONTEXT_BEFORE), from),
    after: value.slice(to, to + CONTEXT_AFTER),
    anchor: null,
  }
}

function selectionOfWords(words: string): SelectionRead | null {
  const text = words.replaceAll(/\s+/g, ' ').trim()
  return text === '' ? null : { text, before: '', after: '', anchor: null }
}

function activeField(page: Document): HTMLTextAreaElement | HTMLInputElement | null {
  let active = page.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (active?.localName === 'textarea') return active as HTMLTextAreaElement
  const isText = active?.localName === 'input' && /^(?:text|search|)$/.test((active as HTMLInputElement).type)
  return isText ? (active as HTMLInputElement) : null
}

function findElements(page: Document, selector: string): Element[] {
  const isInDocument = (root: DocumentRoot): boolean => root === page || !('defaultView' in root)
  return documentRoots(page)
    .filter(isInDocument)
    .flatMap((root) => [...root.querySelectorAll(selector)])
}

function contentRangeOf(element: Element): Range {
  const range = unclobbered(element, 'ownerDocument').createRange()
  range.selectNodeContents(element)
  return range
}
