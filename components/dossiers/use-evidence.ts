import { offerUndo, usePanel } from '@/components/panel/panel-context'
import { awaitChangeAndRecheck } from '@/lib/dossiers/change-dossier'
import type { DocumentWords } from '@/lib/dossiers/data/list'
import { describeDocument, listDossiers, removeDossier, restoreDossier, setDossierOn } from '@/lib/dossiers/data/store'
import { isGone } from '@/lib/dossiers/data/is-gone'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { t } from '@/lib/i18n/t'
import { sniffFormat } from '@/lib/notes/formats/import-forms'

/** Returns what the user can do with the installed and removed evidence. Removing and restoring can be undone at once. */
export function useEvidence() {
  const { adder, importer, onDone } = usePanel()
  return {
    /** Adds a file: a project that was saved is imported like a backup. */
    add: async (file: File) => {
      const isProject = sniffFormat(await file.slice(0, HEAD_BYTES).text(), file.name) === 'backup'
      if (isProject) importer.actions.choose(file)
      else adder.actions.choose(file)
      location.assign(isProject ? '#/notes/import' : '#/dossiers/add')
    },
    replace: ({ id }: InstalledDossier, file: File) => {
      adder.actions.replace(id, file)
      location.assign('#/dossiers/add')
    },
    describe: (dossiers: readonly InstalledDossier[], words: DocumentWords) =>
      void awaitChangeAndRecheck(changeEach(dossiers, (id) => describeDocument(id, words))),
    switchTo: (isOn: boolean, dossiers: readonly InstalledDossier[]) =>
      void awaitChangeAndRecheck(changeEach(dossiers, (id) => setDossierOn(id, isOn))),
    saveProject: async (dossiers: readonly InstalledDossier[], name: string) => {
      const { saveProject } = await import('@/lib/notes/export/save-dossier')
      return saveProject(
        name,
        dossiers.map(({ id }) => id),
      )
    },
    /** @param name says which, in the words of the undo */
    remove: (dossiers: readonly InstalledDossier[], name: string) =>
      void offerUndo(
        onDone,
        () => changeEach(dossiers, (id) => removeDossier(id)),
        t('dossiers.removedNow', { subject: name }),
      ),
    restore: ({ id, subject: { name } }: InstalledDossier) =>
      void offerUndo(onDone, () => restoreDossier(id), t('dossiers.restored', { subject: name })),
  }
}

const HEAD_BYTES = 500

/** Removes what was added; where it has replaced another, the two change places. What has replaced it since stays. */
export async function undoAdding(
  { id, added }: Pick<InstalledDossier, 'id' | 'added'>,
  replaced: string | null,
): Promise<void> {
  if (isGone({ id, added }, await listDossiers())) return
  await (replaced === null ? removeDossier(id) : restoreDossier(replaced))
}

/** Runs the changes one after the other: each waits for the tables that the one before it has written. */
async function changeEach(dossiers: readonly InstalledDossier[], act: (id: string) => Promise<unknown>): Promise<void> {
  for (const { id } of dossiers) await act(id)
}
