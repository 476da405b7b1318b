import { CodedError } from '@/lib/messaging/envelope'
import type { Asked, DossierQuestions } from './dossier-questions'
import { startBookWorker, type BookWorker } from './book-worker-start'
import { MANY_CLAIMS } from './many-claims'

/**
 * Asks something of a dossier: a large one is read by a worker, so that the panel stays responsive.
 *
 * @param claims how many it has
 */
export async function askDossier<K extends keyof DossierQuestions>(
  claims: number,
  asked: Asked<K>,
  start: () => BookWorker = startBookWorker,
): Promise<DossierQuestions[K]['answer']> {
  if (claims > MANY_CLAIMS) return askWorker(asked, start())
  // Loaded when it is first needed: most users change no claim.
  const { answerFromDossier } = await import('./dossier-questions')
  return answerFromDossier(asked)
}

function askWorker<K extends keyof DossierQuestions>(
  asked: Asked<K>,
  worker: BookWorker,
): Promise<DossierQuestions[K]['answer']> {
  const answer = new Promise<DossierQuestions[K]['answer']>((resolve, reject) => {
    worker.onerror = () => reject(new CodedError('failed'))
    worker.onmessage = ({ data }) => {
      if ('answer' in data) resolve(data.answer)
      else reject(new CodedError('failed'))
    }
  })
  worker.postMessage({ ask: asked as Asked<keyof DossierQuestions> })
  return answer.finally(() => worker.terminate())
}
