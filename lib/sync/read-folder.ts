import { keyOf, readDelta, type Delta, type RecordKey } from './delta'
import { readHeader, type Header } from './header'
import { readLines, type ReadableFile } from './lines'
import { syncLimits } from './limits'
import type { FilePosition, FolderFile, StoredRecord, SyncStore } from './memory'
import { join, latestIn, nothingKnown } from './record'
import { readFirstLine } from './read-header'
import type { Seal } from './seal'
import { latestFrom, msOf, type Stamp } from './stamp'

/**
 * Why a file, or a line of it, was not read. Each is a key under `sync.why` in `locales/`.
 *
 * - `damaged`: the line is not what was written, or dated more than a year ahead; it may be that the file is still being copied
 * - `other`: no file of ours, or its beginning has not come yet
 * - `newer`: made by a newer version
 * - `sealed`: encrypted, and there is no passphrase here
 * - `passphrase`: encrypted with another passphrase
 * - `open`: not encrypted, although there is a passphrase here
 * - `away`: the service has not copied it to this computer
 * - `unreadable`: the browser cannot read it
 * - `many`: too many files
 * - `large`: one of its lines is too long; in place of the file, the record that was not written for this
 * - `readable`: this device wrote it without the present passphrase, and it is still there
 * - `unseen`: this device wrote it, and it cannot be opened to see whether it is encrypted
 * - `refused`: the record in place of the file was read, but its row could not be written here
 */
export type FileProblem =
  | 'damaged'
  | 'other'
  | 'newer'
  | 'sealed'
  | 'passphrase'
  | 'open'
  | 'away'
  | 'unreadable'
  | 'many'
  | 'large'
  | 'readable'
  | 'unseen'
  | 'refused'

export interface ReadProblem {
  path: string
  why: FileProblem
  /** Numbers of the first lines, from 1. */
  lines?: number[]
}

export interface Secrets {
  /** This device encrypts, and takes nothing that is not encrypted. */
  isOn: boolean
  /** Null: too many salts, or no passphrase. */
  sealFor: (salt: string) => Promise<Seal | null>
}

/**
 * Reads what is new in all files. What was read is known for good, whatever happens next. Files under this device's id are read as well: a copied
 * profile may have written them, or this device before it was set back to an old backup.
 */
export async function readFolder(
  files: readonly FolderFile[],
  memory: SyncStore,
  secrets: Secrets,
  now: () => number,
  onProgress: (share: number) => void = () => undefined,
): Promise<ReadProblem[]> {
  const problems: ReadProblem[] = []
  const [positions, { formerIds = [], readUpTo = '' }] = [await memory.positions(), await memory.self()]
  const isMany = files.length > syncLimits.files
  // Where there are too many, the next sync goes on after them: none is hidden for ever.
  const inTurn = isMany ? fromPath(files, readUpTo) : files
  const chosen = inTurn.slice(0, syncLimits.files)
  for (const [n, file] of chosen.entries()) {
    // Files under a former id are left by no device any more, and may be deleted.
    const relays = file.owner !== null && formerIds.includes(file.owner)
    const found = await readOne(file, positions.get(file.path), memory, secrets, { now, relays }).catch(
      () => 'unreadable' as const,
    )
    problems.push(...problemsOf(file.path, found))
    onProgress((n + 1) / chosen.length)
  }
  const [last, rest] = [chosen.at(-1), inTurn[syncLimits.files]]
  if (!last || !rest) return problems
  await memory.write({ self: { ...(await memory.self()), readUpTo: last.path } })
  return [...problems, { path: rest.path, why: 'many' }]
}

/** The files by their paths, first those after a path. */
function fromPath(files: readonly FolderFile[], path: string): FolderFile[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const at = Math.max(
    0,
    sorted.findIndex((file) => file.path > path),
  )
  return [...sorted.slice(at), ...sorted.slice(0, at)]
}

/** The lines of a file that could not be read. */
interface BadLines {
  damaged: number[]
  tooLong: number[]
}

export function problemsOf(path: string, found: BadLines | FileProblem): ReadProblem[] {
  if (typeof found === 'string') return [{ path, why: found }]
  const { damaged, tooLong } = found
  return [
    ...(damaged.length > 0 ? [{ path, why: 'damaged' as const, lines: damaged }] : []),
    ...(tooLong.length > 0 ? [{ path, why: 'large' as const, lines: tooLong }] : []),
  ]
}

/**
 * Reads one file from where it was read last. A line that is damaged is tried again, ever more rarely while the file stays as
 * long as it is; those after it are read all the same.
 *
 * @param relays what is new is written to this device's own files as well, for a file that the others do not see
 * @returns the lines that could not be read, or why nothing was read
 */
export async function readOne(
  file: Pick<FolderFile, 'path' | 'read'> & { size: number | null },
  known: FilePosition | undefined,
  memory: SyncStore,
  secrets: Secrets,
  { now, relays = false }: { now: () => number; relays?: boolean },
): Promise<BadLines | FileProblem> {
  const { size, path } = file
  if (size === null) return 'away'
  if (size > syncLimits.file) return 'large'
  // A clock may be right again: what was dated too far ahead is read as soon as it is not.
  const isDue = (known?.bad?.ahead ?? Infinity) <= latestFrom(now())
  if (known?.bad?.size === size && known.bad.wait > 0 && !isDue) {
    await memory.write({ position: { ...known, bad: { ...known.bad, wait: known.bad.wait - 1 } } })
    return known.bad
  }
  const whole: ReadableFile = { size, read: file.read }
  // A shorter file is an older one that somebody has put back: reading it again changes nothing.
  const isGrown = known !== undefined && known.at <= size
  const head = isGrown && known.at > 0 ? known : await firstLine(whole, path, secrets)
  if (typeof head === 'string') return head
  if (secrets.isOn !== (head.salt !== null)) return secrets.isOn ? 'open' : 'sealed'
  if (head === known && head.at === size) return { damaged: [], tooLong: [] }
  const seal = head.salt === null ? null : await secrets.sealFor(head.salt)
  if (head.salt !== null && seal === null) return 'passphrase'
  const bad: BadLines = { damaged: [], tooLong: [] }
  const { bad: before, ...start } = head
  let position: FilePosition = start
  let batch: Delta[] = []
  let isStopped = false
  let ahead = Infinity
  const flush = async (): Promise<void> => {
    let { last } = position
    for (const { state } of batch) for (const stamp of stampsOf(state)) last = Math.max(last, msOf(stamp))
    position = { ...position, last }
    await learn(memory, batch, { position, relays })
    batch = []
  }
  for await (const line of readLines(whole, head.at, head.line)) {
    const content = line.content === null ? null : await opened(line.content, seal, { ...head, line: line.number })
    const delta = content === null ? null : readDelta(content, now())
    if (delta === null) {
      const later = content === null ? null : readDelta(content, Infinity)
      if (later) ahead = Math.min(ahead, latestIn(later.state).ms)
      // A line that is too long will not become shorter.
      if (!line.isTooLong) isStopped = true
      const list = line.isTooLong ? bad.tooLong : bad.damaged
      if (list.length < MOST_NAMED) list.push(line.number)
    } else batch.push(delta)
    if (!isStopped) position = { ...position, at: line.end, line: line.number + 1 }
    if (batch.length >= BATCH) await flush()
  }
  const tries = (before?.size === size ? before.tries : 0) + 1
  if (bad.damaged.length > 0)
    position = {
      ...position,
      bad: { ...bad, size, tries, wait: Math.min(tries, MOST_WAITS) - 1, ...(ahead < Infinity ? { ahead } : {}) },
    }
  await flush()
  // The file may be another one than before, with lines elsewhere: its good lines must not be missed.
  if (bad.damaged.length === 0 || head !== known || tries > 1) return bad
  return readOne(file, undefined, memory, secrets, { now, relays })
}

/**
 * Joins changes to what is known. News in a file under this device's id are the work of a twin, which is remembered with them.
 *
 * @returns how many records they changed
 */
export async function learn(
  memory: SyncStore,
  deltas: readonly Delta[],
  { position, relays = false }: { position?: FilePosition; relays?: boolean } = {},
): Promise<number> {
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
  // While the clock is set back, nothing counts as known.
  const isByTwin = changed.size > 0 && position?.device === self.device && self.setBackTo === undefined
  await memory.write({
    records: [...changed.values()],
    ...(relays ? { outbox: news } : {}),
    ...(position ? { position } : {}),
    ...(isByTwin ? { self: { ...self, hasTwin: true } } : {}),
  })
  return changed.size
}

const BATCH = 500
const MOST_NAMED = 20
/** Syncs between two readings of a damaged file at the most: an hour. */
const MOST_WAITS = 20

async function firstLine(file: ReadableFile, path: string, secrets: Secrets): Promise<FilePosition | FileProblem> {
  const first = await readFirstLine(file)
  if (first === null) return 'other'
  const header = readHeader(first.content)
  if (typeof header === 'string') return header
  const name = await nameIn(header, secrets)
  if (typeof name !== 'string') return name.why
  const { device, segment, salt } = header
  return { path, at: first.end, line: 2, device, segment, salt, name, last: 0 }
}

/** The name of the device in a header, or why it cannot be known here. */
export async function nameIn(
  { device, segment, salt, sealedName, name }: Header & { sealedName: string | null },
  secrets: Secrets,
): Promise<string | { why: FileProblem }> {
  if (salt === null || sealedName === null) return secrets.isOn ? { why: 'open' } : name
  if (!secrets.isOn) return { why: 'sealed' }
  const seal = await secrets.sealFor(salt)
  return (await seal?.open(sealedName, { device, segment, line: 1 })) ?? { why: 'passphrase' }
}

async function opened(
  content: string,
  seal: Seal | null,
  place: { device: string; segment: number; line: number },
): Promise<string | null> {
  if (seal === null) return content
  const [, sealed] = /^"([A-Za-z0-9+/=]*)"$/.exec(content) ?? []
  return sealed === undefined ? null : seal.open(sealed, place)
}

function stampsOf({ fields, versions }: Delta['state']): Stamp[] {
  return [
    ...Object.values(fields).map(([stamp]) => stamp),
    ...Object.values(versions).flatMap(({ values }) => values.map(([stamp]) => stamp)),
  ]
}
