import { collapseSpaces } from '@/lib/text/fold-words'
import { Node, parseHTML } from 'linkedom'
import type { Block } from '@/lib/schema/finding'
import { pageAuthor, pageMetadata } from '@/lib/extract/page-metadata'
import { attributeOf } from '@/lib/extract/unclobbered'
import { createChatReader } from '@/lib/extract/chat-answers'
import { extractArticle } from '@/lib/extract/extract-article'
import type { PageMap } from '@/lib/extract/page-map'
import { groupedBy } from '@/lib/text/lists'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { isoDate } from './iso-date'
import { refuseDeepHtml } from './parse-markup'
import type { OwnDocument, CheckableText } from './checkable-document'
import { createFileStyle, type FileStyle } from './unseen-text'

/**
 * Reads an HTML file as an article: the text that the extension would extract from the page in a browser, by the same
 * code. Each paragraph, heading, list item, cell, quotation and caption is a block; two line breaks separate blocks.
 * No scripts run and nothing is fetched. Only style rules in the file that hide elements are applied.
 */
export function readHtml(html: string): CheckableText {
  return readHtmlDocument(html).readable
}

interface HtmlDocument extends OwnDocument {
  author: string | null
  site: string | null
  page: Document
  /** Returns the links of the page; only research reads them. */
  links: () => { href: string; text: string }[]
}

/** Reads the text of a page with its title, author, site and links. Throws `UnreadableDocument` with `too-deep`. */
export function readHtmlDocument(html: string): HtmlDocument {
  let page = openHtml(html)
  let pageMap = articleOf(page)
  // A saved page, or each part of it, may be hidden until its scripts have run.
  for (const whole of ['html, body', 'html, body, body > *'])
    if (!/\p{L}/u.test(pageMap.text)) {
      page = pageOf(html, whole)
      pageMap = articleOf(page)
    }
  const metadata = pageMetadata(page)
  const date = isoDate(metadata.date ?? '')
  const article = { ...placedText(pageMap), ...(date === null ? {} : { date }) }
  return {
    title: metadata.title === PLACEHOLDER_HOST ? null : metadata.title,
    author: pageAuthor(page),
    site: metadata.site === PLACEHOLDER_HOST ? null : metadata.site,
    readable: { text: article.text, article, extracted: true },
    page,
    links: () =>
      Array.from(page.querySelectorAll('a[href]'), (link) => ({
        href: link.getAttribute('href') ?? '',
        text: collapseSpaces(link.textContent),
      })),
  }
}

/** A text with its blocks. */
interface PlacedText {
  text: string
  blocks: Block[]
}

const placedText = ({ text, blocks }: PlacedText): PlacedText => ({
  text,
  blocks: blocks.map(({ start, end, kind, cell }) => ({ start, end, kind, ...(cell && { cell }) })),
})

const articleOf = (page: Document): PageMap =>
  runAtOnce(
    extractArticle(
      page,
      () => undefined,
      createChatReader(() => Infinity),
    ),
  )

/** Opens HTML as a page, without running anything. Throws `UnreadableDocument` with `too-deep`. */
export function openHtml(html: string): Document {
  refuseDeepHtml(html)
  return pageOf(html)
}

/** The host in a file's address. `pageMetadata` returns it as title and site of a page that names none. */
const PLACEHOLDER_HOST = 'localhost'

/**
 * A document with the browser properties that the extraction uses.
 *
 * @param shown selects elements that are shown even if their attributes hide them, and the page with them
 */
function pageOf(html: string, shown?: string): Document {
  // The parser creates a body only if the file has one.
  const { document } = parseHTML(/<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`)
  // A browser has the first title as the page's, also where a file has no head.
  const title = document.querySelector('title')
  if (title && document.title === '' && title.closest('svg') === null) document.title = title.textContent
  // Nobody can open a part of a file by a click, so a closed one is read like the rest.
  for (const details of document.querySelectorAll('details')) details.setAttribute('open', '')
  for (const template of document.querySelectorAll('template[shadowrootmode]')) showRoot(template)
  if (shown !== undefined)
    for (const whole of document.querySelectorAll(shown)) {
      whole.removeAttribute('style')
      whole.removeAttribute('hidden')
    }
  const styleOf = createFileStyle(document, shown !== undefined)
  const mayKeepLines = /<pre|white-space/i.test(html)
  const getComputedStyle = (element: Element, part?: string): FileStyle =>
    part ? styleOf(element, part.slice(2)) : styleByAttributes(element, styleOf(element), mayKeepLines)
  const view = { getComputedStyle }
  Object.defineProperty(document, 'defaultView', { value: view })
  Object.defineProperty(document, 'location', { value: new URL(`http://${PLACEHOLDER_HOST}/`) })
  // The extraction uses the constants of this global.
  Object.assign(globalThis, { Node })
  return document
}

/** Puts the content of a declared shadow root in the place of its element's own, which its slots show. */
function showRoot(template: Element): void {
  const host = template.parentElement
  if (!host) return
  const own = [...host.childNodes].filter((node) => node !== template)
  for (const node of own) node.remove()
  for (const node of [...template.childNodes]) host.insertBefore(node, template)
  template.remove()
  const ownBySlot = groupedBy(own, slotOf)
  for (const slot of host.querySelectorAll('slot')) {
    const shown = ownBySlot.get(attributeOf(slot, 'name')) ?? []
    if (shown.length > 0) slot.replaceChildren()
    for (const node of shown) slot.appendChild(node)
  }
}

const slotOf = (node: Node): string => (node.nodeType === 1 ? attributeOf(node as Element, 'slot') : '')

/** Elements that are boxes in browsers; all others, also unknown ones, are parts of a line. */
const BOX_ELEMENTS = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol ' +
    'optgroup option p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Elements that browsers do not show, and those whose words they strike out. */
const UNSHOWN_ELEMENTS = new Set(
  'area base datalist head link meta noscript param rp script style template title'.split(' '),
)
const STRUCK_ELEMENTS = new Set(['del', 's', 'strike'])

/** Returns the style of an element by its attributes, by the defaults of browsers, and by what is known of its rules. */
function styleByAttributes(element: Element, { declared: own, ...style }: FileStyle, mayKeepLines: boolean): FileStyle {
  const inlineStyle = (element.getAttribute('style') ?? '').toLowerCase()
  const declared = (name: string, by = inlineStyle) =>
    by === '' ? '' : (new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`).exec(by)?.[1]?.trim() ?? '')
  const spaced = (mayKeepLines && element.closest('[style*="white-space"]')?.getAttribute('style')) || ''
  const box = element.localName === 'li' ? 'list-item' : 'block'
  const preset = BOX_ELEMENTS.has(element.localName) ? box : 'inline'
  const isClosed = element.localName === 'dialog' && !element.hasAttribute('open')
  const isHidden =
    isClosed ||
    UNSHOWN_ELEMENTS.has(element.localName) ||
    element.matches('[hidden], [popover], noframes, audio:not([controls])')
  const position = declared('position')
  const float = /^(?:absolute|fixed)$/.test(position) ? position : declared('float')
  // Floating elements and items of a flex row are boxes, also where each is a single placed word.
  const isBox = (float !== '' && float !== 'none') || isFlexOrGrid(element.parentElement)
  let display = declared('display') || preset
  if (isBox) display = 'block'
  if (isHidden && declared('display') === '') display = 'none'
  return {
    display,
    visibility: declared('visibility') || 'visible',
    opacity: declared('opacity'),
    fontSize: declared('font-size').replace(/^0\w*$/, '0px'),
    whiteSpace: declared('white-space', spaced) || (mayKeepLines && element.closest('pre') ? 'pre' : 'normal'),
    // A file has no layout, so a placed box is treated as a floating one.
    float,
    position: '',
    content: '',
    direction: declared('direction'),
    unicodeBidi: declared('unicode-bidi'),
    verticalAlign: declared('vertical-align'),
    flexDirection: declared('flex-direction'),
    overflowY: '',
    backgroundImage: '',
    clipPath: '',
    listStyleType: '',
    filter: '',
    textIndent: '',
    transform: '',
    ...style,
    getPropertyValue: (name) =>
      own?.get(name) ??
      own?.get(name.replace(/-(?:line|image|style)$/, '')) ??
      (declared(name, name.startsWith('white-space') ? spaced : inlineStyle) ||
        (name === 'text-decoration-line' && STRUCK_ELEMENTS.has(element.localName) ? 'line-through' : '')),
  }
}

function isFlexOrGrid(box: Element | null): boolean {
  return /(?:^|;)\s*display\s*:\s*(?:inline-)?(?:flex|grid)/i.test(box?.getAttribute('style') ?? '')
}
