import { type Link, type ReadingPurpose, convertRaisedText } from './block'

export interface OpenParagraph {
  text: string
  links: Link[]
  raisedFrom?: number | undefined
}

/** A field or a link: an instruction, and the words that are shown for it. */
interface OpenField {
  by: FieldElement
  instruction: string
  isShown: boolean
  /** Offset in its paragraph at which the shown words begin. */
  start: number
  paragraph: OpenParagraph | undefined
  url: string | undefined
}

type FieldElement = 'w:fldChar' | 'w:fldSimple' | 'w:hyperlink'

/** The open fields and links of a Word text, and the footnotes whose numbers fields repeat. */
export class OpenFields {
  private readonly open: OpenField[] = []
  private readonly footnotes: string[] = []

  constructor(private readonly purpose: ReadingPurpose) {}

  begin(by: FieldElement, paragraph: OpenParagraph | undefined, instruction = '', url?: string): void {
    if (this.open.length >= MOST_NESTED_FIELDS) return
    if (paragraph) endRaisedText(paragraph, this.purpose)
    const isShown = by !== 'w:fldChar'
    this.open.push({ by, instruction, isShown, start: paragraph?.text.length ?? 0, paragraph, url })
  }

  addInstruction(text: string): void {
    const field = this.open.at(-1)
    if (field && !field.isShown) field.instruction += text
  }

  /** Reads a `w:fldChar`, which begins a field, separates its two parts, or ends it. */
  readMark(type: string | undefined, paragraph: OpenParagraph | undefined): void {
    const field = this.open.at(-1)
    if (type === 'begin') this.begin('w:fldChar', paragraph)
    else if (type === 'end') this.end('w:fldChar', paragraph)
    else if (field?.by === 'w:fldChar')
      Object.assign(field, { isShown: true, paragraph, start: paragraph?.text.length ?? 0 })
  }

  /** Returns whether text is shown: the words of a field inside the instruction of another are not. */
  areShown(): boolean {
    return this.open.slice(0, -1).every(({ isShown }) => isShown)
  }

  end(by: FieldElement, paragraph: OpenParagraph | undefined): void {
    const at = this.open.findLastIndex((field) => field.by === by)
    const [field] = at < 0 ? [] : this.open.splice(at, 1)
    if (!field || !paragraph) return
    endRaisedText(paragraph, this.purpose)
    addLink(field, paragraph)
    const isNote = /^\s*(?:NOTEREF|FTNREF)\b/i.test(field.instruction)
    if (!isNote && !PAGE_FIELD.test(field.instruction)) return
    const start = startInParagraph(paragraph, field)
    const number = Number(/\d+/.exec(paragraph.text.slice(start))?.[0])
    paragraph.text = paragraph.text.slice(0, start)
    const label = isNote ? this.footnotes[number - 1] : undefined
    if (label !== undefined) this.addMark(label, paragraph)
  }

  /** Ends a paragraph: a link that is open goes on in the next one. */
  endParagraph(paragraph: OpenParagraph): void {
    endRaisedText(paragraph, this.purpose)
    for (const field of this.open) addLink(field, paragraph)
  }

  /** Adds the mark of a footnote, which only a report needs. */
  addNote(label: string, paragraph: OpenParagraph): void {
    if (!label.startsWith('e')) this.footnotes.push(label)
    this.addMark(label, paragraph)
  }

  private addMark(label: string, paragraph: OpenParagraph): void {
    endRaisedText(paragraph, this.purpose)
    if (this.purpose === 'report') paragraph.text += `[^${label}]`
  }
}

/** Greatest number of fields in one another: each paragraph is compared with all that are open. */
const MOST_NESTED_FIELDS = 100

export function endRaisedText(paragraph: OpenParagraph, purpose: ReadingPurpose): void {
  if (paragraph.raisedFrom !== undefined)
    paragraph.text = convertRaisedText(paragraph.text, paragraph.raisedFrom, purpose)
  paragraph.raisedFrom = undefined
}

/** Page numbers are no part of a sentence. */
const PAGE_FIELD = /^\s*(?:PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b/i

function addLink(field: OpenField, paragraph: OpenParagraph): void {
  const url = field.url ?? HYPERLINK.exec(field.instruction)?.slice(1).find(Boolean)
  const start = startInParagraph(paragraph, field)
  const end = paragraph.text.length
  if (url !== undefined && field.isShown && start < end) paragraph.links.push({ start, end, url })
}

/** The address in an instruction; `\l` before it names a place in the same document. */
const HYPERLINK = /^\s*HYPERLINK\s+(?:["“”]([^"“”]+)["“”]|([^\s\\"“”]\S*))/i

function startInParagraph(paragraph: OpenParagraph, field: OpenField): number {
  return field.paragraph === paragraph ? field.start : 0
}
