import { Node, parseHTML } from 'linkedom'
import type { Block } from '@/lib/schema/finding'
import { pageAuthor } from '@/lib/extract/page-author'
import { pageMetadata } from '@/lib/extract/page-metadata'
import { extractArticle } from '@/lib/extract/extract-article'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { isoDate } from './iso-date'
import { refuseDeepHtml } from './parse-markup'
import type { OwnDocument, CheckableText } from './readable'
import { unseenText } from './unseen-text'

/**
 * Reads an HTML file as an article: the text that the extension would extract from the page in a browser, by the same
 * code. Each paragraph, heading, list item, cell, quotation and caption is a block; two line breaks separate blocks.
 * No scripts run and nothing is fetched. Only style rules in the file that hide elements are applied.
 */
export function readHtml(html: string): CheckableText {
  return readHtmlDocument(html).readable
}

/** Reads the text of a page together with its title, author and site. Throws `UnreadableDocument` with `too-deep`. */
export function readHtmlDocument(html: string): OwnDocument & { author: string | null; site: string | null } {
  refuseDeepHtml(html)
  const page = pageOf(html)
  const { text, blocks } = runAtOnce(extractArticle(page))
  const metadata = pageMetadata(page)
  const date = isoDate(metadata.date ?? '')
  const article = {
    text,
    blocks: blocks.map(({ start, end, kind, cell }): Block => ({ start, end, kind, ...(cell && { cell }) })),
    ...(date === null ? {} : { date }),
  }
  return {
    title: metadata.title === PLACEHOLDER_HOST ? null : metadata.title,
    author: pageAuthor(page),
    site: metadata.site === PLACEHOLDER_HOST ? null : metadata.site,
    readable: { text, article, extracted: true },
  }
}

/** The host in a file's address. `pageMetadata` returns it as title and site of a page that names none. */
const PLACEHOLDER_HOST = 'localhost'

/** A document with the browser properties that the extraction uses. */
function pageOf(html: string): Document {
  // The parser creates a body only if the file has one.
  const { document } = parseHTML(/<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`)
  const hidden = hiddenByStyle(document)
  const unseen = unseenText(document)
  const view = { getComputedStyle: (element: Element) => ({ ...styleOf(element, hidden), ...unseen(element) }) }
  Object.defineProperty(document, 'defaultView', { value: view })
  Object.defineProperty(document, 'location', { value: new URL(`http://${PLACEHOLDER_HOST}/`) })
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

/** Returns the style of an element by its attributes, by the defaults of browsers, and by `hidden`. */
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

/**
 * Returns the elements that the page's own `<style>` elements hide: `display: none`, `visibility: hidden`, and clipped
 * boxes for screen readers. Rules under `@media` and other at-rules are skipped: they may apply only to some screens.
 * Only a type, class, id or attribute, or a type with one of these, is applied: others can take long in hostile files.
 */
function hiddenByStyle(page: Document): ReadonlySet<Element> {
  const selectors = new Set<string>()
  for (const style of page.querySelectorAll('style'))
    for (const [prelude, body] of rulesOf(style.textContent))
      for (const selector of hides(body) ? prelude.split(',') : []) {
        // No element has the focus here, so `:not(:focus)` matches every element.
        const plain = selector.trim().replace(/:not\(:(?:focus|focus-within|active)\)/g, '')
        if (SIMPLE_SELECTOR.test(plain)) selectors.add(plain.replace(/=(["'])(.*)\1]$/, '=$2]'))
      }
  if (selectors.size === 0) return new Set()
  return new Set([...page.querySelectorAll('*')].filter((one) => simpleSelectorsOf(one).some((s) => selectors.has(s))))
}

/** Returns all selectors of the form `SIMPLE_SELECTOR` that match an element, without quotation marks. */
function simpleSelectorsOf({ attributes, classList, id, localName, tagName }: Element): string[] {
  const classes = [...classList].map((name) => `.${name}`)
  const marks = [...attributes].flatMap(({ name, value }) => [`[${name}]`, `[${name}=${value}]`])
  return ['', `#${id}`, ...classes, ...marks].flatMap((part) => [part, localName + part, tagName + part])
}

/** Returns the plain rules, without comments and contents of at-rules. Each character is read once. */
function rulesOf(css: string): [prelude: string, body: string][] {
  const rules: [string, string][] = []
  let [depth, prelude, body] = [0, '', '']
  for (const piece of css.replace(/\/\*[^]*?(?:\*\/|$)/g, '').split(/([{};])/)) {
    if (piece === '{') depth += 1
    else if (piece === '}') {
      if (depth === 1 && !prelude.startsWith('@')) rules.push([prelude, body])
      depth = Math.max(0, depth - 1)
      if (depth === 0) [prelude, body] = ['', '']
    } else if (depth === 0) prelude = piece.trim()
    else if (depth === 1) body += piece
  }
  return rules
}

function hides(body: string): boolean {
  if (/(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(body)) return true
  return /position\s*:\s*absolute/i.test(body) && /clip(?:-path)?\s*:\s*(?:rect|inset)\(/i.test(body)
}

const SIMPLE_SELECTOR =
  /^(?=.)(?:[a-z][\w-]*)?(?:[.#][a-z_][\w-]*|\[[a-z][\w-]*(?:=(?:"[^"\\]*"|'[^'\\]*'|[a-z][\w-]*))?\])?$/i
