import { call } from '@/lib/messaging/call'
import { t } from '@/lib/i18n/t'
import { fileName, saveFile } from '@/lib/app/export/save-file'
import { takeSettings } from './take-settings'
import { createImporter, type Importer, type ImportWorker } from './importer'

/** The panel's only importer, with its own worker. */
export function panelImporter(onDone: (says: string, undo: () => void) => void): Importer {
  return createImporter({
    start: () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }) as ImportWorker,
    notesChanged: () => void call('notes-changed', null),
    onDone: (notes, undo) => onDone(t('import.came', notes), undo),
    takeSettings,
    saveAnswers: (file, form) => saveFile(fileName(t('import.answers'), `.${form}`), file.type, file),
  })
}
