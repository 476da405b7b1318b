import { lastKey } from '@/lib/dossier/format/warnings'
import { formerDossierOf } from '@/lib/dossiers/former-version'
import { addDossier, listDossiers, listRemoved, updateDossier } from '@/lib/dossiers/data/store'
import { readContent } from '@/lib/dossiers/data/read'
import { readCompiled } from '@/lib/dossiers/data/rows'
import { connectWorker } from '@/lib/platform/worker-calls'
import type { AddProgress } from '@/lib/dossiers/add-dossier'
import { createAddSession, type AddSessionStore } from '@/lib/dossiers/add-session'
import { findAffectedNotes } from '@/lib/notes/affected-notes'

const panelStore: AddSessionStore = {
  add: (brought, asAnother) => addDossier(brought, { asAnother }),
  update: (id, brought) => updateDossier(id, brought),
  installed: async () => [...(await listDossiers()), ...(await listRemoved()).filter((one) => lastKey(one) !== null)],
  former: async (incoming, target) => {
    const [installed, removed] = [await listDossiers(), await listRemoved()]
    const former = formerDossierOf(incoming, installed, removed, target)
    if (former === null) return null
    const [compiled, content] = [await readCompiled(former.id), await readContent(former.id)]
    return compiled && content ? { installed: former, dossier: compiled.dossier, content } : null
  },
  affectedNotes: findAffectedNotes,
}

// Reading, compiling, indexing and storing happen here, so that the panel stays responsive.
const progress: AddProgress = {
  reading: (share) => void panel('reading', share),
  storing: (share) => void panel('storing', share),
}
const panel = connectWorker<AddProgress>(self, createAddSession(progress, panelStore))
