import { idOfSubject } from '@/lib/dossiers/ids'
import { addDossier, listChanges, listDossiers, readBrought, updateDossier } from '@/lib/dossiers/store'
import type { AddSessionStore } from './add-session'
import { notesJudgedAnew } from './notes-judged-anew'
import { versionLook } from './version-look'

/** The store of the dossiers, as the worker that adds one uses it. */
export const panelStore: AddSessionStore = {
  add: (brought, asAnother) => addDossier(brought, { asAnother }),
  update: (id, brought) => updateDossier(id, brought),
  compare: async ({ record, dossier, signedBy }, tell) => {
    const id = idOfSubject(record.subject.name)
    const installed = (await listDossiers()).find((one) => one.id === id && one.origin.kind !== 'bundled')
    const before = installed && (await readBrought(id))
    if (!installed || !before) return null
    const look = versionLook(installed, before, dossier, await listChanges(id), signedBy)
    return { ...look, notes: await notesJudgedAnew(before, dossier, tell) }
  },
}
