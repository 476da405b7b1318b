import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { writeMarks } from '@/lib/dossier/format/mark-syntax'
import { opinionOf } from '@/lib/features/opinions'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { ClaimIds } from '@/lib/dossier/format/claim-id'
import { doubtWordsIn, ownDoubtIn } from './doubts'
import { isoDateOf } from '@/lib/text/iso-date-of'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import { shortened } from '@/lib/text/shortened'
import type { ProblemList } from './import-result'
import type { ConfidenceLevel, Section } from './section'
import { defined } from '@/lib/text/defined'

interface ClaimOrigin {
  sources: number[]
  notes: string[]
  section: Section
  part: string
  line: number
  original: string
  confidence?: ConfidenceLevel | undefined
  /** The words by which the document calls the statement wrong. */
  calledWrong?: string | undefined
}

/** Collects the claims of a document; duplicates become one claim with the sources of both. */
export class ClaimCollector {
  readonly claims: AuthoredClaim[] = []
  readonly originals = new Map<string, string>()
  private readonly ids = new ClaimIds()
  private readonly byWords = new Map<string, AuthoredClaim>()

  /** @param isEvidence whether a page is read: the words of each claim are kept as its place, and no note repeats them */
  constructor(
    private readonly problems: ProblemList,
    private readonly isEvidence: boolean,
    private readonly documentName = '',
  ) {}

  /** @returns the id of the claim; undefined where there are too many */
  addClaim(text: string, statement: ClaimOrigin): string | undefined {
    const { sources, section, line, original } = statement
    const words = plainWords(text)
    const sameClaim = this.byWords.get(words)
    if (sameClaim) {
      sameClaim.sources = [...new Set([...sameClaim.sources, ...sources])]
      if (sameClaim.sources.length > 0) delete sameClaim.unsourced
      if (statement.calledWrong !== undefined) this.doubtAsCalledWrong(sameClaim, statement.calledWrong)
      this.problems.add({ level: 'changed', code: 'same-text', line, words: text })
      return sameClaim.id
    }
    if (this.claims.length >= DOSSIER_LIMITS.claims) {
      if (this.claims.length === DOSSIER_LIMITS.claims && !this.full)
        this.problems.add({ level: 'dropped', code: 'too-many', line, words: 'claims' })
      this.full = true
      return undefined
    }
    const claim = this.claimOf(text, statement)
    if (text.length > LONGEST_CLAIM) this.problems.add({ level: 'changed', code: 'too-long', line, words: text })
    this.originals.set(claim.id, original)
    this.claims.push(claim)
    this.byWords.set(words, claim)
    section.claims.push(claim)
    return claim.id
  }
  private full = false

  claimOf(text: string, origin: ClaimOrigin): AuthoredClaim {
    const { sources, notes, section, part, original } = origin
    const confidence = origin.confidence ?? section.confidence
    const doubt = this.isEvidence ? ownDoubtIn(text) : doubtWordsIn(text)
    const low =
      confidence === 'low'
        ? [
            section.confidence === 'low'
              ? 'The text gives this section low confidence.'
              : 'The text gives this low confidence.',
          ]
        : []
    const allNotes = [...notes, ...(doubt ? [`The text is not sure of this: “${doubt}”.`] : []), ...low]
    const time = timeOf(text)
    const claim: AuthoredClaim = {
      id: this.ids.fromText(text),
      section: part || section.topic,
      text: writeMarks({ text: text.length > LONGEST_CLAIM ? shortened(text, LONGEST_CLAIM) : text, marks: [] }),
      status:
        (allNotes.length > 0 && !notes.every((note) => note === CARRIED_SOURCE_NOTE)) || doubt || low.length > 0
          ? 'uncertain'
          : 'established',
      ...defined({ confidence, depth: section.depth, time }),
      sources,
      ...(sources.length === 0 ? { unsourced: UNSOURCED_NOTE } : {}),
      notes:
        !this.isEvidence && plainWords(text) !== plainWords(original) ? [...allNotes, noteOfWords(original)] : allNotes,
      slots: [],
      phrasings: [],
      examples: { contradicts: [], unrelated: [] },
    }
    if (origin.calledWrong !== undefined) this.doubtAsCalledWrong(claim, origin.calledWrong)
    return claim
  }

  /** The claim is then no evidence: the document has it only to deny it, also where it says it twice. */
  private doubtAsCalledWrong(claim: AuthoredClaim, words: string): void {
    const { note, fields } = opinionOf(this.documentName, words) ?? {
      note: `The text says of this: “${words}”`,
      fields: {},
    }
    Object.assign(claim, fields, { status: 'uncertain', notes: [...new Set([...claim.notes, note])] })
  }
}

/** UTF-16 units of a claim: a cell of a table may hold any text. */
const LONGEST_CLAIM = 4000

export const noteOfWords = (original: string): string => `The text says: “${original}”`

export const CARRIED_SOURCE_NOTE = 'In the text, another sentence of the same paragraph cites the source.'
export const UNSOURCED_NOTE = 'The text names no source for this.'

/** Returns the ISO date of a sentence with exactly one date, if the sentence is on that date itself (role `at`). */
function timeOf(text: string): string | undefined {
  const dates = datesOf(fold(text))
  const [only] = dates
  return dates.length === 1 && only?.role === 'at' ? isoDateOf(only.value) : undefined
}
