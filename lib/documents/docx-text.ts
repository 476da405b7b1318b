import type { BlockKind } from '@/lib/schema/finding'
import type { BlockList } from './block-list'
import type { StyleKinds } from './docx-styles'
import { parseMarkup } from './parse-markup'

/**
 * Adds the text of one part of a .docx file, such as `word/document.xml`, to a list of blocks. Deleted text of tracked
 * changes, hidden text, field codes and second versions of drawings are left out.
 *
 * @returns the text of the first paragraph in the style "Title", or null
 */
export function readDocxText(xml: string, styles: StyleKinds, list: BlockList): string | null {
  const reader = new DocxText(styles, list)
  parseMarkup(xml, reader, { xmlMode: true })
  return reader.title
}

/** Elements whose content is not part of the visible text. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:instrText', 'mc:Fallback', 'w:sdtPr', 'm:oMath'])

interface Paragraph {
  text: string
  kind: BlockKind | 'title'
}

class DocxText {
  title: string | null = null
  /** A text box is a paragraph inside a paragraph. */
  private readonly paragraphs: Paragraph[] = []
  private skipped = 0
  private cells = 0
  private isText = false
  private isHiddenRun = false

  constructor(
    private readonly styles: StyleKinds,
    private readonly list: BlockList,
  ) {}

  open(name: string, attributes: Record<string, string>): void {
    if (this.skipped > 0 || LEFT_OUT.has(name)) {
      this.skipped += 1
      return
    }
    const paragraph = this.paragraphs.at(-1)
    switch (name) {
      case 'w:p':
        this.paragraphs.push({ text: '', kind: this.cells > 0 ? 'cell' : 'paragraph' })
        break
      case 'w:tc':
        this.cells += 1
        break
      case 'w:pStyle': {
        const kind = this.styles.get(attributes['w:val'] ?? '')
        if (paragraph && kind !== undefined && paragraph.kind !== 'item') paragraph.kind = kind
        break
      }
      case 'w:outlineLvl':
        if (paragraph && Number(attributes['w:val']) < 9) paragraph.kind = 'heading'
        break
      case 'w:numId':
        if (paragraph?.kind === 'paragraph' && attributes['w:val'] !== '0') paragraph.kind = 'item'
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
    else if (name === 'w:r') this.isHiddenRun = false
    else if (name === 'w:tc') this.cells -= 1
    else if (name === 'w:p') this.end()
  }

  text(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph && this.isText && this.skipped === 0 && !this.isHiddenRun) paragraph.text += text
  }

  private end(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    const { kind, text } = paragraph
    if (kind === 'title') this.title ??= text.replace(/\s+/g, ' ').trim() || null
    this.list.add(kind === 'title' ? 'heading' : kind, text)
  }
}
