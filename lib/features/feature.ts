import type { z } from 'zod'
import type { Finding } from '@/lib/schema/finding'
import type { ViewState } from '@/lib/schema/page-state'

/** What a feature of `list.ts` may add to pure code. */
export interface Feature {
  /** Returns the numbers of sources, those together that say the same thing once. */
  groupSources?: (sources: readonly SourceFacts[], passages: readonly SourceQuotation[]) => number[][]
  /** Says something of the sources of a claim, to stand above them; empty: nothing. */
  saySources?: (sources: readonly QuotedSource[]) => string
  /**
   * Fields of a claim in a dossier, which only the feature reads: the schemas of claims have them while it is listed, and
   * refuse or drop them after it is deleted. No type of the dossier names them.
   */
  claimFields?: z.ZodRawShape
  /** Finds claims with the opinions of others in the data for machines of a page or file; undefined: it has none. */
  findOpinions?: (recordsOf: RecordsOf) => FoundOpinions | undefined
  /** Whether a claim of a dossier only stands there for the opinion of others on it: it is no evidence. */
  hasOpinion?: (claim: NumberedClaim) => boolean
  /** Says the opinions on those of some claims that a sentence says; undefined: it says none of them. */
  sayOpinion?: (sentence: string, claims: readonly NumberedClaim[], read: ReadPair) => Opinion | undefined
}

/** A source as far as its origin shows. */
export interface SourceFacts extends Partial<
  Record<'title' | 'url' | 'publisher' | 'author' | 'owner', string | undefined>
> {
  n: number
}

/** Words of a source, by its number. */
export interface SourceQuotation {
  source: number
  quote: string
  /** Hash of the page's text. */
  sha256?: string | undefined
}

export type QuotedSource = SourceFacts & { passages?: readonly SourceQuotation[] | undefined }

/** Returns the records of a type of schema.org in the data of a page or file; undefined for data that is broken. */
export type RecordsOf = (type: string) => readonly unknown[]

/** Claims on which somebody else has an opinion, as the data of a page or file has them. */
export interface FoundOpinions {
  /** Heading above the claims. */
  topic: string
  /** Returns the claims. @param page name of the page that says so in its data, where anybody can write any name */
  claimsOn: (page?: string) => ClaimWithOpinion[]
  /** Those that cannot be used, with the reason. */
  refused: readonly { words: string; reason: string }[]
  /** Returns the subject of a file that has nothing else. */
  subjectOf: () => { subject: string; aliases: string[]; asOf: string | undefined }
}

export interface ClaimWithOpinion {
  text: string
  /** Says the opinion, for the notes of the claim. */
  note: string
  source: { title: string; publisher: string; url?: string | undefined; date?: string | undefined }
  /** Values of `claimFields`. */
  fields: object
}

export interface NumberedClaim {
  id: string
  text: string
}

/** Probabilities of the reader that the first text says and contradicts the second. */
export type ReadPair = (text: string, other: string) => { says: number; contradicts: number }

/** Words that stand beside a sentence in the place of a verdict, and the claim that they are on. */
export interface Opinion {
  words: string
  claim: string
}

/** The findings of a text with its length, which give each a place. */
export interface PlacedFindings {
  findings: readonly Finding[]
  textLength: number
}

/** A checked text, as an overview of it is given it: the findings that the filter shows. */
export interface OverviewProps extends PlacedFindings {
  blockStarts: readonly number[]
  isDone: boolean
  /** Number of sentences that are checked, and of all. */
  checked: number
  sentences: number
  inView: ViewState['inView']
  /** Opens a finding that the user selected, and scrolls the text to its sentence. */
  onPick: (finding: Finding) => void
}
