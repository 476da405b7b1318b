import { dossierBookInSteps, createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim, Dossier } from '@/lib/dossier/schema'
import { CodedError } from '@/lib/messaging/envelope'
import { nextTask } from '@/lib/platform/next-task'
import type { FromBookWorker, ToBookWorker } from './book-messages'

/** What reads a dossier apart from the panel: a worker, or its replacement in a test. */
export interface BookWorker {
  postMessage: (message: ToBookWorker) => void
  onmessage: ((event: { data: FromBookWorker }) => void) | null
  onerror: ((event: unknown) => void) | null
  terminate: () => void
}

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
  start: () => BookWorker = startWorker,
): Promise<DossierBook | undefined> {
  if (claims > MANY) return inSlices(await readByWorker(id, start()))
  // Loaded when it is first needed: most users have the bundled dossier only.
  const { readDossier } = await import('@/lib/dossiers/store')
  const dossier = await readDossier(id)
  return dossier && createDossierBook(dossier)
}

/** Reading fewer takes less than a frame or two. */
const MANY = 2000
const SLICE_MS = 8

function startWorker(): BookWorker {
  return new Worker(new URL('./book-worker.ts', import.meta.url), { type: 'module' }) as BookWorker
}

function readByWorker(id: string, worker: BookWorker): Promise<Dossier | undefined> {
  const claims: Claim[] = []
  let head: Omit<Dossier, 'claims'> | null = null
  const reading = new Promise<Dossier | undefined>((resolve, reject) => {
    worker.onerror = () => reject(new CodedError('failed'))
    worker.onmessage = ({ data }) => {
      if ('head' in data) head = data.head
      else if ('claims' in data) claims.push(...data.claims)
      else if (data.end === 'failed') reject(new CodedError('failed'))
      else resolve(head === null ? undefined : { ...head, claims })
    }
  })
  worker.postMessage({ read: id })
  return reading.finally(() => worker.terminate())
}

async function inSlices(dossier: Dossier | undefined): Promise<DossierBook | undefined> {
  if (dossier === undefined) return undefined
  const steps = dossierBookInSteps(dossier)
  let end = performance.now() + SLICE_MS
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    if (performance.now() < end) continue
    await nextTask()
    end = performance.now() + SLICE_MS
  }
}
