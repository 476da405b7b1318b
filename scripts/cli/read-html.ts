import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { Block, BlockKind } from '@/lib/match/types'
import { isoDate } from './iso-date'
import type { Readable } from './readable'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/**
 * An HTML file as an article: its visible text, one block per paragraph, heading, list item, table cell, quotation and
 * caption, two line breaks between blocks. No scripts run and nothing is fetched.
 */
export function readHtml(html: string): Readable {
  const page = parse(html)
  const story = new Story()
  page.childNodes.forEach((node) => story.read(node, 'paragraph'))
  story.flush()
  const date = dateOf(page)
  const article = { text: story.text, blocks: story.blocks, ...(date === null ? {} : { date }) }
  return { text: story.text, article, locate: (span) => span, extracted: true }
}

const words = (list: string) => new Set(list.split(' '))
const DROPPED = words(
  'head script style noscript template svg math canvas audio video object iframe nav form input textarea select button menu dialog datalist',
)
const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr',
)
const KINDS: Partial<Record<string, BlockKind>> = {
  ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
  ...{ li: 'item', dt: 'item', dd: 'item', td: 'cell', th: 'cell' },
  ...{ blockquote: 'quote', figcaption: 'caption', caption: 'caption' },
}

class Story {
  text = ''
  readonly blocks: Block[] = []
  private run = ''
  private kind: BlockKind = 'paragraph'

  read(node: Node, kind: BlockKind): void {
    if (defaultTreeAdapter.isTextNode(node)) {
      this.kind = kind
      this.run += node.value
    }
    if (!defaultTreeAdapter.isElementNode(node) || isHidden(node)) return
    if (node.tagName === 'br') return this.flush()
    const block = !INLINE.has(node.tagName)
    if (block) this.flush()
    const inside = KINDS[node.tagName] ?? kind
    node.childNodes.forEach((child) => this.read(child, inside))
    if (block) this.flush()
  }

  /** Closes the block under way. */
  flush(): void {
    const line = this.run.replace(/[\s\u00AD]+/gu, (gap) => (/\s/.test(gap) ? ' ' : '')).trim()
    this.run = ''
    if (!/[\p{L}\p{N}]/u.test(line)) return
    if (this.text) this.text += '\n\n'
    this.blocks.push({ start: this.text.length, end: this.text.length + line.length, kind: this.kind })
    this.text += line
  }
}

/** What a reader would not see or would not read as the article: navigation, controls, comments, hidden parts. */
function isHidden(element: Element): boolean {
  if (DROPPED.has(element.tagName)) return true
  const attribute = (name: string) => element.attrs.find((a) => a.name === name)?.value
  if (attribute('hidden') !== undefined || attribute('aria-hidden') === 'true') return true
  if (attribute('contenteditable') === 'true' || attribute('contenteditable') === '') return true
  if (/^(?:navigation|search|menu|menubar|toolbar|dialog|alertdialog)$/.test(attribute('role') ?? '')) return true
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute('style') ?? '')) return true
  const names = `${attribute('id') ?? ''} ${attribute('class') ?? ''}`
  return /(?:^|\s)(?:comments?|comment-list|disqus_thread|sr-only|visually-hidden|screen-reader-text)(?:\s|$)/i.test(
    names,
  )
}

/** The day of publication that the page gives of itself. */
function dateOf(page: DefaultTreeAdapterTypes.Document): string | null {
  const dates: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (!('childNodes' in node)) return
    if (defaultTreeAdapter.isElementNode(node)) {
      const attribute = (name: string) => node.attrs.find((a) => a.name === name)?.value
      const label = attribute('property') ?? attribute('name') ?? attribute('itemprop') ?? ''
      if (node.tagName === 'meta' && PUBLISHED.test(label)) dates.push(attribute('content') ?? '')
      if (node.tagName === 'script' && attribute('type') === 'application/ld+json') {
        const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
        dates.push(/"datePublished"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '')
      }
    }
    node.childNodes.forEach(visit)
  }
  visit(page)
  return dates.map(isoDate).find((date) => date !== null) ?? null
}

const PUBLISHED =
  /^(?:article:published_time|date|datePublished|dc\.date(?:\.issued)?|parsely-pub-date|publish-?date)$/i
