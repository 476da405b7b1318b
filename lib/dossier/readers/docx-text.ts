import { UNREADABLE_SIGN } from '@/lib/text/article-blocks'
import { collapseSpaces } from '@/lib/text/fold-words'
import { type TableCell, type ReadingPurpose, type BlockList, addToCell } from './block'
import { endRaisedText, OpenFields, type OpenParagraph } from './docx-fields'
import { halfPointsOf, isRaisedAbove, isSwitchOn, isUnseen, LEAST_LINE, propertyOf, shadeIn, WHITE } from './docx-looks'
import { type Look } from './docx-looks'
import { symbolFontCharacter, withSymbolCharacters, type StyleKind, type WordStyles } from './docx-styles'
import { parseWordPart } from './parse-markup'
import { UnreadableDocument } from './unreadable'

/** The file around a part: its styles, and addresses of links by id of the relation. */
interface WordContext {
  styles: WordStyles
  addresses: ReadonlyMap<string, string>
  /** Whether Word shows the colour that the file gives its pages. */
  isPageColoured: boolean
  purpose: ReadingPurpose
}

/**
 * Adds the text of one part of a .docx file, such as `word/document.xml`, to a list of blocks, as it is after all tracked
 * changes. Deleted, struck and unseen text, former formatting, field codes and second versions of drawings are left out.
 * Throws `embedded` where it shows another document.
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
    look: Map<string, string>
    style: Look
    /** Whether the paragraph goes on in the next one: its mark was deleted, or it is a large first letter (`isCap`). */
    isOpen?: boolean
    isCap?: boolean
    /** Whether the paragraph so far is only a large first letter or a first word. */
    isAfterCap?: boolean | undefined
    /** Height of the paragraph's text above the line, in half points; raised marks are higher. */
    base?: number
  }

type Attributes = Record<string, string>

const NO_LOOK: Look = new Map()
/** A stretch of letters with one look. `isOwnMark`: the author's own mark of a footnote. */
const plainRun = () => ({ look: new Map<string, string>(), style: NO_LOOK, isOwnMark: false })

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
  /** The element whose look the reader is in: a run, or the properties of a paragraph for its mark. */
  private lookOf: string | undefined
  /** The colours of the page, and of the tables, cells and boxes that are open, innermost last. */
  private readonly grounds: { depth: number; colour: string }[] = [{ depth: 0, colour: WHITE }]
  /** Colour of the shape whose text follows. */
  private fill = ''
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
    if (this.isLeftOut(name, parent) || this.isUnseenPart(name, attributes)) return
    if (name === 'w:rPr') this.lookOf = parent
    const value = attributes['w:val'] ?? ''
    if (this.lookOf !== undefined && this.lookOf !== 'w:r' && this.lookOf !== 'm:r') {
      // The text behind a hidden mark goes on in its line; Word writes one of its own behind a heading in a line.
      if (this.lookOf === 'w:pPr' && name === 'w:vanish') this.describe({ isOpen: isSwitchOn(value) })
      if (this.lookOf === 'w:pPr' && name === 'w:specVanish') this.describe({ isOpen: false })
      return
    }
    const property = propertyOf(parent, name, attributes)
    if (property) (parent === 'w:pPr' ? this.paragraph : this.run)?.look.set(...property)
    this.starts.get(name)?.(value, attributes)
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
    if (isPlaceholder) this.addSign()
    return (isSecond || isPlaceholder || UNREAD_ELEMENTS.test(name)) && this.skip(name)
  }

  /** Returns whether an element declares that a row, a drawing or a shape is not seen, which is then left out. */
  private isUnseenPart(name: string, attributes: Attributes): boolean {
    const { 'w:val': value, 'w:hRule': rule, cx, cy, hidden = '0', style = '' } = attributes
    if (name === 'w:hidden' && isSwitchOn(value)) return this.skip('w:tr')
    if (name === 'w:trHeight' && rule === 'exact' && Number(value) < LEAST_LINE) return this.skip('w:tr')
    if (name === 'wp:docPr' && isSwitchOn(hidden)) return this.skip('w:drawing')
    if (name === 'wp:extent' && Math.min(Number(cx), Number(cy)) < LEAST_BOX) return this.skip('w:drawing')
    return name.startsWith('v:') && UNSEEN_SHAPE.test(style) && this.skip(name)
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
        const { usual: style } = this.context.styles
        this.paragraphs.push({ kind: 'text', text, links, isAfterCap: isCap, look: new Map(), style })
        this.joining = null
      },
      'w:tbl': () => {
        this.endJoining()
        this.addGround()
        if (this.cells === 0) this.table += 1
      },
      'w:tblStyle': (value) => {
        if (this.context.styles.colouredTables.has(value)) this.colourGround('')
      },
      'w:shd': (_, attributes) => {
        const shade = shadeIn(attributes)
        if (/^w:(?:tc|tbl)Pr$/.test(this.path.at(-2) ?? '') && shade !== 'auto') this.colourGround(shade)
      },
      'w:background': (_, attributes) => {
        if (this.context.isPageColoured) this.colourGround(attributes['w:color'] ?? '')
      },
      'w:txbxContent': () => this.addGround(this.fill),
      'wps:spPr': () => void (this.fill = ''),
      'a:noFill': () => {
        if (this.path.at(-2) === 'wps:spPr') this.fill = this.grounds.at(-1)?.colour ?? ''
      },
      'a:srgbClr': (_, { val = '' }) => {
        if (this.path.at(-3) === 'wps:spPr' && this.path.at(-2) === 'a:solidFill') this.fill = val
      },
      ...Object.fromEntries(['v:rect', 'v:roundrect', 'v:shape'].map((name) => [name, this.readFill.bind(this)])),
      'w:tr': () => {
        if (this.cells > 0) return
        this.row = []
        this.isHeadRow = false
      },
      'w:tblHeader': (value) => void (this.isHeadRow = isSwitchOn(value)),
      'w:tc': () => {
        if (this.cells === 0) this.row.push({ text: '', links: [], isHead: this.isHeadRow })
        this.cells += 1
        this.addGround()
      },
      'w:pStyle': (value) => {
        const { kinds, looks } = this.context.styles
        if (this.paragraph?.kind !== 'item') this.describe(kinds.get(value))
        this.describe({ style: looks.get(value) ?? NO_LOOK })
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
      'w:rStyle': (value) => void (this.run.style = this.context.styles.looks.get(value) ?? NO_LOOK),
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
      'w:altChunk': () => {
        throw new UnreadableDocument('embedded')
      },
      'w:sdt': () => void (this.isPlaceholder = false),
      // Chosen items of a list, and pictures as high as a line, are shown without letters.
      'w:ddList': () => this.addSign(),
      'w:object': () => this.addSign(),
      'v:imagedata': () => this.addSign(),
      'wp:extent': (_, { cy }) => {
        if (this.path.at(-2) === 'wp:inline' && Number(cy) < HIGHEST_LINE) this.addSign()
      },
      'mc:AlternateContent': () => void this.choices.push(false),
      'mc:Choice': () => void (this.choices[this.choices.length - 1] = true),
      'mc:Fallback': () => void (this.choices[this.choices.length - 1] = true),
      // The structure of a formula: 10^6, x_1, 3/4.
      'm:sup': () => this.add('^'),
      'm:sub': () => this.add('_'),
      'm:den': () => this.add('/'),
    }),
  )

  private get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1)
  }

  private describe(fields: Partial<Paragraph> | false | undefined): void {
    if (this.paragraph && fields) Object.assign(this.paragraph, fields)
  }

  private addReference(label: string, attributes: Attributes): void {
    if (this.paragraph && !this.isRunUnseen(this.paragraph)) this.fields.addNote(label, this.paragraph)
    // A mark of the author's own follows in the same run.
    if (isSwitchOn(attributes['w:customMarkFollows'] ?? '0')) this.run.isOwnMark = true
  }

  private addGround(colour = this.grounds.at(-1)?.colour ?? ''): void {
    this.grounds.push({ depth: this.path.length, colour })
  }

  private colourGround(colour: string): void {
    const ground = this.grounds.at(-1)
    if (ground) ground.colour = colour
  }

  /** Reads the colour of a shape in the older form of drawings. */
  private readFill(_: string, { filled = 't', fillcolor = WHITE }: Attributes): void {
    const isFilled = !filled.startsWith('f')
    this.fill = isFilled ? fillcolor.replace(/^white\b.*/, WHITE) : (this.grounds.at(-1)?.colour ?? '')
  }

  private ownLook(name: string): string | undefined {
    return this.run.look.get(name) ?? this.run.style.get(name)
  }

  private isRunUnseen({ look, style }: Paragraph): boolean {
    const { defaults } = this.context.styles
    const valueOf = (name: string) => this.ownLook(name) ?? look.get(name) ?? style.get(name) ?? defaults.get(name)
    return this.run.isOwnMark || isUnseen(valueOf, this.grounds.at(-1)?.colour ?? '')
  }

  close(name: string): void {
    this.path.pop()
    if ((this.grounds.at(-1)?.depth ?? 0) > this.path.length) this.grounds.pop()
    if (this.skippedFrom !== null) {
      if (this.path.length === this.skippedFrom) this.skippedFrom = null
      return
    }
    if (name === 'w:r') this.run = plainRun()
    else if (name === 'w:rPr') this.lookOf = undefined
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
    if (element === 'wp:posOffset' && Math.abs(Number(text)) > FARTHEST_BOX) this.skip('w:drawing')
    if (element === 'w:instrText') this.fields.addInstruction(text)
    else if ((element === 'w:t' || element === 'm:t') && this.fields.areShown()) this.add(withSymbolCharacters(text))
  }

  private add(text: string): void {
    const { paragraph } = this
    if (!paragraph || text === '' || this.isRunUnseen(paragraph)) return
    const position = halfPointsOf(this.ownLook('w:rPr w:position') ?? '')
    const isRaised =
      this.ownLook('w:rPr w:vertAlign') === 'superscript' || isRaisedAbove(position, paragraph.base ?? position)
    // Text below the line, as in a formula, is no base: what follows it is not raised.
    if (!isRaised) paragraph.base = Math.max(0, position)
    if (isRaised) paragraph.raisedFrom ??= paragraph.text.length
    else endRaisedText(paragraph, this.context.purpose)
    if (paragraph.isAfterCap && /^\p{Lu}\p{Ll}/u.test(text)) paragraph.text += ' '
    paragraph.isAfterCap = false
    paragraph.text += text
  }

  /** Adds the sign of something that is shown and not read to a sentence that has begun. */
  private addSign(): void {
    if (this.paragraph?.text.trim()) this.add(UNREADABLE_SIGN)
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

  private addParagraph({ kind, role, level, depth, text, links, isTitle, isContents }: Paragraph): void {
    if (isContents) return
    const block = { kind, text, links, ...(role && { role }), ...(level && { level }), ...(depth && { depth }) }
    if (isTitle) this.title ??= collapseSpaces(block.text) || null
    const cell = this.cells > 0 ? this.row.at(-1) : undefined
    if (cell) addToCell(cell, block)
    else this.list.add({ ...block, ...(this.note !== null && { kind: 'footnote', label: this.note }) })
  }
}

/** Least width and height of a box with text, and greatest distance from its place, in the units of drawings: 12,700 a point. */
const LEAST_BOX = 25_400
const FARTHEST_BOX = 15_000_000
/** Height of a picture that may be a word of its line. */
const HIGHEST_LINE = 508_000
/** Styles of a shape that is not drawn, or far above or left of the page. */
const UNSEEN_SHAPE = /visibility:\s*hidden|(?:left|top):\s*-\d{4}/

/** Returns the label of an endnote, with an "e", since Word numbers endnotes separately from footnotes. */
const endnoteLabel = (attributes: Attributes): string => `e${attributes['w:id'] ?? ''}`
