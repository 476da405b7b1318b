/** What the panel and the worker that reads a large dossier send each other. Types only. */
import type { Claim, Dossier } from '@/lib/dossier/schema'

export interface ToBookWorker {
  /** Id of the dossier. */
  read: string
}

export type FromBookWorker =
  /** First: everything but the claims; null where there is no such dossier. */
  { head: Omit<Dossier, 'claims'> | null } | { claims: Claim[] } | { end: 'read' | 'failed' }
