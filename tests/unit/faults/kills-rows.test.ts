import './crash'
import { addDossier } from '@/lib/dossiers/data/store'
import { planRestore, recountDossiers } from '@/lib/dossiers/data/portable/plan-restore'
import { dossierRowsToSync, writeDossierRows } from '@/lib/dossiers/data/portable/dossier-rows'
import { database } from '@/lib/notes/data/database'
import { applyImport } from '@/lib/notes/data/import-notes'
import { fieldsOfNote } from '@/lib/rows/note'
import type { RecordKey, Row, RowWrite } from '@/lib/rows/row-rules'
import { runOnAllTables } from '@/lib/store/database'
import { listFormerRows } from '@/lib/store/former-rows'
import { recordWrites, undoWrites } from '@/lib/store/recorded-writes'
import { emptyRecordState } from '@/lib/sync/record'
import { beginSync, databaseSyncStore } from '@/lib/sync/store'
import { incomingDossier } from '@/tests/unit/dossiers/fixtures'
import { setBrowser } from '@/tests/unit/fake-browser'
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
  const [row] = await dossierRowsToSync()
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
    await writeDossierRows((await planRestore([dossier])).writes, at(9), () => undefined)
    return applyImport(items, choice, work, { deleted: [], mutes: [] }, at(9))
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
      return () =>
        runOnAllTables(async () => {
          await recountDossiers(await undoWrites(done.written), at(10))
        })
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
