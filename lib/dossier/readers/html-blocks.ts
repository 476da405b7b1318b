import {
  type DocBlock,
  type TableCell,
  type ParsedDocument,
  type Link,
  type ReadingPurpose,
  convertRaisedText,
  addToCell,
  rowOf,
} from './block'
import { UNREADABLE_SIGN } from '@/lib/text/article-blocks'
import { parseMarkup } from './parse-markup'
import { DOCUMENT_LIMITS, UnreadableDocument } from './unreadable'

/**
 * Parses the blocks of HTML: of a report its main part, of an article all of its text, also where it is a piece, such as
 * from the clipboard. No elements are created and nothing runs. Throws `UnreadableDocument` with `too-deep` or `too-long`.
 *
 * @param onProgress receives the share that is read, 0 to 1
 */
export function htmlBlocks(
  html: string,
  purpose: ReadingPurpose,
  onProgress?: (share: number) => void,
): ParsedDocument {
  const reader = new HtmlReader(html, purpose)
  parseMarkup(html, reader, { decodeEntities: true, lowerCaseTags: true }, onProgress)
  return reader.end()
}

const UNREAD_ELEMENTS = new Set('script style template noscript svg math select textarea iframe object head'.split(' '))
/** Elements that show something that is not read: a sentence around them has a hole. */
const SHOWN_ELEMENTS = new Set('canvas embed iframe math meter object progress select textarea'.split(' '))
const BLOCK_ELEMENTS = new Set(
  'p div section article main header aside li ul ol dl dt dd blockquote pre footer figure figcaption caption address fieldset form table thead tbody tr td th h1 h2 h3 h4 h5 h6 hr br body html details summary'.split(
    ' ',
  ),
)

class HtmlReader {
  private readonly document: ParsedDocument = { blocks: [], references: new Map() }
  private depth = 0
  /** Depth at which the skipped part began. */
  private hiddenFrom: number | null = null
  private words = ''
  private links: Link[] = []
  private start: number | null = null
  private link: { url: string; start: number } | null = null
  private raised: number | null = null
  private inTitle = false
  /** Whether the reader is in data for search engines (JSON-LD), which may have the date of publication. */
  private inData = false
  private inFooter = false
  private title = ''
  private readonly lists: { ordered: boolean; next: number }[] = []
  private item: { label?: string; isNote?: boolean } | null = null
  private row: TableCell[] | null = null
  private cell: TableCell = { text: '', links: [], isHead: false }
  private bold: { from: number; to: number } | null = null
  /** Heading level of a Word paragraph, from its class. */
  private wordHeading: number | null = null
  private isWordItem = false
  /** The last term of a list of definitions in a report. */
  private term: { words: string; isUsed: boolean } | null = null
  private letters = 0
  private line = 1
  private counted = 0
  private tables = 0
  /** Number of open tables inside a cell: their text becomes text of the cell. */
  private inner = 0
  private quotes = 0
  private wasBreak = false

  /** @param purpose of an article, parts beside the main one are read too; bold is no heading, one `<br>` ends no paragraph */
  constructor(
    readonly html: string,
    private readonly purpose: ReadingPurpose,
  ) {}

  end(): ParsedDocument {
    this.flush('text')
    if (this.title.trim())
      this.document.title = this.title
        .replace(/\s+/g, ' ')
        .replace(/\s+[-–—|]\s+Wikipedia\b.*$/i, '')
        .trim()
    return this.document
  }

  open(name: string, attributes: Record<string, string>): void {
    this.depth += 1
    if (name === 'title' && this.depth <= 4) this.inTitle = true
    if (
      name === 'meta' &&
      /(?:published|modified|updated)_time|^(?:date|last-modified|revised|article\.(?:published|updated)|pubdate|date[_-]?(?:published|modified|created)|dc\.date|dcterms\.(?:date|created|modified|issued)|citation_publication_date)$/i.test(
        attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes['http-equiv'] ?? '',
      )
    )
      this.document.date ??= attributes.content
    this.inData = name === 'script' && /ld\+json/i.test(attributes.type ?? '')
    if (name === 'footer') this.inFooter = true
    if (this.hiddenFrom !== null) return
    const isField = name === 'input' && /^(?:|text|number|date|search|email|url|tel)$/i.test(attributes.type ?? '')
    if ((SHOWN_ELEMENTS.has(name) || isField) && this.words !== '' && !isHidden(attributes))
      this.words += UNREADABLE_SIGN
    if (
      UNREAD_ELEMENTS.has(name) ||
      isHidden(attributes) ||
      (this.purpose === 'report' && isOutsideArticle(name, attributes))
    ) {
      // The title is in the head and is read separately.
      this.hiddenFrom = this.depth
      return
    }
    if (name === 'br' && this.purpose === 'article' && !this.wasBreak) this.words += ' '
    else if (BLOCK_ELEMENTS.has(name)) this.flush('text')
    this.wasBreak = name === 'br'
    if (name === 'table' && this.row !== null) this.inner += 1
    else if (name === 'table') this.tables += 1
    if (name === 'blockquote') this.quotes += 1
    if (name === 'p') {
      const words = attributes.class ?? ''
      this.wordHeading = /MsoTitle\b/i.test(words)
        ? 0
        : Number(/MsoHeading(\d)|^Heading\s?(\d)/i.exec(words)?.slice(1).find(Boolean) ?? NaN)
      if (Number.isNaN(this.wordHeading)) this.wordHeading = null
      this.isWordItem = /MsoList/i.test(words)
    }
    if ((name === 'b' || name === 'strong') && this.bold === null)
      this.bold = { from: this.words.trim() === '' ? 0 : this.words.length, to: -1 }
    if (this.purpose === 'article' && (name === 'dt' || name === 'dd')) this.item = {}
    if (name === 'dd' && this.term) {
      this.words = `${this.term.words}: `
      this.term.isUsed = true
      this.item = {}
    }
    if (name === 'ol' || name === 'ul')
      this.lists.push({
        ordered: name === 'ol',
        next: Number(attributes.start ?? 1) || 1,
      })
    if (name === 'li') this.item = this.itemOf(attributes)
    if (name === 'tr' && this.inner === 0) this.row = []
    if (name === 'sup') this.raised = this.words.length
    if (name === 'a') this.link = { url: attributes.href ?? '', start: this.words.length }
  }

  close(name: string, offset: number): void {
    if (name === 'title') this.inTitle = false
    if (name === 'script') this.inData = false
    if (name === 'footer') this.inFooter = false
    if (this.hiddenFrom !== null) {
      if (this.depth === this.hiddenFrom) this.hiddenFrom = null
      this.depth -= 1
      return
    }
    this.depth -= 1
    if ((name === 'b' || name === 'strong') && this.bold?.to === -1) this.bold.to = this.words.trimEnd().length
    if (name === 'dt' && this.purpose === 'report') {
      const words = this.words.replace(/[\s:]+$/, '')
      this.clear()
      this.endTerm()
      this.term = { words, isUsed: false }
      return
    }
    if (name === 'dl') this.endTerm()
    const heading = name === 'summary' ? '6' : /^h([1-6])$/.exec(name)?.[1]
    if (heading) this.flush('heading', Number(heading))
    else if (this.inner === 0 && (name === 'td' || name === 'th')) this.endCell(name)
    else if (this.inner === 0 && name === 'tr') this.endRow(offset)
    else if (BLOCK_ELEMENTS.has(name) && name !== 'br') this.flush('text')
    if (name === 'table' && this.inner > 0) this.inner -= 1
    if (name === 'blockquote') this.quotes -= 1
    if (name === 'ol' || name === 'ul') this.lists.pop()
    if (name === 'li' || name === 'dt' || name === 'dd') this.item = null
    if (name === 'p') {
      this.wordHeading = null
      this.isWordItem = false
    }
    if (name === 'a') this.endLink()
    if (name === 'sup' && this.raised !== null) {
      this.words = convertRaisedText(this.words, this.raised, this.purpose)
      this.raised = null
    }
  }

  text(words: string, offset: number): void {
    if (this.inData) this.document.date ??= /"date(?:Published|Modified)"\s*:\s*"([^"]{4,40})"/.exec(words)?.[1]
    if (this.inFooter)
      this.document.date ??=
        /\b(?:last (?:edited|updated|modified|reviewed|changed)|updated|published)\b:?(?: on)? ([^()]{6,40})/i.exec(
          words,
        )?.[1]
    if (this.inTitle) this.title += words
    if (this.hiddenFrom !== null) return
    if (this.purpose === 'report' && this.words.length + this.cell.text.length > DOCUMENT_LIMITS.line) return
    this.letters += words.length
    if (this.purpose === 'article' && this.letters > DOCUMENT_LIMITS.textLength)
      throw new UnreadableDocument('too-long')
    // Ends the block: adding a piece takes time in proportion to the words before it.
    if (this.words.length > DOCUMENT_LIMITS.line) this.flush('text')
    if (words.trim() !== '') this.wasBreak = false
    const piece = words.replace(/\s+/g, ' ')
    if (this.start === null && piece.trim() !== '') this.start = offset
    this.words += this.words === '' || this.words.endsWith(' ') ? piece.trimStart() : piece
  }

  /** Ends a link. A number that links to a place in the same page is a footnote mark; an arrow back is removed. */
  private endLink(): void {
    const link = this.link
    this.link = null
    if (!link || link.start >= this.words.length) return
    const words = this.words.slice(link.start)
    if (link.url.startsWith('#')) {
      if (/^\s*[↩↑^⬆︎]+\s*$/u.test(words)) this.words = this.words.slice(0, link.start)
      else if (this.raised === null) this.words = convertRaisedText(this.words, link.start, this.purpose)
      return
    }
    this.links.push({ ...link, end: this.words.length })
  }

  private itemOf(attributes: Record<string, string>): { label?: string; isNote?: boolean } {
    const list = this.lists.at(-1)
    if (!list?.ordered) return {}
    const value = Number(attributes.value)
    if (attributes.value !== undefined && Number.isInteger(value)) list.next = value
    const own = /^(?:user-content-)?(?:fn|footnote|_?ftn|_?edn|endnote|cite_note|ref|source)\D{0,3}(\d{1,4})$/i.exec(
      attributes.id ?? '',
    )?.[1]
    const label = own ?? String(list.next)
    list.next += 1
    return {
      label,
      ...(/^(?:user-content-)?(?:fn|cite_note|footnote|endnote)/i.test(attributes.id ?? '') ? { isNote: true } : {}),
    }
  }

  private endCell(name: string): void {
    if (this.row === null) {
      this.flush('text')
      return
    }
    this.endValue()
    this.row.push({ ...this.cell, isHead: name === 'th' })
    this.cell = { text: '', links: [], isHead: false }
  }

  /** Adds the words of a line or paragraph to the cell. A link around several paragraphs continues in the next. */
  private endValue(): void {
    const { link } = this
    if (link) this.links.push({ ...link, end: this.words.length })
    const text = this.words.trimEnd()
    addToCell(this.cell, { text, links: this.linksWithin(text) })
    this.clear()
    this.link = link && { ...link, start: 0 }
  }

  /** Ends a term of a list of definitions. A term without a description becomes a block. */
  private endTerm(): void {
    const { term } = this
    this.flush('text')
    this.term = null
    if (term === null || term.isUsed) return
    this.words = term.words
    this.flush('text')
  }

  private endRow(at: number): void {
    const cells = this.row
    this.row = null
    if (cells?.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
      this.document.blocks.push({ ...rowOf(cells, this.lineAt(at)), table: this.tables })
  }

  private flush(kind: 'text' | 'heading', level?: number): void {
    if (this.row !== null) return this.endValue()
    if (this.isWordItem) this.words = this.words.replace(/^(?:[·•o§-]|\d{1,2}[.)])\s+/, '')
    const text = this.words.trimEnd()
    const isBold =
      this.purpose === 'report' &&
      this.bold !== null &&
      this.bold.from === 0 &&
      this.bold.to >= text.length &&
      text.length < 120 &&
      !/[.,;]$/.test(text)
    const wordLevel = this.wordHeading
    if (text !== '') {
      const isHeading = kind === 'heading' || (!this.item && (isBold || wordLevel !== null))
      const block: DocBlock = {
        kind: isHeading ? 'heading' : this.item?.isNote ? 'footnote' : this.item || this.isWordItem ? 'item' : 'text',
        text,
        line: this.lineAt(this.start ?? 0),
        links: this.linksWithin(text),
        ...(isHeading ? { level: level ?? wordLevel ?? 6 } : {}),
        ...(kind === 'text' && this.item?.label !== undefined ? { label: this.item.label } : {}),
        ...(this.item && this.lists.length > 0 ? { depth: this.lists.length } : {}),
        ...(this.quotes > 0 && { role: 'quote' }),
      }
      this.document.blocks.push(block)
    }
    this.clear()
  }

  private linksWithin(text: string): Link[] {
    return this.links
      .filter((link) => link.end <= text.length + 1)
      .map((link) => ({ ...link, end: Math.min(link.end, text.length) }))
  }

  private clear(): void {
    this.words = ''
    this.links = []
    this.start = null
    this.link = null
    this.raised = null
    this.bold = null
  }

  /** Returns the line of an offset. It counts forward only, so that all calls together read the file once. */
  private lineAt(index: number): number {
    for (; this.counted < index && this.counted < this.html.length; this.counted += 1) {
      if (this.html.charCodeAt(this.counted) === 10) this.line += 1
    }
    return this.line
  }
}

/** Elements that are never part of an article. `ASIDE_ELEMENTS`, `ASIDE_CLASS`: elements and classes that often are not. */
const NON_ARTICLE_ELEMENTS = new Set(['nav', 'form', 'button'])
const ASIDE_ELEMENTS = new Set(['aside', 'footer'])
const ASIDE_CLASS =
  /(?:^|[\s_-])(?:teaser|related|cookies?|newsletter|advert\w*|promo|share|sharing|breadcrumbs?|sidebar|menu|navbox|toc|mw-editsection)(?:$|[\s_-])/i
/** "infobox", "key-facts": a part beside the text that states something. */
const FACT_BOX_CLASS = /(?:^|[\s_-])(?:info-?box|box|facts?|key|profile|data|summary|steckbrief)(?:$|[\s_-])/i
const SOURCE_NOTES_CLASS = /note|ref|source|cit/i

function isOutsideArticle(name: string, { class: classes = '', id = '', role = '' }: Record<string, string>): boolean {
  if (NON_ARTICLE_ELEMENTS.has(name)) return true
  if (ASIDE_ELEMENTS.has(name) && FACT_BOX_CLASS.test(classes) && !ASIDE_CLASS.test(classes)) return false
  if (ASIDE_ELEMENTS.has(name)) return !SOURCE_NOTES_CLASS.test(`${classes} ${id} ${role}`)
  return (ASIDE_CLASS.test(classes) && !/^(?:html|body|main|article)$/.test(name)) || role === 'navigation'
}

function isHidden({ hidden, style = '' }: Record<string, string>): boolean {
  return hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)
}
