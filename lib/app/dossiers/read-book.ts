import { dossierBookInSteps, createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim, Dossier } from '@/lib/dossier/schema'
import { CodedError } from '@/lib/messaging/envelope'
import { runInSlices } from '@/lib/text/run-in-slices'
import { startBookWorker, type BookWorker } from './book-worker-start'
import { MANY_CLAIMS } from './many-claims'

/**
 * Reads a dossier with the user's changes and lays it out for looking things up. A large one is read by a worker, and laid out in
 * slices, so that the panel stays responsive.
 *
 * @param claims how many it has
 * @returns undefined where there is none of this id
 */
export async function readBook(
  id: string,
  claims: number,
  start: () => BookWorker = startBookWorker,
): Promise<DossierBook | undefined> {
  if (claims > MANY_CLAIMS) return inSlices(await readByWorker(id, start()))
  // Loaded when it is first needed: most users have the bundled dossier only.
  const { readDossier } = await import('@/lib/dossiers/store')
  const dossier = await readDossier(id)
  return dossier && createDossierBook(dossier)
}

const SLICE_MS = 8

function readByWorker(id: string, worker: BookWorker): Promise<Dossier | undefined> {
  const claims: Claim[] = []
  let head: Omit<Dossier, 'claims'> | null = null
  const reading = new Promise<Dossier | undefined>((resolve, reject) => {
    worker.onerror = () => reject(new CodedError('failed'))
    worker.onmessage = ({ data }) => {
      if ('head' in data) head = data.head
      else if ('claims' in data) claims.push(...data.claims)
      else if (!('end' in data) || data.end === 'failed') reject(new CodedError('failed'))
      else resolve(head === null ? undefined : { ...head, claims })
    }
  })
  worker.postMessage({ read: id })
  return reading.finally(() => worker.terminate())
}

async function inSlices(dossier: Dossier | undefined): Promise<DossierBook | undefined> {
  return dossier && (await runInSlices(dossierBookInSteps(dossier), { budgetMs: SLICE_MS })).result
}
