import type { DocumentFault } from '@/lib/documents/unreadable'
import type { Block } from '@/lib/schema/finding'

/** To the worker that reads one file. */
export interface ToFileReader {
  file: File
}

/** A file that was read. */
export interface FileText {
  title: string | null
  date: string | null
  text: string
  blocks: Block[]
}

export type FromFileReader =
  { kind: 'progress'; share: number } | { kind: 'read'; text: FileText } | { kind: 'refused'; fault: DocumentFault }
