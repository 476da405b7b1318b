import { addDossier } from '@/lib/dossiers/store'
import { createAddSession } from './dossiers/add-session'
import type { ToAdder } from './dossiers/messages'

// Reading, compiling, indexing and storing happen here, so that the panel stays responsive.
const answer = createAddSession((message) => self.postMessage(message), { addDossier })
self.addEventListener('message', ({ data }: MessageEvent<ToAdder>) => void answer(data))
