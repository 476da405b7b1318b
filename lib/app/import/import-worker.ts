import type { ToImporter } from './messages'
import { createImportSession } from './session'

// Reading, planning and writing happen here, so that the panel stays free. It ends with the panel, and an import with it.
const answer = createImportSession((message) => self.postMessage(message))
self.addEventListener('message', ({ data }: MessageEvent<ToImporter>) => void answer(data))
