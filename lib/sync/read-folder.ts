import { keyOf, type RecordKey } from '@/lib/rows/kinds'
import { parsedJson } from '@/lib/text/parsed-json'
import { readDelta, type Delta } from './delta'
import { readHeader, type NoHeader } from './header'
import { readLines } from './lines'
import type { FilePosition, FolderFile, StoredRecord, SyncStore } from './memory'
import { join, latestIn, nothingKnown } from './record'
import type { Seals } from './seal'
import { msOf } from './stamp'

/**
 * Why a file, or a line of it, was not read. Each is a key under `sync.why` in `locales/`.
 *
 * - `damaged`: the line is not what was written; it may be that the file is still being copied
 * - `other`: no file of ours, or its beginning has not come yet
 * - `newer`: made by a newer version
 * - `passphrase`: encrypted with another passphrase
 * - `open`: not encrypted
 * - `away`: the service has not copied it to this computer
 * - `unreadable`: the browser cannot read it
 * - `refused`: the record in place of the file was read, but its row could not be written here
 */
export type FileProblem = NoHeader | 'damaged' | 'passphrase' | 'away' | 'unreadable' | 'refused'

export interface ReadProblem {
  path: string
  why: FileProblem
  /** Numbers of the first lines, from 1. */
  lines?: number[]
}

/**
 * Reads what is new in all files, those under this device's id as well: a copied profile may have written them, or this device before it was
 * set back to an old backup. What was read is known for good, whatever happens next.
 */
export async function readFolder(
  files: readonly FolderFile[],
  memory: SyncStore,
  seals: Seals,
  onProgress: (share: number) => void = () => undefined,
): Promise<ReadProblem[]> {
  const problems: ReadProblem[] = []
  const positions = await memory.positions()
  for (const [n, file] of files.entries()) {
    problems.push(...(await readFile(file, positions.get(file.path), memory, seals)))
    onProgress((n + 1) / files.length)
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
    const found = await readFrom({ path, size, read }, known, memory, seals, relays)
    if (typeof found === 'string') return [{ path, why: found }]
    return found.length === 0 ? [] : [{ path, why: 'damaged', lines: found.slice(0, MOST_NAMED) }]
  } catch (error) {
    // An error of the database ends the sync.
    if (!(error instanceof Unreadable)) throw error
    return [{ path, why: 'unreadable' }]
  }
}

/** Reads all lines of a file without encryption. */
export async function readOpenFile({ size, read }: FolderFile, memory: SyncStore): Promise<void> {
  for await (const { content } of readLines({ size: size ?? 0, read }, 0, 1)) {
    const line = parsedJson(content)
    const delta = Array.isArray(line) ? readDelta(JSON.stringify(line[1])) : null
    if (delta) await learn(memory, [delta], { relays: true })
  }
}

class Unreadable extends Error {}

// A batch is worked on in one go: more would hold up the sidebar.
const BATCH = 100
const MOST_NAMED = 20

type WholeFile = Pick<FolderFile, 'path' | 'read'> & { size: number }

/** @returns the numbers of the lines that could not be read, or why nothing was read */
async function readFrom(
  file: WholeFile,
  known: FilePosition | undefined,
  memory: SyncStore,
  seals: Seals,
  relays: boolean,
): Promise<number[] | FileProblem> {
  const { size } = file
  // A shorter file is an older one that a service has put back: reading it again changes nothing.
  const start = known !== undefined && known.at <= size ? known : await startOf(file, seals)
  if (typeof start === 'string') return start
  if (start === known && start.at === size) return []
  const seal = await seals.of(start.salt)
  const bad: number[] = []
  const { badSize, ...rest } = start
  let position: FilePosition = rest
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
    if (delta === null) bad.push(number)
    else batch.push(delta)
    if (bad.length === 0) position = { ...position, at: end, line: number + 1 }
    if (batch.length >= BATCH) await flush()
  }
  if (bad.length > 0) position = { ...position, badSize: size }
  await flush()
  // The file may be another one than before, with lines elsewhere: its good lines must not be missed.
  return bad.length > 0 && start === known && badSize !== size ? readFrom(file, undefined, memory, seals, relays) : bad
}

async function startOf(file: WholeFile, seals: Seals): Promise<FilePosition | FileProblem> {
  const found = await readHeader(file)
  if (typeof found === 'string') return found
  const { device, segment, salt, sealed } = found.header
  const name = await (await seals.of(salt)).open(sealed, { device, segment, line: 1 })
  if (name === null) return 'passphrase'
  return { path: file.path, at: found.end, line: 2, device, segment, salt, name, last: 0 }
}

/** Joins changes to what is known. News in a file under this device's id are the work of a twin, which is remembered with them. */
async function learn(
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
  await memory.write({
    records: [...changed.values()],
    ...(relays ? { outbox: news } : {}),
    ...(position ? { position } : {}),
    ...(isByTwin ? { self: { ...self, hasTwin: true } } : {}),
  })
}
