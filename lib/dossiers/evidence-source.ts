import type { Tier } from '@/lib/dossier/format/schema'
import type { OpenPage } from './open-page'

/** What becomes evidence: a file, a page, or pasted text. */
export type EvidenceSource = File | OpenPage | PastedText

/** A text that the user pasted, and what the user says of its source; empty or null where nothing is said. */
export interface PastedText {
  /** The text as a file, whose name shows where the user gives no other. */
  file: File
  name: string
  url: string
  /** ISO day, month or year. */
  date: string
  tier: Tier | null
}

export function nameOfSource(source: EvidenceSource): string {
  if (source instanceof File) return source.name
  return 'file' in source ? source.name || source.file.name : source.title
}
