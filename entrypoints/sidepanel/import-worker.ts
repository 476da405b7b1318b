import type { ToImporter } from './import/messages'
import { createImportSession } from './import/session'

// Reading, planning and writing happen here, so that the panel stays free. It ends with the panel, and an import with it.
const answer = createImportSession((message) => self.postMessage(message))
self.addEventListener('message', ({ data }: MessageEvent<ToImporter>) => void answer(data))
