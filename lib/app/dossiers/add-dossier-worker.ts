import { sameDossier } from '@/lib/dossiers/ids'
import { addDossier, listChanges, listDossiers, readBrought, updateDossier } from '@/lib/dossiers/store'
import { connect } from '@/lib/platform/worker-calls'
import type { AddProgress } from './add-dossier'
import { notesJudgedAnew, versionLook } from './add-preview'
import { createAddSession, type AddSessionStore } from './add-session'

const panelStore: AddSessionStore = {
  add: (brought, asAnother) => addDossier(brought, { asAnother }),
  update: (id, brought) => updateDossier(id, brought),
  installed: listDossiers,
  compare: async ({ record, dossier, signedBy }, tell) => {
    const installed = sameDossier(record.subject.name, signedBy, await listDossiers())
    const before = installed && (await readBrought(installed.id))
    if (!installed || !before) return null
    const look = versionLook(installed, before, dossier, await listChanges(installed.id), signedBy)
    return { ...look, notes: await notesJudgedAnew(before, dossier, tell) }
  },
}

// Reading, compiling, indexing and storing happen here, so that the panel stays responsive.
const progress: AddProgress = {
  reading: (share) => void panel('reading', share),
  storing: (share) => void panel('storing', share),
}
const panel = connect<AddProgress>(self, createAddSession(progress, panelStore))
