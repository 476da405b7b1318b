import { idOf, kindOf } from '@/lib/rows/kinds'
import { joinBytes } from '@/lib/text/join-bytes'
import { range } from '@/lib/text/range'
import { deltaJson, type Delta } from './delta'
import { headerJson, readHeader } from './header'
import { recordBatches, type FolderFile, type SyncFolder, type SyncStore, type Tail, type ThisDevice } from './memory'
import type { Seal, Seals } from './seal'

export interface WriteAbout {
  name: string
  seal: Seal
  /** A file is closed when it has so many bytes; the next change starts another one. */
  segmentBytes?: number | undefined
}

/**
 * Writes the changes of this device to the end of its own files. A file that is not as this device left it is not written to again: what is
 * missing is rewritten.
 *
 * @returns the number of lines
 */
export async function writeFolder(
  folder: SyncFolder,
  files: readonly FolderFile[],
  memory: SyncStore,
  about: WriteAbout,
): Promise<number> {
  const own = segmentsOf((await memory.self()).device, files)
  const occupied = new Set(own.keys())
  const isComplete = await checkTail(own, memory)
  let lines = 0
  if (!isComplete || (await memory.self()).tail?.isSnapshot)
    lines += await writeSnapshot(folder, memory, about, occupied)
  else
    for (;;) {
      const rows = await memory.outbox(BATCH)
      if (rows.length === 0) break
      const deltas = rows.map(({ delta }) => delta)
      await writeLines(folder, memory, about, occupied, deltas, rows.at(-1)?.n ?? 0)
      lines += rows.length
    }
  // A device that has nothing to say is seen by the others all the same.
  if ((await memory.self()).tail === null) await writeLines(folder, memory, about, occupied, [], 0)
  const { tail } = await memory.self()
  // All that was in earlier files is in the newer ones as well.
  for (const [segment, { path }] of own) if (tail && segment < tail.first) await folder.remove(path)
  return lines
}

/**
 * Gives a device another id where a copied profile, or this device before it was set back to an old backup, has written files under its own.
 * Under the new id it writes all that it knows.
 */
export async function claimId(
  files: readonly FolderFile[],
  memory: SyncStore,
  seals: Seals,
  freshDevice: () => string,
): Promise<void> {
  const self = await memory.self()
  const { hasTwin = false, ...rest } = self
  if (!hasTwin && !(await hasOtherWriter(files, self, seals))) return
  await memory.write({ self: { ...rest, device: freshDevice(), tail: { ...newTail, isSnapshot: true } } })
}

const newTail: Tail = { first: 1, segment: 0, bytes: 0, line: 1, begun: null, isSnapshot: false }

/** The numbered files in the folder of a device. */
function segmentsOf(device: string, files: readonly FolderFile[]): Map<number, FolderFile> {
  const segments = new Map<number, FolderFile>()
  for (const file of files) {
    const [, digits] = /^(\d{1,9})\.ndjson$/.exec(file.name) ?? []
    if (file.owner === device && digits !== undefined) segments.set(Number(digits), file)
  }
  return segments
}

/** The line of a change, encrypted for its place. */
export function sealDelta(delta: Delta, seal: Seal, place: Parameters<Seal['close']>[1]): Promise<string> {
  return seal.close(deltaJson(delta), place)
}

const BATCH = 500
const SEGMENT_BYTES = 512_000

/** Compares the files with what this device wrote last. @returns whether all that it wrote is there */
async function checkTail(own: ReadonlyMap<number, FolderFile>, memory: SyncStore): Promise<boolean> {
  const self = await memory.self()
  const { tail } = self
  if (tail === null) return true
  const next = async (change: Tail, written?: number): Promise<void> => {
    await memory.write({ self: { ...self, tail: change }, ...(written === undefined ? {} : { written }) })
  }
  const file = own.get(tail.segment)
  const size = file ? file.size : 0
  const { begun } = tail
  const isEnd = size === null || size === tail.bytes || size === begun?.bytes
  const isTorn = size !== null && begun !== null && size > tail.bytes && size < begun.bytes
  const areThere = range(tail.first, tail.segment + 1).every(
    (segment) => own.has(segment) || (segment === tail.segment && isEnd),
  )
  const ended: Tail = { ...tail, begun: null }
  if (isTorn || size === null) {
    await next(nextFile(ended, new Set(own.keys())))
    return areThere || isTorn
  }
  if (!isEnd || !areThere) return false
  if (begun !== null && size === begun.bytes) await next({ ...ended, bytes: begun.bytes, line: begun.line }, begun.upTo)
  else if (begun !== null) await next(ended)
  return true
}

/** Writes all that is known, in files of its own. */
async function writeSnapshot(
  folder: SyncFolder,
  memory: SyncStore,
  about: WriteAbout,
  occupied: ReadonlySet<number>,
): Promise<number> {
  const self: ThisDevice = await memory.self()
  const upTo = await memory.lastInOutbox()
  const fresh = nextFile(self.tail ?? newTail, occupied)
  await memory.write({ self: { ...self, tail: { ...fresh, first: fresh.segment, isSnapshot: true } } })
  const keys = await memory.keys()
  for await (const records of recordBatches(memory, keys)) {
    const deltas = records.map(({ key, state }) => ({ kind: kindOf(key), id: idOf(key), state }))
    await writeLines(folder, memory, about, occupied, deltas, 0)
  }
  const after = await memory.self()
  if (after.tail) await memory.write({ self: { ...after, tail: { ...after.tail, isSnapshot: false } }, written: upTo })
  return keys.length
}

/** The next file of this device. @param occupied numbers of files that are there */
function nextFile(tail: Tail, occupied: ReadonlySet<number>): Tail {
  let segment = tail.segment + 1
  while (occupied.has(segment)) segment++
  return { ...tail, segment, bytes: 0, line: 1, begun: null }
}

async function writeLines(
  folder: SyncFolder,
  memory: SyncStore,
  { name, seal, segmentBytes = SEGMENT_BYTES }: WriteAbout,
  occupied: ReadonlySet<number>,
  deltas: readonly Delta[],
  upTo: number,
): Promise<void> {
  const self = await memory.self()
  const { device } = self
  let tail = self.tail ?? nextFile(newTail, occupied)
  // After an id was claimed, no file is begun yet.
  if (tail.segment === 0) tail = nextFile(tail, occupied)
  let at = 0
  do {
    if (tail.bytes >= segmentBytes) tail = nextFile(tail, occupied)
    const { segment } = tail
    const parts: Uint8Array[] = []
    let { bytes, line } = tail
    const add = (text: string): void => {
      const part = new TextEncoder().encode(`${text}\n`)
      parts.push(part)
      bytes += part.length
      line++
    }
    if (bytes === 0) add(await headerJson({ device, segment, name }, seal))
    while (at < deltas.length && (bytes < segmentBytes || parts.length < 2)) {
      const delta = deltas[at++]
      if (delta) add(await sealDelta(delta, seal, { device, segment, line }))
    }
    const done = at === deltas.length ? upTo : 0
    const from = tail.bytes
    tail = { ...tail, begun: { bytes, upTo: done, line } }
    await memory.write({ self: { ...(await memory.self()), tail } })
    await folder.append({ device, name: `${segment}.ndjson`, from }, joinBytes(parts))
    tail = { ...tail, bytes, line, begun: null }
    await memory.write({ self: { ...(await memory.self()), tail }, ...(done > 0 ? { written: done } : {}) })
  } while (at < deltas.length)
}

/** Whether a file is after the last one of this device, or longer than this device left it. One that cannot be opened now counts as well. */
async function hasOtherWriter(
  files: readonly FolderFile[],
  { device, tail }: ThisDevice,
  seals: Seals,
): Promise<boolean> {
  const last = tail?.segment ?? 0
  for (const [segment, { size, read }] of segmentsOf(device, files)) {
    const isStrange = segment > last || (segment === last && (size ?? 0) > (tail?.begun?.bytes ?? tail?.bytes ?? 0))
    if (!isStrange) continue
    const found = size === null ? null : await readHeader({ size, read }).catch(() => null)
    if (found === null) return true
    if (typeof found === 'string' || found.header.device !== device || found.header.segment !== segment) continue
    const { salt, sealed } = found.header
    if ((await (await seals.of(salt)).open(sealed, { device, segment, line: 1 })) !== null) return true
  }
  return false
}
