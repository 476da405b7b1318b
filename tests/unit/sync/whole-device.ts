import { database as notesDatabase } from '@/lib/annotations/database'
import { localTables } from '@/lib/app/sync/sync'
import { database as dossierDatabase } from '@/lib/dossiers/database'
import { database as syncDatabase } from '@/lib/sync-store/database'
import { beginMemory, storedMemory } from '@/lib/sync-store/memory'
import type { LocalRow, SyncFolder } from '@/lib/sync/memory'
import { writeLine } from '@/lib/sync/lines'
import { runSync, type SyncAbout, type SyncReport } from '@/lib/sync/run-sync'
import { stampOf, timeOf } from '@/lib/sync/stamp'
import { filesOn, noSecrets } from './fake-device'

// A device with the real tables, whose folder a stranger writes to. Call `setBrowser` before this file is imported.

export const HOSTILE = 'd0123456789abcde'
export const OWN = 'd000000000000001'
let ms = Date.parse('2026-11-01T00:00:00Z')
export const now = () => (ms += 1000)
/** The folder, by path. */
export const disk = new Map<string, Uint8Array>()

export const folder: SyncFolder = {
  files: () => Promise.resolve(filesOn(disk)),
  append({ device, name, from }, bytes) {
    const before = disk.get(`${device}/${name}`) ?? new Uint8Array()
    disk.set(`${device}/${name}`, Uint8Array.from([...before.slice(0, from), ...bytes]))
    return Promise.resolve()
  },
  remove({ device, name }) {
    disk.delete(`${device}/${name}`)
    return Promise.resolve()
  },
}

export async function beginAgain(): Promise<void> {
  const tables = [...notesDatabase().tables, ...dossierDatabase().tables, ...syncDatabase().tables]
  for (const table of tables) await table.clear()
  disk.clear()
  await beginMemory(OWN)
}

export function sync(more: Partial<SyncAbout> = {}): Promise<SyncReport> {
  const about = { memory: storedMemory, tables: localTables(new Date(now()).toISOString()), folder, secrets: noSecrets }
  return runSync({ ...about, name: 'A', now, freshDevice: () => 'd000000000000002', ...more })
}

/** The words of all files that this device has written. */
export function written(): string {
  const own = [...disk].filter(([path]) => path.startsWith(OWN))
  return own.map(([, bytes]) => new TextDecoder().decode(bytes)).join('')
}

let segment = 0

/** A file of a device that is not the user's. */
export function strangerWrites(lines: readonly object[]): void {
  segment++
  const header = { kind: 'claimlight-sync', version: 1, device: HOSTILE, segment, name: 'Evil' }
  const text = [header, ...lines].map((line) => writeLine(JSON.stringify(line))).join('')
  disk.set(`${HOSTILE}/${segment}.ndjson`, new TextEncoder().encode(text))
}

/** A line that gives a record these fields, by someone who knows all that is known of it. */
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
  const at = stampOf({ ms: now(), count: 0 }, HOSTILE)
  return [at, { [HOSTILE]: timeOf(at), [OWN]: timeOf(at) }]
}
