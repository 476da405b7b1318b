import type { Cell, Link, Purpose } from './block'
import type { BlockList } from './block-list'
import type { StyleKind, StyleKinds } from './docx-styles'
import { parseMarkup } from './parse-markup'
import { convertRaisedText } from './raised'
import { addToCell } from './rows'

/**
 * Adds the text of one part of a .docx file, such as `word/document.xml`, to a list of blocks. Deleted text of tracked
 * changes, hidden text, field codes and second versions of drawings are left out.
 *
 * @param addresses addresses of the links, by id of the relation
 * @returns the text of the first paragraph in the style "Title", or null
 */
export function readDocxText(
  xml: string,
  styles: StyleKinds,
  list: BlockList,
  addresses: ReadonlyMap<string, string>,
  purpose: Purpose,
): string | null {
  const reader = new DocxReader(styles, list, addresses, purpose)
  parseMarkup(xml, reader, { xmlMode: true })
  return reader.title
}

/** Elements whose content is not read: deleted or moved text, field codes, duplicates and formulas. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:instrText', 'mc:Fallback', 'w:sdtPr', 'm:oMath'])

type Paragraph = StyleKind & { text: string; links: Link[]; depth?: number }

class DocxReader {
  title: string | null = null
  /** The open paragraphs, innermost last: a text box has paragraphs inside a paragraph. */
  private readonly paragraphs: Paragraph[] = []
  private skipped = 0
  private cells = 0
  private isText = false
  private isHiddenRun = false
  private table = 0
  private row: Cell[] = []
  private isHeadRow = false
  private note: string | null = null
  private link: { start: number; url: string } | null = null
  /** Offset at which raised text began in the paragraph. */
  private raised: number | null = null

  constructor(
    private readonly styles: StyleKinds,
    private readonly list: BlockList,
    private readonly addresses: ReadonlyMap<string, string>,
    private readonly purpose: Purpose,
  ) {}

  open(name: string, attributes: Record<string, string>): void {
    if (this.skipped > 0 || LEFT_OUT.has(name)) {
      this.skipped += 1
      return
    }
    const paragraph = this.paragraphs.at(-1)
    switch (name) {
      case 'w:p':
        this.paragraphs.push({ text: '', kind: 'text', links: [] })
        break
      case 'w:tbl':
        if (this.cells === 0) this.table += 1
        break
      case 'w:tr':
        if (this.cells > 0) break
        this.row = []
        this.isHeadRow = false
        break
      case 'w:tblHeader':
        this.isHeadRow = true
        break
      case 'w:tc':
        if (this.cells === 0) this.row.push({ text: '', links: [], isHead: this.isHeadRow })
        this.cells += 1
        break
      case 'w:pStyle': {
        const style = this.styles.get(attributes['w:val'] ?? '')
        if (paragraph && style !== undefined && paragraph.kind !== 'item') Object.assign(paragraph, style)
        break
      }
      case 'w:outlineLvl':
        if (paragraph && Number(attributes['w:val']) < 9)
          Object.assign(paragraph, { kind: 'heading', level: Number(attributes['w:val']) + 1 })
        break
      case 'w:ilvl':
        if (paragraph) paragraph.depth = Number(attributes['w:val']) + 1
        break
      case 'w:numId':
        if (paragraph?.kind === 'text' && !paragraph.role && attributes['w:val'] !== '0') paragraph.kind = 'item'
        break
      case 'w:r':
        this.isHiddenRun = false
        break
      case 'w:vanish':
        this.isHiddenRun = !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '')
        break
      case 'w:t':
        this.isText = true
        break
      case 'w:footnote':
      case 'w:endnote':
        this.note = noteLabel(name, attributes['w:id'])
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (paragraph && this.purpose === 'report') paragraph.text += `[^${noteLabel(name, attributes['w:id'])}]`
        break
      case 'w:vertAlign':
        if (paragraph && attributes['w:val'] === 'superscript') this.raised = paragraph.text.length
        break
      case 'w:hyperlink': {
        const url = this.addresses.get(attributes['r:id'] ?? '')
        if (paragraph && url !== undefined) this.link = { start: paragraph.text.length, url }
        break
      }
      case 'w:tab':
      case 'w:br':
      case 'w:cr':
        if (paragraph) paragraph.text += ' '
        break
      case 'w:noBreakHyphen':
        if (paragraph) paragraph.text += '-'
    }
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped -= 1
      return
    }
    if (name === 'w:t') this.isText = false
    else if (name === 'w:r') this.endRun()
    else if (name === 'w:hyperlink') this.endLink()
    else if (name === 'w:tc') this.cells -= 1
    else if (name === 'w:tr' && this.cells === 0) this.list.addRow(this.row, this.table)
    else if (name === 'w:p') this.end()
  }

  private endRun(): void {
    this.isHiddenRun = false
    const paragraph = this.paragraphs.at(-1)
    if (paragraph && this.raised !== null) paragraph.text = convertRaisedText(paragraph.text, this.raised, this.purpose)
    this.raised = null
  }

  private endLink(): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph && this.link) paragraph.links.push({ ...this.link, end: paragraph.text.length })
    this.link = null
  }

  text(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph && this.isText && this.skipped === 0 && !this.isHiddenRun) paragraph.text += text
  }

  private end(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    const { isTitle, ...block } = paragraph
    if (isTitle) this.title ??= block.text.replace(/\s+/g, ' ').trim() || null
    const cell = this.cells > 0 ? this.row.at(-1) : undefined
    if (cell) addToCell(cell, block)
    else this.list.add({ ...block, ...(this.note !== null && { kind: 'footnote', label: this.note }) })
  }
}

/** Returns the label of a note. Endnotes get an "e", since Word numbers them separately from footnotes. */
function noteLabel(element: string, id = ''): string {
  return element.startsWith('w:endnote') ? `e${id}` : id
}
