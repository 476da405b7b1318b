import { toHtml } from 'hast-util-to-html'
import type { Nodes, Text } from 'mdast'
import { defaultHandlers, toMarkdown, type Options } from 'mdast-util-to-markdown'
import { encodeForUrl, safeUrl } from '@/lib/text/urls'

/**
 * A node of a document that people read, of which HTML and Markdown are both written: an element of HTML, a text, or, named
 * as in mdast, text that Markdown has as it stands. `form`: the only form of the document that has the node.
 */
export type DocumentNode = (
  | { type: 'text' | 'html'; value: string }
  | { type: 'element'; tagName: string; properties: Properties; children: DocumentNode[]; markdown: string }
) & { form?: 'html' | 'markdown' }

type Properties = Readonly<Record<string, string | number | undefined>>
export type Content = string | DocumentNode | null | undefined | false | readonly Content[]

/**
 * Creates an element. One that is given content, all of it empty, is left out.
 * @param selector a name and a class: `p.small`
 * @param content may begin with attributes. `markdown` among them is the element as which Markdown writes this one; the
 * content stands alone where that name has no kind.
 */
export function element(selector: string, ...content: [Properties | Content, ...Content[]] | []): DocumentNode | null {
  const [tagName = '', name] = selector.split('.')
  const [first, ...more] = content
  const attributes: Properties = isProperties(first) ? first : {}
  const { markdown = tagName, ...properties } = attributes
  const parts = isProperties(first) ? more : (content as Content[])
  const children = nodesOf(parts)
  if (children.length === 0 && parts.length > 0) return null
  return { type: 'element', tagName, properties: { ...properties, class: name }, children, markdown: String(markdown) }
}

export const inHtml = (...content: Content[]): Content => inForm('html', content)
export const inMarkdown = (...content: Content[]): Content => inForm('markdown', content)
const inForm = (form: 'html' | 'markdown', content: Content[]) => nodesOf(content).map((node) => ({ ...node, form }))

/** Returns Markdown that is written as it stands: its author has made it safe. */
export const markdownSource = (value: string): Content => value !== '' && { type: 'html', value }
/** Returns words with the spaces at their ends, which `element` leaves out. */
export const words = (text: string): Content => text !== '' && { type: 'text', value: oneLine(text) }

/** Returns a link to a page; the content alone where the address is none of the web. */
export function link(url: string | undefined, content: Content): Content {
  const href = safeUrl(url)?.replace(/[\s<>\\]/g, encodeForUrl)
  return href === undefined ? content : element('a', { href, rel: 'noreferrer noopener' }, content)
}

/** Returns words of a page that no program makes a link of: many do so of a bare address, also behind a backslash. */
export const unlinked = (text = ''): Content =>
  joined(
    oneLine(text)
      .trim()
      .split(/(?=:\/\/)|(?<=www)(?=\.)|(?<=\S)(?=@\S)/i)
      .map(words),
    markdownSource('<!-- -->'),
  )

/** Returns the contents that are not empty, with a separator between them. */
export function joined(items: readonly Content[], separator: Content = words(' · ')): Content {
  const given = items.map((item) => nodesOf([item])).filter((nodes) => nodes.length > 0)
  return given.map((nodes, at) => [at > 0 && separator, nodes])
}

/** Returns contents that Markdown writes with points between them, and HTML one after another. */
export const inRow = (...items: Content[]): Content => joined(items, [inHtml(words(' ')), inMarkdown(words(' · '))])

/** Returns contents that Markdown writes as lines of one paragraph, and HTML one after another. */
export const asLines = (...items: Content[]): Content => joined(items, inMarkdown(element('br')))

/** Returns a text with its line breaks; Markdown leaves out empty lines. */
export function withBreaks(text: string): Content {
  const lines = text.trim().split(/\r\n?|[\n\u2028\u2029]/)
  return [inHtml(lines.map((line, at) => [at > 0 && element('br'), line])), inMarkdown(joined(lines, element('br')))]
}

/** Returns a text on one line, without control characters and lone surrogates, which a file in UTF-8 cannot have. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

export function htmlOf(...content: Content[]): string {
  return toHtml({ type: 'root', children: htmlNodesOf(content) } as Parameters<typeof toHtml>[0])
}

/** Writes a document as Markdown that ends with a line break. @param extension for more than CommonMark, such as tables */
export function markdownOf(content: Content, extension: Options = {}): string {
  const root = { type: 'root', children: nodesOf([content]).flatMap(markdownNodes) }
  return toMarkdown(root as Nodes, { ...markdownOptions, extensions: [extension] })
}

const isProperties = (value: Properties | Content): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('type' in value)

function nodesOf(content: readonly Content[]): DocumentNode[] {
  return content.flatMap((part): DocumentNode[] | DocumentNode => {
    if (typeof part === 'string') {
      const value = oneLine(part).trim()
      if (value === '') return []
      return { type: 'text', value }
    }
    if (part === null || part === undefined || part === false) return []
    return 'type' in part ? part : nodesOf(part)
  })
}

/** Returns the nodes of HTML that a document has. */
export const htmlNodesOf = (content: Content): DocumentNode[] =>
  nodesOf([content])
    .filter(({ type, form }) => type !== 'html' && form !== 'markdown')
    .map((node) => (node.type === 'element' ? { ...node, children: htmlNodesOf(node.children) } : node))

function markdownNodes(node: DocumentNode): { type: string; [field: string]: unknown }[] {
  if (node.form === 'html') return []
  if (node.type !== 'element') return [node]
  const type = KINDS[node.markdown]
  const children = node.children.flatMap(markdownNodes)
  if (type === undefined) return children
  if (children.length === 0 && !MAY_BE_EMPTY.test(type)) return []
  const isInline = WITH_BLOCKS.test(type) && !BLOCK.test(children[0]?.type ?? '')
  return [
    {
      type,
      url: node.properties.href,
      depth: Number(node.markdown.slice(1)),
      spread: type.startsWith('list') ? false : undefined,
      children: isInline ? [{ type: 'paragraph', children }] : children,
    },
  ]
}

/** Kinds of mdast by the names of elements. The content of any other element stands without it. */
const KINDS: Readonly<Record<string, string>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  p: 'paragraph',
  blockquote: 'blockquote',
  ul: 'list',
  ol: 'list',
  li: 'listItem',
  table: 'table',
  tr: 'tableRow',
  th: 'tableCell',
  td: 'tableCell',
  a: 'link',
  strong: 'strong',
  mark: 'strong',
  em: 'emphasis',
  br: 'break',
  hr: 'thematicBreak',
}
const MAY_BE_EMPTY = /^(?:break|thematicBreak|tableCell)$/
const WITH_BLOCKS = /^(?:blockquote|listItem)$/
const BLOCK = /^(?:paragraph|heading|list|blockquote|table)$/

const SIGNS = /[\\`*_[\]<>&~|$^#%=!\r\n\t]/
/** The beginning of a list, and spaces, at the ends of a line. */
const AT_ENDS = /^\n(?:[ +:-]|\d+[.)])| \n$/

/**
 * Besides CommonMark's signs, those that GitHub and Obsidian read as strikethrough, tags, comments, highlights and
 * mathematics. A bare address that a program links takes the backslash before "<" with it, so ">" has one too.
 */
const markdownOptions: Options = {
  bullet: '-',
  rule: '-',
  // Looking for each unsafe sign in texts without any takes ten times as long as the rest.
  handlers: {
    text: (node: Text, parent, state, info) =>
      SIGNS.test(node.value) || AT_ENDS.test(`${info.before}${node.value}${info.after}`)
        ? defaultHandlers.text(node, parent, state, info)
        : node.value,
  },
  unsafe: [
    ...['<', '>', ']', '|', '~', '$', '^'].map((character) => ({ character })),
    { character: '#', after: '(?=\\S)' },
    { character: '%', after: '(?=%)' },
    { character: '%', before: '(?<=%)' },
    { character: '=', after: '(?==)' },
    { character: '=', before: '(?<==)' },
  ].map((sign) => ({ ...sign, inConstruct: 'phrasing', notInConstruct: ['destinationRaw', 'destinationLiteral'] })),
}
