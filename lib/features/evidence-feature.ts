import type { z } from 'zod'

/** What a feature of `evidence-list.ts` may add to the reading of evidence and to the comparison with it. */
export interface EvidenceFeature {
  /**
   * Fields of a claim in a dossier, which only the feature reads: the schemas of claims have them while it is listed, and
   * refuse or drop them after it is deleted. No type of the dossier names them.
   */
  claimFields?: z.ZodRawShape
  /** Finds claims with the opinions of others in the data for machines of a page or file; undefined: it has none. */
  findOpinions?: (recordsOf: RecordsOf) => FoundOpinions | undefined
  /** Whether a claim of a dossier only stands there for the opinion of others on it: it is no evidence. */
  hasOpinion?: (claim: PlainClaim) => boolean
  /** Says the opinions on those of some claims that a sentence says; undefined: it says none of them. */
  sayOpinion?: (sentence: string, claims: readonly PlainClaim[], read: ReadPair) => Opinion | undefined
}

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

/** A claim of a dossier, as far as its type is known here. */
export interface PlainClaim {
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
