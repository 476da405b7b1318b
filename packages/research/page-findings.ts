import { parseFindings, type PagePartRequest, type ReadPage } from '@/packages/judges/questions'
import { plainTextOfPage, quotedIn } from '@/packages/judges/quotation'

export interface PageFinding {
  claim: string
  /** The quotation in the words of the page. */
  quote: string
  asks?: string | undefined
  wordings: string[]
}

interface PartFindings {
  findings: PageFinding[]
  /** Statements that were discarded, since their quotation, or an address in them, is not on the page. */
  discarded: string[]
  isRead: boolean
}

/** Reads the answer of a model on a part of a page. Quotations must be on the page word for word. */
export function partFindingsIn(answer: string | null, page: ReadPage, { questions }: PagePartRequest): PartFindings {
  const raw = answer === null ? null : parseFindings(answer)
  const part: PartFindings = { findings: [], discarded: [], isRead: raw !== null }
  for (const { claim, quote, question, wordings } of raw ?? []) {
    const words = quotedIn(plainTextOfPage(page), quote)
    const asks = questions[question - 1]
    const isForeign = (text: string): boolean => words === null || hasForeignAddress(text, words, page.text)
    if (words === null || isForeign(claim)) part.discarded.push(claim)
    else {
      const own = wordings.filter((wording) => !isForeign(wording))
      part.findings.push({ claim, quote: words, wordings: own, asks })
    }
  }
  return part
}

/** Returns whether a statement has an address that its quotation lacks. "Node.js" may be anywhere on the page. */
function hasForeignAddress(claim: string, quote: string, page: string): boolean {
  const addresses = claim.split(/[\s()<>[\]{}"“”,;|]+/).map((part) => part.replace(/^['‘]+|[.:!?'’]+$/g, ''))
  return addresses.some((part) =>
    /:\/\/|^www\.|@|\.\p{L}{2,}\//iu.test(part)
      ? !quote.includes(part)
      : /[\p{L}\d]\.\p{L}{2,}$/u.test(part) && !page.includes(part),
  )
}

/** Greatest length of a part in UTF-16 units: small models do not read longer texts carefully. */
const LONGEST_PART = 6000

/** Splits a text into parts that end between two blocks, or else two sentences, where possible. */
export function pagePartsOf(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const whole = text.slice(at, at + LONGEST_PART)
    const end = whole.length < LONGEST_PART ? whole.length : endOf(whole, '\n\n') || endOf(whole, '. ') || LONGEST_PART
    parts.push(whole.slice(0, end))
    at += end
  }
  return parts.map((part) => part.trim()).filter((part) => part.length > 0)
}

/** Returns the offset after the last `sign` in the second half of a part; 0 if there is none. */
function endOf(part: string, sign: string): number {
  const at = part.lastIndexOf(sign)
  return at < LONGEST_PART / 2 ? 0 : at + sign.length
}
