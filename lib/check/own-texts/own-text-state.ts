import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import type { Block, Finding } from '@/lib/schema/finding'

/** A text of the user as it is checked and shown. Offsets of blocks and findings refer to `text`. */
export interface OwnText {
  /** Identifies this check. */
  id: string
  /** Name of the file; null for a text from the box. */
  file: string | null
  title: string
  /** ISO date that the file gives itself, or null. */
  date: string | null
  text: string
  blocks: readonly Block[]
}

export type OwnTextProblem =
  | { kind: 'file'; name: string; fault: DocumentFault }
  /** More than one file was dropped. */
  | { kind: 'many-files' }
  /** `language`: as detected, BCP 47, or null. */
  | { kind: 'language'; language: string | null; document: OwnText }
  /** `code`: of the messages. */
  | { kind: 'check'; code: string }

export type OwnTextState =
  | { status: 'writing'; problem: OwnTextProblem | null }
  /** `share`: of the file, 0 to 1; null when it is not known. */
  | { status: 'reading'; name: string; share: number | null }
  | OwnTextResult

export interface OwnTextResult {
  status: 'checking' | 'done'
  document: OwnText
  checked: number
  sentences: number
  findings: readonly Finding[]
  /** Ids of the nearest claims, of a short text without findings. */
  nearest: readonly string[]
}
