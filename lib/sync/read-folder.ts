import { rowKeyOf, type RecordKey } from '@/lib/rows/row-rules'
import {
  readDelta,
  headersIn,
  deviceNameIn,
  pathOf,
  readHeader,
  type Header,
  type HeaderFault,
} from '@/lib/sync/file-lines'
import type { Delta } from '@/lib/sync/record'
import type { FilePosition, FolderFile, StoredRecord, SyncStore } from './types'
import { joinStates, latestChangeIn, emptyRecordState } from './record'
import type { Ciphers } from './cipher'
import { msOf } from './stamp'

/**
 * Why a file was not read completely; `refused`: a record was not written; `later`: one of the next syncs reads it.
 * Keys under `sync.why` in `locales/`.
 */
type FileProblem = HeaderFault | 'damaged' | 'passphrase' | 'away' | 'unreadable' | 'refused' | 'later'

export interface ReadProblem {
  path: string
  why: FileProblem
}

/**
 * Reads new lines of all files, also of those under this device's id: a copied profile may have written them, or this
 * device before it was restored from an old backup. Each batch is stored, even if the sync fails later. Files of known
 * salts come first, since each new salt costs half a second; a header that the passphrase did not open is remembered.
 * @param readsOwnAgain whether to read this device's own files from the start, to find damage
 */
export async function readFolder(
  files: readonly FolderFile[],
  memory: SyncStore,
  seals: Ciphers,
  readsOwnAgain: boolean,
): Promise<ReadProblem[]> {
  const problems: ReadProblem[] = []
  const positions = await memory.positions()
  const closed = await memory.closedHeaders()
  const { device } = await memory.self()
  const ownStart = await seals.ofOwnFiles()
  const salts = new Set([ownStart.salt, ...[...positions.values()].map(({ salt }) => salt)])
  const strange: { file: FolderFile; header: Header }[] = []
  for (const file of files) {
    const known = readsOwnAgain && file.owner === device ? undefined : positions.get(file.path)
    const [header] = canContinueAt(known, file.size) ? [] : await headersIn([file])
    if (header && !salts.has(header.salt)) strange.push({ file, header })
    else problems.push(...(await readFile(file, known, memory, seals)))
  }
  const tried = new Set<string>()
  for (const { file, header } of strange) {
    const key = JSON.stringify(header)
    if (closed.has(key)) problems.push({ path: file.path, why: 'passphrase' })
    else if (tried.size >= MOST_NEW_SALTS && !tried.has(header.salt)) problems.push({ path: file.path, why: 'later' })
    else {
      tried.add(header.salt)
      const found = await readFile(file, undefined, memory, seals)
      if (found.some(({ why }) => why === 'passphrase')) await memory.write({ closed: key })
      problems.push(...found)
    }
  }
  return problems
}

/** New salts that one sync tries, in about ten seconds. */
const MOST_NEW_SALTS = 20

/** Whether reading can go on at a position. A shorter file is an older copy, which a sync service restored. */
function canContinueAt(known: FilePosition | undefined, size: number | null): known is FilePosition {
  return known !== undefined && !known.isBad && size !== null && known.at <= size
}

/**
 * Reads one file from the last position. A line that cannot be read is skipped, and tried again at the next sync.
 * Throws errors of the store only, so that no file stops the others.
 * @param relays whether to write new changes to this device's own files, for a file that other devices do not see
 */
export async function readFile(
  file: Pick<FolderFile, 'path' | 'size' | 'read'>,
  knownPosition: FilePosition | undefined,
  memory: SyncStore,
  seals: Ciphers,
  relays = false,
): Promise<ReadProblem[]> {
  const { path, size } = file
  if (size === null) return [{ path, why: 'away' }]
  const fail = (cause: unknown): never => {
    throw new UnreadableFile(path, { cause })
  }
  const read: FolderFile['read'] = (from, to) => file.read(from, to).catch(fail)
  const ciphers: Ciphers = { ...seals, ofSalt: (salt) => seals.ofSalt(salt).catch(fail) }
  try {
    const why = await readFrom({ path, size, read }, knownPosition, memory, ciphers, relays)
    return why === null ? [] : [{ path, why }]
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return [{ path, why: 'unreadable' }]
  }
}

class UnreadableFile extends Error {}

// Lines processed without a pause; more would block the sidebar.
const BATCH = 100

type SizedFile = Pick<FolderFile, 'path' | 'read'> & { size: number }

/** @returns why the file was not read completely; null: it was */
async function readFrom(
  file: SizedFile,
  knownPosition: FilePosition | undefined,
  memory: SyncStore,
  seals: Ciphers,
  relays: boolean,
): Promise<FileProblem | null> {
  const { size } = file
  const start = canContinueAt(knownPosition, size) ? knownPosition : await startPositionOf(file, seals)
  if (typeof start === 'string') return start
  // A sync service may mix up files: an own file with the content of another file counts as damaged.
  const isOwn = file.path.startsWith(`${(await memory.self()).device}/`)
  const whole = isOwn && file.path !== pathOf(start) ? 'damaged' : null
  if (start === knownPosition && start.at === size) return whole
  const seal = await seals.ofSalt(start.salt)
  let position: FilePosition = start
  let batch: Delta[] = []
  const flush = async (): Promise<void> => {
    const last = batch.map(({ state }) => latestChangeIn(state, position.device)).findLast((time) => time !== '')
    if (last !== undefined) position = { ...position, last: msOf(last) }
    await joinDeltas(memory, batch, position, relays)
    batch = []
  }
  for await (const { content, number, end } of readLines(file, start.at, start.line)) {
    const text = content === null ? null : await seal.decrypt(content, { ...start, line: number })
    const delta = text === null ? null : readDelta(text)
    if (delta === null) position = { ...position, isBad: true }
    else batch.push(delta)
    position = { ...position, at: end, line: number + 1 }
    if (batch.length >= BATCH) await flush()
  }
  // The file may have been replaced by another one, so it is read from the start to find its good lines.
  const [header] = position.isBad && start === knownPosition ? await headersIn([file]) : []
  if (header?.salt === start.salt) return readFrom(file, undefined, memory, seals, relays)
  await flush()
  return position.isBad ? 'damaged' : whole
}

async function startPositionOf({ path, ...file }: SizedFile, seals: Ciphers): Promise<FilePosition | FileProblem> {
  const found = await readHeader(file)
  if (typeof found === 'string') return found
  const { device, segment, salt } = found.header
  const name = await deviceNameIn(found.header, await seals.ofSalt(salt))
  return name === null ? 'passphrase' : { path, at: found.end, line: 2, device, segment, salt, name, last: 0 }
}

/** Joins changes with the known states. New ones under this device's id show that another device uses the same id. */
async function joinDeltas(
  memory: SyncStore,
  deltas: readonly Delta[],
  position: FilePosition,
  relays: boolean,
): Promise<void> {
  const stored = await memory.records([...new Set(deltas.map(rowKeyOf))])
  const changedRecords = new Map<RecordKey, StoredRecord>()
  const newDeltas: Delta[] = []
  for (const delta of deltas) {
    const key = rowKeyOf(delta)
    const old: StoredRecord = changedRecords.get(key) ?? stored.get(key) ?? { key, state: emptyRecordState }
    const state = joinStates(old.state, delta.state)
    if (state === old.state) continue
    changedRecords.set(key, { ...old, state, before: old.before ?? old.state })
    newDeltas.push(delta)
  }
  const self = await memory.self()
  const isByTwin = changedRecords.size > 0 && position.device === self.device
  // Changes under a former id of this device may have reached no other device, so they are written again.
  const isByFormerId = self.former?.includes(position.device) ?? false
  await memory.write({
    records: [...changedRecords.values()],
    outbox: relays || isByFormerId ? newDeltas : [],
    position,
    self: isByTwin ? { ...self, hasTwin: true } : undefined,
  })
}

/**
 * Yields the lines of a file from an offset on. Leaves out an unfinished last line, which is still written or copied.
 * A line above the limit is passed over in pieces, since joining it would fill the memory.
 * @param from offset at which a line begins
 * @param number number of that line, from 1
 * @returns each line with the offset after its end (`end`); `content` is null above the limit
 */
export async function* readLines(
  { size, read }: Pick<FolderFile, 'read'> & { size: number },
  from: number,
  number: number,
): AsyncGenerator<{ content: string | null; number: number; end: number }> {
  for (let at = from, most = PIECE_BYTES; at < size;) {
    const piece = await read(at, Math.min(size, at + most))
    let begin = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, begin)) {
      yield { content: new TextDecoder().decode(piece.subarray(begin, end)), number: number++, end: at + end + 1 }
      begin = end + 1
    }
    if (begin === 0 && at + most >= size) return
    if (begin === 0 && most >= LONGEST_LINE) {
      at = await endOfLine({ size, read }, at + most)
      if (at > size) return
      yield { content: null, number: number++, end: at }
    } else at += begin
    // A line may be longer than a piece.
    most = begin === 0 && most < LONGEST_LINE ? 2 * most : PIECE_BYTES
  }
}

/** Returns the offset after the end of a line; Infinity where it is not finished. */
async function endOfLine({ size, read }: Pick<FolderFile, 'read'> & { size: number }, from: number): Promise<number> {
  for (let at = from; at < size; at += PIECE_BYTES) {
    const end = (await read(at, Math.min(size, at + PIECE_BYTES))).indexOf(NEWLINE)
    if (end >= 0) return at + end + 1
  }
  return Infinity
}

const PIECE_BYTES = 1 << 20
/** Bytes of the longest line that is read: a dossier's file may have 40 MB, which are 54 MB when encrypted. */
const LONGEST_LINE = 64 * PIECE_BYTES
const NEWLINE = 0x0a
