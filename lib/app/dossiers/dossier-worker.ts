import { createAddSession } from './add-session'
import type { ToAdder } from './messages'
import { panelStore } from './panel-store'

// Reading, compiling, indexing and storing happen here, so that the panel stays responsive.
const answer = createAddSession((message) => self.postMessage(message), panelStore)
self.addEventListener('message', ({ data }: MessageEvent<ToAdder>) => void answer(data))
