import { createAddSession } from './dossiers/add-session'
import type { ToAdder } from './dossiers/messages'
import { panelStore } from './dossiers/panel-store'

// Reading, compiling, indexing and storing happen here, so that the panel stays responsive.
const answer = createAddSession((message) => self.postMessage(message), panelStore)
self.addEventListener('message', ({ data }: MessageEvent<ToAdder>) => void answer(data))
