/** Messages between the panel and the worker that reads a large dossier. Types only. */
import type { Claim, Dossier } from '@/lib/dossier/schema'
import type { Asked, DossierQuestions } from './dossier-questions'

export type ToBookWorker =
  /** Id of the dossier. */
  { read: string } | { ask: Asked<keyof DossierQuestions> }

export type FromBookWorker =
  /** First: everything but the claims; null where there is no such dossier. */
  | { head: Omit<Dossier, 'claims'> | null }
  | { claims: Claim[] }
  | { end: 'read' | 'failed' }
  /** To a question. */
  | { answer: DossierQuestions[keyof DossierQuestions]['answer'] }
