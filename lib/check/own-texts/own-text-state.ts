import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import { createStoredItem } from '@/lib/platform/stored-item'
import type { Block, Finding } from '@/lib/schema/finding'

/** A text of the user as it is checked and shown. Offsets of blocks and findings refer to `text`. */
export interface OwnText {
  id: string
  /** Name of the file; null for a text typed or pasted into the text box. */
  file: string | null
  title: string
  /** ISO date that the file gives itself, or null. */
  date: string | null
  text: string
  blocks: readonly Block[]
}

export type OwnTextProblem =
  | { kind: 'file'; name: string; fault: DocumentFault }
  /** Fault where more than one file was dropped. */
  | { kind: 'many-files' }
  /** `language`: the detected language as BCP 47, or null. */
  | { kind: 'language'; language: string | null; document: OwnText }
  /** `code`: the error code of a message's reply. */
  | { kind: 'check'; code: string }

export type OwnTextState =
  | { status: 'writing'; problem: OwnTextProblem | null }
  /** `share`: part of the file that was read, 0 to 1; null if unknown. */
  | { status: 'reading'; name: string; share: number | null }
  | OwnTextResult

export interface OwnTextResult extends Omit<OwnTextCheck, 'id'> {
  document: OwnText
}

/** The check of a text of the user. The background writes it while it runs, and the panel what a model adds. */
export interface OwnTextCheck {
  /** Id of the text. */
  id: string
  /** `stopped`: by the user or by a fault, with the findings so far. */
  status: 'checking' | 'done' | 'stopped'
  checked: number
  sentences: number
  findings: readonly Finding[]
  /** Ids of the nearest claims if the text is short and has no findings; otherwise empty. */
  nearest: readonly string[]
}

/** Returns the check of a text of which nothing is checked yet. */
export const newCheck = (id: string): OwnTextCheck => ({
  id,
  status: 'checking',
  checked: 0,
  sentences: 0,
  findings: [],
  nearest: [],
})

/** The check of the text that was begun or finished last, in any window. */
export const ownTextCheck = createStoredItem<OwnTextCheck>('session', 'own-text-check')
