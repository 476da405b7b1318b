import { createDossierBook, dossierBookInSteps, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { runInSlices } from '@/lib/text/run-in-slices'
import { withWorker, type Caller } from '@/lib/platform/worker-calls'
import type { DossierQuestions } from './dossier-questions'
import type { DossierReader } from './read-dossier-worker'

/**
 * Reads a dossier with the user's changes and lays it out for looking things up. A large one is read by a worker, and laid out in
 * slices, so that the panel stays responsive.
 *
 * @param claims how many it has
 * @returns undefined where there is none of this id
 */
export async function readBook(id: string, claims: number): Promise<DossierBook | undefined> {
  if (claims <= MANY_CLAIMS) {
    // Loaded when it is first needed: most users have the bundled dossier only.
    const { readDossier } = await import('@/lib/dossiers/data/store')
    const dossier = await readDossier(id)
    return dossier && createDossierBook(dossier)
  }
  const held: Claim[] = []
  const own = { claims: (some: Claim[]) => void held.push(...some) }
  const head = await withWorker(startReader(), own, (call: Caller<DossierReader>) => call('read', id))
  return head && (await runInSlices(dossierBookInSteps({ ...head, claims: held }), { budgetMs: SLICE_MS })).result
}

/**
 * Asks something of a dossier: a large one is read by a worker, so that the panel stays responsive.
 *
 * @param claims how many it has
 */
export async function askDossier<K extends keyof DossierQuestions>(
  claims: number,
  question: K,
  data: Parameters<DossierQuestions[K]>[0],
): Promise<Awaited<ReturnType<DossierQuestions[K]>>> {
  // The signature above has the types: a union of questions cannot be called.
  type Ask = (question: K, data: unknown) => Promise<never>
  if (claims > MANY_CLAIMS)
    return withWorker(startReader(), {}, (call: Caller<DossierQuestions>) => (call as unknown as Ask)(question, data))
  // Loaded when it is first needed: most users change no claim.
  const { dossierQuestions } = await import('./dossier-questions')
  return (dossierQuestions[question] as (data: unknown) => Promise<never>)(data)
}

/** Reading a dossier with fewer claims takes less than a frame or two. */
const MANY_CLAIMS = 2000
const SLICE_MS = 8

function startReader(): Worker {
  return new Worker(new URL('./read-dossier-worker.ts', import.meta.url), { type: 'module' })
}
