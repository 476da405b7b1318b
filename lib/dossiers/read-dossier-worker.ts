import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { readDossier } from '@/lib/dossiers/data/store'
import { connect } from '@/lib/platform/worker-calls'
import { dossierQuestions, type DossierQuestions } from './dossier-questions'

/** Functions of the worker that reads a large dossier. */
export type DossierReader = DossierQuestions & { read: typeof read }

// A dossier is one value of the database, and reading it blocks the thread that does. Here it is handed on in pieces.
const panel = connect<{ claims: (some: Claim[]) => void }>(self, { ...dossierQuestions, read })

/** Returns all but the claims, which are sent before; undefined where there is no such dossier. */
async function read(id: string): Promise<Omit<Dossier, 'claims'> | undefined> {
  const dossier = await readDossier(id)
  if (!dossier) return undefined
  const { claims, ...head } = dossier
  for (let at = 0; at < claims.length; at += PIECE) void panel('claims', claims.slice(at, at + PIECE))
  return head
}

/** Claims that are received within a few milliseconds. */
const PIECE = 400
