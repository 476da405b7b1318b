import type { ToImporter } from './importer'
import { createImportSession } from './import-session'

// Reads, plans and writes apart from the panel's thread. The worker ends with the panel, and an import with it.
const answer = createImportSession((message) => self.postMessage(message))
self.addEventListener('message', ({ data }: MessageEvent<ToImporter>) => void answer(data))
