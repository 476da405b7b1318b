import { addDossier, listDossiers, replaceDossier } from '@/lib/dossiers/data/store'
import { readContent } from '@/lib/dossiers/data/read'
import { readCompiled } from '@/lib/dossiers/data/rows'
import { findSameDossier } from '@/lib/dossiers/data/same-dossier'
import { connectWorker } from '@/lib/platform/worker-calls'
import type { AddProgress } from '@/lib/dossiers/add-dossier'
import { createAddSession, type AddSessionStore } from '@/lib/dossiers/add-session'
import { countAffectedNotes } from '@/lib/check/affected-notes'

const panelStore: AddSessionStore = {
  add: (brought, asAnother) => addDossier(brought, { asAnother }),
  replace: (id, brought) => replaceDossier(id, brought),
  installed: listDossiers,
  findSame: async (incoming, target) => {
    const dossiers = await listDossiers()
    const installed = dossiers.find(({ id }) => id === target) ?? findSameDossier(incoming, dossiers)
    if (installed === null) return null
    const compiled = await readCompiled(installed.id)
    const content = await readContent(installed.id)
    return compiled && content ? { installed, dossier: compiled.dossier, content } : null
  },
  affectedNotes: countAffectedNotes,
}

// Reading, compiling, indexing and storing happen here, so that the panel stays responsive.
const progress: AddProgress = {
  reading: (share) => void panel('reading', share),
  storing: (share) => void panel('storing', share),
}
const panel = connectWorker<AddProgress>(self, createAddSession(progress, panelStore))
