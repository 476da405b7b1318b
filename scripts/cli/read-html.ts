import { Node, parseHTML } from 'linkedom'
import type { Block } from '@/lib/engine/types'
import { pageMetadata } from '@/lib/page/extract/page-metadata'
import { readArticle } from '@/lib/page/extract/read-article'
import { hiddenByStyle } from './hidden-by-style'
import { isoDate } from './iso-date'
import type { Readable } from './readable'

/**
 * An HTML file as an article: the same text as the extension extracts in a browser, with the same code; one block per
 * paragraph, heading, list item, cell, quotation and caption, two line breaks between blocks. No scripts run, nothing
 * is fetched; only style sheets in the file count, and only where they hide something.
 */
export function readHtml(html: string): Readable {
  const page = pageOf(html)
  const reading = readArticle(page)
  let step = reading.next()
  while (!step.done) step = reading.next()
  const { text, blocks } = step.value
  const date = isoDate(pageMetadata(page).date ?? '')
  const article = {
    text,
    blocks: blocks.map(({ start, end, kind }): Block => ({ start, end, kind })),
    ...(date === null ? {} : { date }),
  }
  return { text, article, locate: (span) => span, extracted: true }
}

/** A document with the parts of the browser's API that the extraction uses. */
function pageOf(html: string): Document {
  // The parser makes a body only where there is one in the file.
  const { document } = parseHTML(/<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`)
  const hidden = hiddenByStyle(document)
  const view = { getComputedStyle: (element: Element) => styleOf(element, hidden) }
  Object.defineProperty(document, 'defaultView', { value: view })
  Object.defineProperty(document, 'location', { value: new URL('http://localhost/') })
  // The reader names this global; its constants are all that it needs.
  Object.assign(globalThis, { Node })
  return document
}

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q ruby rb s samp small span ' +
    'strike strong sub sup time tt u var wbr'
  ).split(' '),
)

/** The computed style from a browser's default style sheet and the element's attributes. */
function styleOf(element: Element, hidden: ReadonlySet<Element>): Partial<CSSStyleDeclaration> {
  const own = (element.getAttribute('style') ?? '').toLowerCase()
  const declared = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`).exec(own)?.[1]?.trim() ?? ''
  const preset = INLINE.has(element.localName) ? 'inline' : 'block'
  return {
    display: element.hasAttribute('hidden') || hidden.has(element) ? 'none' : declared('display') || preset,
    visibility: declared('visibility') || 'visible',
    opacity: declared('opacity'),
    fontSize: declared('font-size').replace(/^0\w*$/, '0px'),
    whiteSpace: declared('white-space') || (element.closest('pre') ? 'pre' : 'normal'),
    position: '',
    overflowY: '',
    getPropertyValue: declared,
  }
}
