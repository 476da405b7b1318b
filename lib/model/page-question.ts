import type { Status } from '@/lib/dossier/format/schema'

/** A paragraph with the claims that it is compared with. Plain JSON: it is sent between the parts of the extension. */
export interface PageQuestion {
  /** The dossier of the claims; null where there is only one. */
  dossier: string | null
  /** Title and ISO date of the page; '' where they are not known. */
  title: string
  date: string
  /** ISO date. */
  today: string
  /** The date to which the dossier knows its subject, ISO. */
  asOf: string
  /** The sentence before the first; '' at the beginning. */
  before: string
  sentences: AskedSentence[]
  claims: AskedClaim[]
}

export interface AskedSentence {
  /** Counted from 1. */
  number: number
  text: string
  /** Offsets in the article, in UTF-16 units. */
  start: number
  end: number
  /** It may be about the subject. The other sentences are context. */
  isAsked: boolean
  /** Probability that a claim is on the same thing, from 0 to 1. Questions with more of it come first. */
  nearness: number
  /** Words that the engine would compare. */
  hints: string[]
  /** Numbers of the claims that were chosen for it, best first. They are for a question on this sentence alone. */
  claims: number[]
}

export interface AskedClaim {
  /** Counted from 1. */
  number: number
  id: string
  text: string
  status: Status
  correction: string | null
  /** Numbers of its sources. They are not sent to the model. */
  sources: number[]
  /** When it holds, where its text names no year. */
  time: string | null
}
