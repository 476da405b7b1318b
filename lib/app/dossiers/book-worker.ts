import { readDossier } from '@/lib/dossiers/store'
import type { FromBookWorker, ToBookWorker } from './book-messages'
import { answerFromDossier } from './dossier-questions'

// A dossier is one value of the database, and reading it blocks the thread that does. Here it is handed on in pieces.
self.addEventListener('message', ({ data }: MessageEvent<ToBookWorker>) => {
  const work = 'read' in data ? hand(data.read) : answerFromDossier(data.ask).then((answer) => tell({ answer }))
  work.catch((error: unknown) => {
    console.error('Claimlight: the dossier cannot be read', error)
    tell({ end: 'failed' })
  })
})

async function hand(id: string): Promise<void> {
  const dossier = await readDossier(id)
  if (dossier) {
    const { claims, ...head } = dossier
    tell({ head })
    for (let at = 0; at < claims.length; at += PIECE) tell({ claims: claims.slice(at, at + PIECE) })
  } else tell({ head: null })
  tell({ end: 'read' })
}

/** Claims that are received within a few milliseconds. */
const PIECE = 400

function tell(message: FromBookWorker): void {
  self.postMessage(message)
}
