import './crash'
import { addDossier } from '@/lib/dossiers/data/store'
import { database } from '@/lib/notes/data/database'
import { applyImport } from '@/lib/notes/data/import-notes'
import { fieldsOfNote } from '@/lib/rows/note'
import type { RecordKey, Row, RowWrite } from '@/lib/rows/row-rules'
import { runOnAllTables } from '@/lib/store/database'
import { listFormerRows } from '@/lib/store/former-rows'
import { recordWrites } from '@/lib/store/recorded-writes'
import { emptyRecordState } from '@/lib/sync/record'
import { beginSync, databaseSyncStore } from '@/lib/sync/store'
import { planRestore } from '@/lib/user-rows/plan-restore'
import { writeRows } from '@/lib/user-rows/row-tables'
import { undoChanges } from '@/lib/user-rows/undo-changes'
import { incomingDossier } from '@/tests/unit/dossiers/fixtures'
import { setBrowser } from '@/tests/unit/fake-browser'
import { storedRows } from '@/tests/unit/sync/written-rows'
import { incoming, note } from '@/tests/unit/notes/data/import/arbitrary-import'
import { at, DATABASE, killDeeds } from './kill-deeds'

// Writes over several kinds of rows, each in one transaction: a restored backup, its undo, and rows of other devices.

setBrowser({ runtime: { sendMessage: () => Promise.resolve(undefined), getURL: (path: string) => path } })
const { localTables, restoreRow } = await import('@/lib/sync/local-tables')

const SECRET = { passphrase: 'x', salt: 'AAAAAAAAAAAAAAAAAAAAAA==' }

/** A note, and nothing of what the written rows have. */
async function start(): Promise<void> {
  await beginSync({ folder: null, name: 'A', secret: SECRET }, { device: 'd000000000000001' })
  await database().annotations.put(note('n1'))
}

/** The dossier of another profile. This one has it no more. */
async function dossierElsewhere(): Promise<Row> {
  await addDossier(incomingDossier(), { now: at(1) })
  const [row] = await storedRows()
  await runOnAllTables(async () => {
    for (const name of ['dossiers', 'contents', 'compiled', 'indexes']) await database().table(name).clear()
  })
  return { key: row!.key, isOn: true, fields: row!.fields }
}

function restoreBackup(dossier: Row) {
  const work = { onProgress: () => undefined, signal: new AbortController().signal }
  const items = incoming(note('n1', { note: 'changed', modified: at(9) }), note('n2'))
  const choice = { withDeleted: false, undated: null, hasIds: true }
  return recordWrites(async () => {
    await writeRows((await planRestore([dossier])).writes, at(9))
    return applyImport(items, choice, work, [], at(9))
  })
}

killDeeds([
  {
    name: 'restoring a backup with notes and a dossier',
    database: DATABASE,
    start,
    isOnce: true,
    async work() {
      const dossier = await dossierElsewhere()
      return () => restoreBackup(dossier)
    },
  },
  {
    name: 'undo of a restored backup',
    database: DATABASE,
    start,
    isOnce: true,
    async work() {
      const done = await restoreBackup(await dossierElsewhere())
      return () => undoChanges(done.written, at(10))
    },
  },
  {
    name: 'rows of other devices and their records',
    database: DATABASE,
    start,
    isOnce: true,
    async work() {
      const { key, fields } = await dossierElsewhere()
      const rows: RowWrite[] = [
        { key, expected: null, fields },
        { key: 'note/n1', expected: fieldsOfNote(note('n1')), fields: null },
        { key: 'note/n2', expected: null, fields: fieldsOfNote(note('n2')) },
      ]
      const settle = (written: ReadonlySet<RecordKey>) =>
        databaseSyncStore.write({ records: [...written].map((key) => ({ key, state: emptyRecordState })) })
      return () => localTables(at(9)).write(rows, () => undefined, settle)
    },
  },
  {
    name: 'a former version of a note that is restored',
    database: DATABASE,
    start,
    isOnce: true,
    async work() {
      await restoreBackup(await dossierElsewhere())
      const [former] = await listFormerRows()
      return () => restoreRow(former!, at(10))
    },
  },
])
