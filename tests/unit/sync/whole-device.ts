import type { LocalRow } from '@/lib/rows/row-rules'
import { headerJson } from '@/lib/sync/file-lines'
import { localTables } from '@/lib/sync/local-tables'
import type { SyncFolder } from '@/lib/sync/types'
import { runSync, type SyncReport } from '@/lib/sync/run-sync'
import { ciphersOf } from '@/lib/sync/cipher'
import { stampOf, timeOf } from '@/lib/sync/stamp'
import { beginSync, databaseSyncStore } from '@/lib/sync/store'
import { openedDatabase } from '@/lib/store/database'
import { filesOn } from './fake-device'

// A device with the real tables; another device writes to its folder. Call `setBrowser` before importing this.

export const OTHER = 'd0123456789abcde'
export const OWN = 'd000000000000001'
let ms = Date.parse('2026-11-01T00:00:00Z')
export const now = () => (ms += 1000)
export const secret = { passphrase: 'abcd-efgh-ijkm-npqr-stuv-wxyz', salt: 'AAAAAAAAAAAAAAAAAAAAAA==' }
const seals = ciphersOf(secret)

/** Content of the shared folder, by path. */
export const disk = new Map<string, Uint8Array>()

const folder: SyncFolder = {
  files: () => Promise.resolve(filesOn(disk)),
  append({ device, name, from }, bytes) {
    const before = disk.get(`${device}/${name}`) ?? new Uint8Array()
    disk.set(`${device}/${name}`, Uint8Array.from([...before.slice(0, from), ...bytes]))
    return Promise.resolve()
  },
  remove(path) {
    disk.delete(path)
    return Promise.resolve()
  },
}

export async function beginAgain(): Promise<void> {
  for (const table of openedDatabase().tables) await table.clear()
  disk.clear()
  await beginSync({ folder: null, name: 'A', secret }, { device: OWN })
}

export function sync(more: Partial<Parameters<typeof runSync>[0]> = {}): Promise<SyncReport> {
  const about = { memory: databaseSyncStore, tables: localTables(new Date(now()).toISOString()), folder, seals }
  return runSync({ ...about, name: 'A', now, freshDevice: () => 'd000000000000002', ...more })
}

let segment = 0

/** A file of another device of the user. */
export async function otherWrites(lines: readonly object[]): Promise<void> {
  segment++
  const seal = await seals.ofOwnFiles()
  const all = [await headerJson({ device: OTHER, segment, name: 'Desktop' }, seal)]
  for (const line of lines)
    all.push(await seal.encrypt(JSON.stringify(line), { device: OTHER, segment, line: all.length + 1 }))
  disk.set(`${OTHER}/${segment}.ndjson`, new TextEncoder().encode(all.map((line) => `${line}\n`).join('')))
}

/** Returns a line that sets these fields of a record, made by a device that has all earlier changes. */
export function lineOf(kind: string, id: string, row: Readonly<Record<string, unknown>>): object {
  const { note, ...fields } = row
  const [at, seen] = stampNow()
  const text = note === undefined ? {} : { note: { seen, values: [[at, note]] } }
  return {
    k: kind,
    id,
    f: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [at, value]])),
    v: { $there: { seen, values: [[at, 2]] }, ...text },
  }
}

export function deletionOf(key: string): object {
  const [at, seen] = stampNow()
  const [kind = ''] = key.split('/')
  return { k: kind, id: key.slice(kind.length + 1), v: { $there: { seen, values: [[at, 0]] } } }
}

export async function rowsHere(): Promise<LocalRow[]> {
  const rows: LocalRow[] = []
  for await (const batch of localTables('2026-11-01T00:00:00.000Z').rows()) rows.push(...batch)
  return rows
}

function stampNow(): [string, Record<string, string>] {
  const at = stampOf({ ms: now(), count: 0 }, OTHER)
  return [at, { [OTHER]: timeOf(at), [OWN]: timeOf(at) }]
}
