import { Node, parseHTML } from 'linkedom'
import type { Block } from '@/lib/schema/finding'
import { pageMetadata } from '@/lib/page/extract/page-metadata'
import { readArticle } from '@/lib/page/extract/read-article'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { hiddenByStyle } from './hidden-by-style'
import { isoDate } from './iso-date'
import { refuseDeepHtml } from './parse-markup'
import type { OwnDocument, Readable } from './readable'

/**
 * An HTML file as an article: the text that the extension would take from the page in a browser, by the same code, one
 * block per paragraph, heading, list item, cell, quotation and caption, two line breaks between blocks. No scripts run,
 * nothing is fetched; of style sheets only those in the file itself count, and only where they hide something plainly.
 */
export function readHtml(html: string): Readable {
  return readHtmlDocument(html).readable
}

/** Reads the text of a page together with its title. Throws `UnreadableDocument` with `too-deep`. */
export function readHtmlDocument(html: string): OwnDocument {
  refuseDeepHtml(html)
  const page = pageOf(html)
  const { text, blocks } = runAtOnce(readArticle(page))
  const metadata = pageMetadata(page)
  const date = isoDate(metadata.date ?? '')
  const article = {
    text,
    blocks: blocks.map(({ start, end, kind }): Block => ({ start, end, kind })),
    ...(date === null ? {} : { date }),
  }
  const title = metadata.title === NO_HOST ? null : metadata.title
  return { title, readable: { text, article, locate: (span) => span, extracted: true } }
}

/** The host of a file, which a page without a title would have for one. */
const NO_HOST = 'localhost'

/** A document with the browser properties that the extraction uses. */
function pageOf(html: string): Document {
  // The parser makes a body only where there is one in the file.
  const { document } = parseHTML(/<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`)
  const hidden = hiddenByStyle(document)
  const view = { getComputedStyle: (element: Element) => styleOf(element, hidden) }
  Object.defineProperty(document, 'defaultView', { value: view })
  Object.defineProperty(document, 'location', { value: new URL(`http://${NO_HOST}/`) })
  // The extraction uses the constants of this global.
  Object.assign(globalThis, { Node })
  return document
}

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q ruby rb s samp small span ' +
    'strike strong sub sup time tt u var wbr'
  ).split(' '),
)

/** The display style that the browser's style sheet and the element's attributes give. */
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
