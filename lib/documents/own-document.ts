import type { Readable } from './readable'

/** A document of the user, ready to be checked. */
export interface OwnDocument {
  /** The title that the document gives itself, or null. */
  title: string | null
  readable: Readable
}
