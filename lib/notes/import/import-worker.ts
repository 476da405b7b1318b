import { connectWorker } from '@/lib/platform/worker-calls'
import { createImportSession, type ImportProgress } from './import-session'

// Reads, plans and writes outside the panel's thread. When the panel closes, the worker and its import end.
const progress: ImportProgress = {
  reading: (share, items) => void panel('reading', share, items),
  writing: (share) => void panel('writing', share),
}
const panel = connectWorker<ImportProgress>(self, createImportSession(progress))
