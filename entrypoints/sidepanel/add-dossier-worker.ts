import { lastKey } from '@/lib/dossier/format/warnings'
import { removedVersion, findSameDossier } from '@/lib/dossiers/data/ids'
import {
  addDossier,
  readChanges,
  listDossiers,
  listRemoved,
  readWithoutChanges,
  updateDossier,
} from '@/lib/dossiers/data/store'
import { connect } from '@/lib/platform/worker-calls'
import type { AddProgress } from '@/lib/dossiers/add-dossier'
import { versionPreviewOf } from '@/lib/dossiers/add-preview'
import { createAddSession, type AddSessionStore } from '@/lib/dossiers/add-session'
import { findAffectedNotes } from '@/lib/notes/affected-notes'

const panelStore: AddSessionStore = {
  add: (brought, asAnother) => addDossier(brought, { asAnother }),
  update: (id, brought) => updateDossier(id, brought),
  installed: async () => [...(await listDossiers()), ...(await listRemoved()).filter((one) => lastKey(one) !== null)],
  compare: async ({ record, dossier, signedBy }, tell) => {
    const { name } = record.subject
    const installed =
      findSameDossier(name, signedBy, await listDossiers()) ?? removedVersion(name, signedBy, await listRemoved())
    const before = installed && (await readWithoutChanges(installed.id))
    if (!installed || !before) return null
    const look = versionPreviewOf(installed, before, dossier, await readChanges(installed.id), signedBy)
    return { ...look, notes: await findAffectedNotes(before, dossier, tell) }
  },
}

// Reading, compiling, indexing and storing happen here, so that the panel stays responsive.
const progress: AddProgress = {
  reading: (share) => void panel('reading', share),
  storing: (share) => void panel('storing', share),
}
const panel = connect<AddProgress>(self, createAddSession(progress, panelStore))
