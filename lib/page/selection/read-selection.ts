import { runAtOnce } from '@/lib/text/run-in-slices'
import { makeAnchor, type TextSpan } from '@/lib/page/anchor/anchor'
import { offsetOf, type PageMap } from '@/lib/extract/page-map'
import { isDocument, documentRoots } from '@/lib/extract/document-roots'
import { extractArticle, extractAllText } from '@/lib/extract/extract-article'
import type { SelectionRead } from '../lifecycle/page-agent-host'
import { unclobbered } from '@/lib/extract/unclobbered'

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
export function readRange(page: Document, range: Range, shown = range.toString()): SelectionRead | null {
  const text = tidy(shown)
  if (range.collapsed || text === '') return null
  const article = runAtOnce(extractArticle(page))
  const inArticle = spanOf(article, range)
  if (inArticle) return readSpan(article, inArticle, { start: 0, end: article.text.length })
  const box = boxOf(range)
  const around = box && runAtOnce(extractAllText(page, partsAround(box)))
  const span = around && spanOf(around, range)
  if (span) {
    const read = readSpan(around, span, spanOfElement(around, box) ?? span)
    return { ...read, anchor: { ...read.anchor, position: null } }
  }
  return {
    text,
    before: '',
    after: '',
    anchor: { quote: { exact: text, prefix: '', suffix: '' }, position: null, range: null },
  }
}

/** @param within the part of the text that the context is from */
function readSpan({ text }: PageMap, { start, end }: TextSpan, within: TextSpan) {
  return {
    text: text.slice(start, end),
    before: text.slice(Math.max(within.start, start - CONTEXT_BEFORE), start),
    after: text.slice(end, Math.max(end, Math.min(within.end, end + CONTEXT_AFTER))),
    anchor: makeAnchor(text, start, end),
  }
}

/** Characters of context before the selection: several paragraphs, because the subject may be named only there. */
const CONTEXT_BEFORE = 6000
const CONTEXT_AFTER = 1000

/** Returns the offsets of a range in the article's text, without outer white space; null if it is not all inside. */
function spanOf(map: PageMap, range: Range): TextSpan | null {
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

const BOXES = 'p, li, td, th, blockquote, figcaption, dd, section, article, div'

function boxOf(range: Range): Element | null {
  const { commonAncestorContainer: node } = range
  const element = unclobbered(node, 'nodeType') === 1 ? (node as Element) : node.parentElement
  return element && (unclobbered(element, 'closest').call(element, BOXES) ?? element)
}

/** Returns an element and its nearest neighbours with enough text for a context: all comments may take long to read. */
function partsAround(box: Element): Element[] {
  const neighbours = (next: 'previousElementSibling' | 'nextElementSibling'): Element[] => {
    const found: Element[] = []
    let letters = 0
    for (let at: Element | null = box; at && letters < MOST_CONTEXT;) {
      const sibling: Element | null = unclobbered(at, next)
      if (sibling && !/^(?:script|style|template)$/.test(unclobbered(sibling, 'localName'))) {
        found.push(sibling)
        letters += unclobbered(sibling, 'textContent').trim().length
      }
      at = sibling ?? unclobbered(at, 'parentElement')
      if (at && unclobbered(at, 'localName') === 'body') break
    }
    return found
  }
  return [...neighbours('previousElementSibling').reverse(), box, ...neighbours('nextElementSibling')]
}

const MOST_CONTEXT = 400

/** Returns the offsets of an element's text; null if none of it was read. */
function spanOfElement(map: PageMap, element: Element): TextSpan | null {
  const inside = map.pieces.filter(({ node }) => element.contains(node))
  const [first] = inside
  const last = inside.at(-1)
  return first && last ? { start: first.start, end: last.start + last.length } : null
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
