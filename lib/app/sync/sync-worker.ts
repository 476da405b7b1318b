import { createSyncSession } from './sync-session'
import type { ToSync } from './sync-messages'

// Reading, joining, compiling and writing happen here, so that the panel stays responsive and can stop them.
const answer = createSyncSession((message) => self.postMessage(message))
self.addEventListener('message', ({ data }: MessageEvent<ToSync>) => answer(data))
