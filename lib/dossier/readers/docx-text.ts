import { collapseSpaces } from '@/lib/text/fold-words'
import { type TableCell, type DocBlock, type ReadingPurpose, type BlockList, addToCell } from './block'
import { endRaisedText, OpenFields, type OpenParagraph } from './docx-fields'
import {
  FORMULA_SIGNS,
  symbolFontCharacter,
  withSymbolCharacters,
  HIDING_SWITCHES,
  isRaisedAbove,
  isSwitchOn,
  halfPointsOf,
  type StyleKind,
  type WordStyles,
} from './docx-styles'
import { parseWordPart } from './parse-markup'

/** The file around a part: its styles, addresses of links by id of the relation, and embedded documents by id. */
export interface WordContext {
  styles: WordStyles
  addresses: ReadonlyMap<string, string>
  embedded: (id: string) => readonly DocBlock[]
  purpose: ReadingPurpose
}

/**
 * Adds the text of one part of a .docx file, such as `word/document.xml`, to a list of blocks, as it is after all tracked
 * changes. Deleted, hidden and struck text, former formatting, field codes and second versions of drawings are left out.
 *
 * @returns the text of the first paragraph in the style "Title", or null
 */
export function readDocxText(xml: string, list: BlockList, context: WordContext): string | null {
  const reader = new DocxReader(list, context)
  parseWordPart(xml, reader)
  return reader.title
}

/** Elements whose content is not read: deleted or moved text, codes, readings above words. `w:…Change`: the former state. */
const UNREAD_ELEMENTS = /^w:(?:del|moveFrom|delText|delInstrText|sdtPr|rt|(?:\w+)Change)$/

type Paragraph = StyleKind &
  OpenParagraph & {
    depth?: number
    /** Whether the paragraph goes on in the next one: its mark was deleted, or it is a large first letter (`isCap`). */
    isOpen?: boolean
    isCap?: boolean
    /** Whether the paragraph so far is only a large first letter or a first word. */
    isAfterCap?: boolean | undefined
    /** Height of the paragraph's text above the line, in half points; raised marks are higher. */
    base?: number
  }

const plainRun = () => ({ isRaised: false, position: 0, hiddenBy: new Set<string>() })

class DocxReader {
  title: string | null = null
  private readonly path: string[] = []
  /** Index in `path` of the element whose content is left out. */
  private skippedFrom: number | null = null
  /** The open paragraphs, innermost last: a text box has paragraphs inside a paragraph. */
  private readonly paragraphs: Paragraph[] = []
  private joining: Paragraph | null = null
  private readonly fields: OpenFields
  /** For each open choice of drawings: whether one was read. */
  private readonly choices: boolean[] = []
  private run = plainRun()
  private isPlaceholder = false
  private cells = 0
  private table = 0
  private row: TableCell[] = []
  private isHeadRow = false
  private note: string | null = null

  constructor(
    private readonly list: BlockList,
    private readonly context: WordContext,
  ) {
    this.fields = new OpenFields(context.purpose)
  }

  open(name: string, attributes: Record<string, string>): void {
    this.path.push(name)
    if (this.skippedFrom !== null) {
      if (name === 'w:showingPlcHdr') this.isPlaceholder = isSwitchOn(attributes['w:val'])
      return
    }
    const parent = this.path.at(-2)
    if (this.isLeftOut(name, parent)) return
    if (parent === 'w:rPr' && this.path.at(-3) !== 'w:r') return
    this.read(name, attributes)
  }

  /** Returns whether an element is left out, and begins to skip it, or the row or cell that it declares deleted. */
  private isLeftOut(name: string, parent: string | undefined): boolean {
    if (name === 'w:del' || name === 'w:moveFrom') {
      const paragraph = this.paragraphs.at(-1)
      if (parent === 'w:rPr' && this.path.at(-3) === 'w:pPr' && paragraph) paragraph.isOpen = true
      if (parent === 'w:trPr') return this.skip('w:tr')
    }
    if (name === 'w:cellDel' && this.cells > 0) {
      if (this.cells === 1) this.row.pop()
      this.cells -= 1
      return this.skip('w:tc')
    }
    const isSecond = (name === 'mc:Choice' || name === 'mc:Fallback') && this.choices.at(-1) === true
    const isPlaceholder = name === 'w:sdtContent' && this.isPlaceholder
    return (isSecond || isPlaceholder || UNREAD_ELEMENTS.test(name)) && this.skip(name)
  }

  private skip(name: string): boolean {
    const at = this.path.lastIndexOf(name)
    if (at >= 0) this.skippedFrom = at
    return at >= 0
  }

  private read(name: string, attributes: Record<string, string>): void {
    const paragraph = this.paragraphs.at(-1)
    const value = attributes['w:val'] ?? ''
    switch (name) {
      case 'w:p': {
        const { text = '', links = [], isCap } = this.joining ?? {}
        this.paragraphs.push({ kind: 'text', text, links, isAfterCap: isCap })
        this.joining = null
        break
      }
      case 'w:tbl':
        this.endJoining()
        if (this.cells === 0) this.table += 1
        break
      case 'w:tr':
        if (this.cells > 0) break
        this.row = []
        this.isHeadRow = false
        break
      case 'w:tblHeader':
        this.isHeadRow = isSwitchOn(value)
        break
      case 'w:tc':
        if (this.cells === 0) this.row.push({ text: '', links: [], isHead: this.isHeadRow })
        this.cells += 1
        break
      case 'w:pStyle': {
        const style = this.context.styles.paragraphs.get(value)
        if (paragraph && style !== undefined && paragraph.kind !== 'item') Object.assign(paragraph, style)
        break
      }
      case 'w:outlineLvl':
        if (paragraph && Number(value) < 9) Object.assign(paragraph, { kind: 'heading', level: Number(value) + 1 })
        break
      case 'w:ilvl':
        if (paragraph) paragraph.depth = Number(value) + 1
        break
      case 'w:numId':
        if (paragraph?.kind === 'text' && !paragraph.role && value !== '0') paragraph.kind = 'item'
        break
      case 'w:r':
      case 'm:r':
        this.run = plainRun()
        break
      case 'w:rStyle': {
        const style = this.context.styles.runs.get(value)
        this.run = { ...plainRun(), ...style, hiddenBy: new Set(style?.hiddenBy) }
        break
      }
      case 'w:position':
        this.run.position = halfPointsOf(value)
        break
      case 'w:framePr':
        if (paragraph && /^(?:drop|margin)$/.test(attributes['w:dropCap'] ?? ''))
          paragraph.isOpen = paragraph.isCap = true
        break
      case 'w:vertAlign':
        this.run.isRaised = value === 'superscript'
        break
      case 'w:footnote':
      case 'w:endnote':
        this.note = noteLabel(name, attributes['w:id'])
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (paragraph && this.run.hiddenBy.size === 0)
          this.fields.addNote(noteLabel(name, attributes['w:id']), paragraph)
        // A mark of the author's own follows in the same run.
        if (isSwitchOn(attributes['w:customMarkFollows'] ?? '0')) this.run.hiddenBy.add(name)
        break
      case 'w:hyperlink':
        this.fields.begin(name, paragraph, '', this.context.addresses.get(attributes['r:id'] ?? ''))
        break
      case 'w:fldSimple':
        this.fields.begin(name, paragraph, attributes['w:instr'])
        break
      case 'w:fldChar':
        this.fields.readMark(attributes['w:fldCharType'], paragraph)
        break
      case 'w:tab':
      case 'w:ptab':
      case 'w:br':
      case 'w:cr':
        this.add(' ')
        break
      case 'w:noBreakHyphen':
        this.add('-')
        break
      case 'w:sym':
        this.add(symbolFontCharacter(parseInt(attributes['w:char'] ?? '', 16), attributes['w:font']))
        break
      case 'w:altChunk':
        this.addEmbedded(attributes['r:id'] ?? '')
        break
      case 'w:sdt':
        this.isPlaceholder = false
        break
      case 'mc:AlternateContent':
        this.choices.push(false)
        break
      case 'mc:Choice':
      case 'mc:Fallback':
        this.choices[this.choices.length - 1] = true
        break
      default:
        if (HIDING_SWITCHES.has(name)) this.run.hiddenBy[isSwitchOn(value) ? 'add' : 'delete'](name)
        this.add(FORMULA_SIGNS.get(name) ?? '')
    }
  }

  close(name: string): void {
    this.path.pop()
    if (this.skippedFrom !== null) {
      if (this.path.length === this.skippedFrom) this.skippedFrom = null
      return
    }
    if (name === 'w:r') this.run = plainRun()
    else if (name === 'w:hyperlink' || name === 'w:fldSimple') this.fields.end(name, this.paragraphs.at(-1))
    else if (name === 'mc:AlternateContent') this.choices.pop()
    else if (name === 'w:p') this.end()
    else if (/^w:(?:tc|txbxContent|body|footnote|endnote)$/.test(name)) this.endJoining()
    if (name === 'w:tc') this.cells -= 1
    else if (name === 'w:tr' && this.cells === 0) this.list.addRow(this.row, this.table)
  }

  text(text: string): void {
    if (this.skippedFrom !== null) return
    const element = this.path.at(-1)
    if (element === 'w:instrText') this.fields.addInstruction(text)
    else if ((element === 'w:t' || element === 'm:t') && this.fields.areShown()) this.add(withSymbolCharacters(text))
  }

  private add(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph || this.run.hiddenBy.size > 0 || text === '') return
    const isRaised = this.run.isRaised || isRaisedAbove(this.run.position, paragraph.base ?? this.run.position)
    // Text below the line, as in a formula, is no base: what follows it is not raised.
    if (!isRaised) paragraph.base = Math.max(0, this.run.position)
    if (isRaised) paragraph.raisedFrom ??= paragraph.text.length
    else endRaisedText(paragraph, this.context.purpose)
    if (paragraph.isAfterCap && /^\p{Lu}\p{Ll}/u.test(text)) paragraph.text += ' '
    paragraph.isAfterCap = false
    paragraph.text += text
  }

  private addEmbedded(id: string): void {
    this.endJoining()
    const before = this.table
    for (const { line: _, ...block } of this.context.embedded(id)) {
      if (!block.cells) this.list.add(block)
      else this.list.addRow(block.cells, (this.table = before + 1 + (block.table ?? 0)))
    }
  }

  private end(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    this.fields.endParagraph(paragraph)
    if (paragraph.isOpen) this.joining = paragraph
    else this.addParagraph(paragraph)
  }

  /** Adds a paragraph whose mark was deleted and that no other paragraph follows. */
  private endJoining(): void {
    if (this.joining) this.addParagraph(this.joining)
    this.joining = null
  }

  private addParagraph({
    isTitle,
    isContents,
    raisedFrom: _,
    isOpen: __,
    base: ___,
    isCap: _c,
    isAfterCap: _a,
    ...block
  }: Paragraph): void {
    if (isContents) return
    if (isTitle) this.title ??= collapseSpaces(block.text) || null
    const cell = this.cells > 0 ? this.row.at(-1) : undefined
    if (cell) addToCell(cell, block)
    else this.list.add({ ...block, ...(this.note !== null && { kind: 'footnote', label: this.note }) })
  }
}

/** Returns the label of a note. Endnotes get an "e", since Word numbers them separately from footnotes. */
function noteLabel(element: string, id = ''): string {
  return element.startsWith('w:endnote') ? `e${id}` : id
}
