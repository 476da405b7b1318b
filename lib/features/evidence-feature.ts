import type { z } from 'zod'

/** The functions by which a feature of `evidence-list.ts` takes part in reading evidence and in comparing with it. */
export interface EvidenceFeature {
  /**
   * Fields of a claim in a dossier, which only the feature reads: the schemas of claims have them while it is listed, and
   * refuse or drop them after it is deleted. No type of the dossier names them.
   */
  claimFields?: z.ZodRawShape
  /** Finds claims with the opinions of others in the data for machines of a page or file; undefined: it has none. */
  findOpinions?: (recordsOf: RecordsOf) => FoundOpinions | undefined
  /** Returns how a claim is marked that a page repeats only to call it something: "Mostly false", "Myths". */
  opinionOf?: (page: string, words: string) => Pick<ClaimWithOpinion, 'note' | 'fields'>
  /** Whether a claim is in a dossier only because others have an opinion on it; then it is no evidence. */
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

/** The words that are shown beside a sentence instead of a verdict, and the claim that they are about. */
export interface Opinion {
  words: string
  claim: string
}
