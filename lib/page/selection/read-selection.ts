import { runAtOnce } from '@/lib/text/run-in-slices'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { offsetOf, type PageMap } from '@/lib/extract/page-map'
import { isDocument, documentRoots } from '@/lib/extract/document-roots'
import { extractArticle } from '@/lib/extract/extract-article'
import type { SelectionRead } from '../lifecycle/page-agent-host'
import { unclobbered } from '@/lib/extract/unclobbered'

/**
 * Reads the current selection of a document, with its anchor in the article's text and enough context to resolve "he".
 * It is synchronous, because it answers a gesture.
 *
 * @returns null when nothing is selected. A selection outside the article (a comment, a skipped caption) has no
 *   position, and its context is only the text of its own box.
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
  const map = runAtOnce(extractArticle(page))
  const span = spanOf(map, range)
  if (span) {
    const exact = map.text.slice(span.start, span.end)
    return {
      text: exact,
      before: map.text.slice(Math.max(0, span.start - CONTEXT_BEFORE), span.start),
      after: map.text.slice(span.end, span.end + CONTEXT_AFTER),
      anchor: makeAnchor(map.text, span.start, span.end),
    }
  }
  const box = boxOf(range)
  const around = tidy(box ? unclobbered(box, 'textContent') : '')
  const at = around.indexOf(text)
  const [before, after] = at < 0 ? ['', ''] : [around.slice(0, at), around.slice(at + text.length)]
  return {
    text,
    before: before.slice(-CONTEXT_BEFORE),
    after: after.slice(0, CONTEXT_AFTER),
    anchor: {
      quote: { exact: text, prefix: before.slice(-64), suffix: after.slice(0, 64) },
      position: null,
      range: null,
    },
  }
}

/** Characters of context before the selection: several paragraphs, because the subject may be named only there. */
const CONTEXT_BEFORE = 6000
const CONTEXT_AFTER = 1000

/** Returns the offsets of a range in the article's text, without outer white space; null if it is not all inside. */
function spanOf(map: PageMap, range: Range): { start: number; end: number } | null {
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

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
