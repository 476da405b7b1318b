import type { DocumentFault } from '@/lib/documents/unreadable'
import type { Block } from '@/lib/schema/finding'

/** To the worker that reads one file, or HTML of the clipboard. */
export type ToFileReader = { file: File } | { html: string }

/** A file that was read. */
export interface FileText {
  title: string | null
  date: string | null
  text: string
  blocks: Block[]
}

export type FromFileReader =
  | { kind: 'progress'; share: number }
  | { kind: 'read'; text: FileText }
  /** Null: the plain text of the clipboard is as good. */
  | { kind: 'pasted'; text: string | null }
  | { kind: 'refused'; fault: DocumentFault }
