import { keyOf, type RecordKey } from '@/lib/rows/kind'
import { readDelta, type Delta } from './delta'
import { nameIn, pathOf, readHeader, type NoHeader } from './header'
import { readLines } from './lines'
import type { FilePosition, FolderFile, StoredRecord, SyncStore } from './memory'
import { join, latestIn, nothingKnown } from './record'
import type { Seals } from './seal'
import { msOf } from './stamp'

/** Why a file was not read, or not all of it; `refused`: why a record of this key was not written. Each is a key under `sync.why` in `locales/`. */
export type FileProblem = NoHeader | 'damaged' | 'passphrase' | 'away' | 'unreadable' | 'refused'

export interface ReadProblem {
  path: string
  why: FileProblem
}

/**
 * Reads what is new in all files, those under this device's id as well: a copied profile may have written them, or this device before it was
 * set back to an old backup. What was read is known for good, whatever happens next.
 *
 * @param readsOwnAgain all of this device's own files, to find what was damaged
 */
export async function readFolder(
  files: readonly FolderFile[],
  memory: SyncStore,
  seals: Seals,
  readsOwnAgain: boolean,
): Promise<ReadProblem[]> {
  const problems: ReadProblem[] = []
  const positions = await memory.positions()
  const { device } = await memory.self()
  for (const file of files) {
    const known = readsOwnAgain && file.owner === device ? undefined : positions.get(file.path)
    problems.push(...(await readFile(file, known, memory, seals)))
  }
  return problems
}

/**
 * Reads one file from where it was read last. A line that cannot be read is tried again at the next sync; those after it are read all the same.
 *
 * @param relays what is new is written to this device's own files as well, for a file that the others do not see
 */
export async function readFile(
  file: Pick<FolderFile, 'path' | 'size' | 'read'>,
  known: FilePosition | undefined,
  memory: SyncStore,
  seals: Seals,
  relays = false,
): Promise<ReadProblem[]> {
  const { path, size } = file
  if (size === null) return [{ path, why: 'away' }]
  const read: FolderFile['read'] = (from, to) =>
    file.read(from, to).catch(() => {
      throw new Unreadable()
    })
  try {
    const why = await readFrom({ path, size, read }, known, memory, seals, relays)
    return why === null ? [] : [{ path, why }]
  } catch (error) {
    // An error of the database ends the sync.
    if (!(error instanceof Unreadable)) throw error
    return [{ path, why: 'unreadable' }]
  }
}

class Unreadable extends Error {}

// A batch is worked on in one go: more would hold up the sidebar.
const BATCH = 100

type WholeFile = Pick<FolderFile, 'path' | 'read'> & { size: number }

/** @returns why not all was read; null: all was */
async function readFrom(
  file: WholeFile,
  known: FilePosition | undefined,
  memory: SyncStore,
  seals: Seals,
  relays: boolean,
): Promise<FileProblem | null> {
  const { size } = file
  const isUsable = known !== undefined && !known.isBad
  // A shorter file is an older one that a service has put back: reading it again changes nothing.
  const start = isUsable && known.at <= size ? known : await startOf(file, seals)
  if (typeof start === 'string') return start
  // Other bytes in place of this device's own, as when a service mixes up files: they are read, and its own written again.
  const isOwn = file.path.startsWith(`${(await memory.self()).device}/`)
  const whole = isOwn && file.path !== pathOf(start) ? 'damaged' : null
  if (start === known && start.at === size) return whole
  const seal = await seals.of(start.salt)
  let position: FilePosition = start
  let batch: Delta[] = []
  const flush = async (): Promise<void> => {
    const last = batch.map(({ state }) => latestIn(state, position.device)).findLast((time) => time !== '')
    if (last !== undefined) position = { ...position, last: msOf(last) }
    await learn(memory, batch, { position, relays })
    batch = []
  }
  for await (const { content, number, end } of readLines(file, start.at, start.line)) {
    const text = await seal.open(content, { ...start, line: number })
    const delta = text === null ? null : readDelta(text)
    if (delta === null) position = { ...position, isBad: true }
    else batch.push(delta)
    position = { ...position, at: end, line: number + 1 }
    if (batch.length >= BATCH) await flush()
  }
  // The file may be another one than before, with lines elsewhere: its good lines must not be missed.
  if (position.isBad && start === known) return readFrom(file, undefined, memory, seals, relays)
  await flush()
  return position.isBad ? 'damaged' : whole
}

async function startOf({ path, ...file }: WholeFile, seals: Seals): Promise<FilePosition | FileProblem> {
  const found = await readHeader(file)
  if (typeof found === 'string') return found
  const { device, segment, salt } = found.header
  const name = await nameIn(found.header, await seals.of(salt))
  return name === null ? 'passphrase' : { path, at: found.end, line: 2, device, segment, salt, name, last: 0 }
}

/** Joins changes to what is known. News in a file under this device's id are the work of a twin, which is remembered with them. */
export async function learn(
  memory: SyncStore,
  deltas: readonly Delta[],
  { position, relays }: { position?: FilePosition; relays: boolean },
): Promise<void> {
  const stored = await memory.records([...new Set(deltas.map(keyOf))])
  const changed = new Map<RecordKey, StoredRecord>()
  const news: Delta[] = []
  for (const delta of deltas) {
    const key = keyOf(delta)
    const old: StoredRecord = changed.get(key) ?? stored.get(key) ?? { key, state: nothingKnown }
    const state = join(old.state, delta.state)
    if (state === old.state) continue
    changed.set(key, { ...old, state, before: old.before ?? old.state })
    news.push(delta)
  }
  const self = await memory.self()
  const isByTwin = changed.size > 0 && position?.device === self.device
  // Changes under a former id may have reached no other device.
  const isOwnWork = self.former?.includes(position?.device ?? '') ?? false
  await memory.write({
    records: [...changed.values()],
    ...(relays || isOwnWork ? { outbox: news } : {}),
    ...(position ? { position } : {}),
    ...(isByTwin ? { self: { ...self, hasTwin: true } } : {}),
  })
}
