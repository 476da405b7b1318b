import { collapseSpaces } from '@/lib/text/fold-words'
import { type TableCell, type DocBlock, type ReadingPurpose, type BlockList, addToCell } from './block'
import { endRaisedText, OpenFields, type OpenParagraph } from './docx-fields'
import {
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

type Attributes = Record<string, string>

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

  open(name: string, attributes: Attributes): void {
    this.path.push(name)
    if (this.skippedFrom !== null) {
      if (name === 'w:showingPlcHdr') this.isPlaceholder = isSwitchOn(attributes['w:val'])
      return
    }
    const parent = this.path.at(-2)
    if (this.isLeftOut(name, parent)) return
    if (parent === 'w:rPr' && this.path.at(-3) !== 'w:r') return
    this.starts.get(name)?.(attributes['w:val'] ?? '', attributes)
  }

  /** Returns whether an element is left out, and begins to skip it, or the row or cell that it declares deleted. */
  private isLeftOut(name: string, parent: string | undefined): boolean {
    if (name === 'w:del' || name === 'w:moveFrom') {
      if (parent === 'w:rPr' && this.path.at(-3) === 'w:pPr') this.describe({ isOpen: true })
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

  /** Actions at the start of an element, by its name; `value` is its `w:val`. */
  private readonly starts = new Map(
    Object.entries<(value: string, attributes: Attributes) => void>({
      'w:p': () => {
        const { text = '', links = [], isCap } = this.joining ?? {}
        this.paragraphs.push({ kind: 'text', text, links, isAfterCap: isCap })
        this.joining = null
      },
      'w:tbl': () => {
        this.endJoining()
        if (this.cells === 0) this.table += 1
      },
      'w:tr': () => {
        if (this.cells > 0) return
        this.row = []
        this.isHeadRow = false
      },
      'w:tblHeader': (value) => void (this.isHeadRow = isSwitchOn(value)),
      'w:tc': () => {
        if (this.cells === 0) this.row.push({ text: '', links: [], isHead: this.isHeadRow })
        this.cells += 1
      },
      'w:pStyle': (value) => {
        if (this.paragraph?.kind !== 'item') this.describe(this.context.styles.paragraphs.get(value))
      },
      'w:outlineLvl': (value) => this.describe(Number(value) < 9 && { kind: 'heading', level: Number(value) + 1 }),
      'w:ilvl': (value) => this.describe({ depth: Number(value) + 1 }),
      'w:numId': (value) => {
        if (this.paragraph?.kind === 'text' && !this.paragraph.role && value !== '0') this.describe({ kind: 'item' })
      },
      'w:framePr': (_, { 'w:dropCap': cap = '' }) =>
        this.describe(/^(?:drop|margin)$/.test(cap) && { isOpen: true, isCap: true }),
      'w:r': () => void (this.run = plainRun()),
      'm:r': () => void (this.run = plainRun()),
      'w:rStyle': (value) => {
        const style = this.context.styles.runs.get(value)
        this.run = { ...plainRun(), ...style, hiddenBy: new Set(style?.hiddenBy) }
      },
      'w:position': (value) => void (this.run.position = halfPointsOf(value)),
      'w:vertAlign': (value) => void (this.run.isRaised = value === 'superscript'),
      'w:footnote': (_, attributes) => void (this.note = attributes['w:id'] ?? ''),
      'w:endnote': (_, attributes) => void (this.note = endnoteLabel(attributes)),
      'w:footnoteReference': (_, attributes) => this.addReference(attributes['w:id'] ?? '', attributes),
      'w:endnoteReference': (_, attributes) => this.addReference(endnoteLabel(attributes), attributes),
      'w:hyperlink': (_, attributes) =>
        this.fields.begin('w:hyperlink', this.paragraph, '', this.context.addresses.get(attributes['r:id'] ?? '')),
      'w:fldSimple': (_, attributes) => this.fields.begin('w:fldSimple', this.paragraph, attributes['w:instr']),
      'w:fldChar': (_, attributes) => this.fields.readMark(attributes['w:fldCharType'], this.paragraph),
      ...Object.fromEntries(['w:tab', 'w:ptab', 'w:br', 'w:cr'].map((name) => [name, () => this.add(' ')])),
      'w:noBreakHyphen': () => this.add('-'),
      'w:sym': (_, attributes) =>
        this.add(symbolFontCharacter(parseInt(attributes['w:char'] ?? '', 16), attributes['w:font'])),
      'w:altChunk': (_, attributes) => this.addEmbedded(attributes['r:id'] ?? ''),
      'w:sdt': () => void (this.isPlaceholder = false),
      'mc:AlternateContent': () => void this.choices.push(false),
      'mc:Choice': () => void (this.choices[this.choices.length - 1] = true),
      'mc:Fallback': () => void (this.choices[this.choices.length - 1] = true),
      // The structure of a formula: 10^6, x_1, 3/4.
      'm:sup': () => this.add('^'),
      'm:sub': () => this.add('_'),
      'm:den': () => this.add('/'),
      ...Object.fromEntries(
        [...HIDING_SWITCHES].map((name) => [
          name,
          (value: string) => void this.run.hiddenBy[isSwitchOn(value) ? 'add' : 'delete'](name),
        ]),
      ),
    }),
  )

  private get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1)
  }

  private describe(fields: Partial<Paragraph> | false | undefined): void {
    if (this.paragraph && fields) Object.assign(this.paragraph, fields)
  }

  private addReference(label: string, attributes: Attributes): void {
    if (this.paragraph && this.run.hiddenBy.size === 0) this.fields.addNote(label, this.paragraph)
    // A mark of the author's own follows in the same run.
    if (isSwitchOn(attributes['w:customMarkFollows'] ?? '0')) this.run.hiddenBy.add('w:customMarkFollows')
  }

  close(name: string): void {
    this.path.pop()
    if (this.skippedFrom !== null) {
      if (this.path.length === this.skippedFrom) this.skippedFrom = null
      return
    }
    if (name === 'w:r') this.run = plainRun()
    else if (name === 'w:hyperlink' || name === 'w:fldSimple') this.fields.end(name, this.paragraph)
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
    const { paragraph } = this
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

/** Returns the label of an endnote, with an "e", since Word numbers endnotes separately from footnotes. */
const endnoteLabel = (attributes: Attributes): string => `e${attributes['w:id'] ?? ''}`
