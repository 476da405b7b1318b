import { connect } from '@/lib/platform/worker-calls'
import { createImportSession, type ImportProgress } from './import-session'

// Reads, plans and writes apart from the panel's thread. The worker ends with the panel, and an import with it.
const progress: ImportProgress = {
  reading: (share, items) => void panel('reading', share, items),
  writing: (share) => void panel('writing', share),
}
const panel = connect<ImportProgress>(self, createImportSession(progress))
