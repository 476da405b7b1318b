import { joinBytes } from '@/lib/text/join-bytes'
import { range } from '@/lib/text/range'
import { idOf, kindOf, type Delta } from './delta'
import { deltaLines } from './delta-lines'
import { recordBatches } from './for-each-record'
import { headerJson } from './header'
import { writeLine } from './lines'
import { syncLimits } from './limits'
import type { FolderFile, ThisDevice, SyncFolder, SyncStore, Tail } from './memory'
import { readHeaderOf } from './read-header'
import type { Seal } from './seal'

export interface WriteAbout {
  name: string
  /** Null: not encrypted. */
  seal: Seal | null
  /** Is told of each file of this device that can be read without the present passphrase, or of which nobody knows. */
  stillOpen?: (path: string, why: 'readable' | 'unseen') => void
  /** Is told of each change that no device would read. */
  tooLong?: (delta: Delta) => void
  /** A file is closed when it has so many bytes; `syncLimits.segment` if absent. */
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
  const occupied = new Set(segmentsOf((await memory.self()).device, files).keys())
  const { self, isComplete } = await checkTail(await memory.self(), files, memory)
  const saltNow = about.seal?.salt ?? null
  let lines = 0
  if (!isComplete || self.tail?.isSnapshot || (self.tail && self.tail.salt !== saltNow)) {
    lines += await writeSnapshot(folder, memory, about, occupied)
  } else {
    for (;;) {
      const rows = await memory.outbox(BATCH)
      if (rows.length === 0) break
      await writeLines(
        folder,
        memory,
        about,
        occupied,
        rows.map(({ delta }) => delta),
        rows.at(-1)?.n ?? 0,
      )
      lines += rows.length
    }
  }
  // A device that has nothing to say is seen by the others all the same.
  if ((await memory.self()).tail === null) await writeLines(folder, memory, about, occupied, [], 0)
  const { device, tail } = await memory.self()
  if (tail === null) return lines
  // Everything in them is in the newer files as well.
  const outdated = about.seal ? await readableFiles(files, await memory.self(), about.seal.salt) : []
  for (const { name, owner } of files)
    if (
      owner === device &&
      ((segmentOf(name) ?? tail.first) < tail.first ||
        outdated.some(({ file }) => file.owner === owner && file.name === name))
    )
      await folder.remove({ device, name })
  // A service may lock a file, or bring it back: only a listing shows what is gone.
  const isOpen = outdated.length > 0 || tail.hasOlder === true
  const left =
    isOpen && about.seal ? await readableFiles(await folder.files(), await memory.self(), about.seal.salt) : []
  for (const { file, why } of left) about.stillOpen?.(file.path, why)
  if ((tail.hasOlder ?? false) !== left.length > 0)
    await memory.write({ self: { ...(await memory.self()), tail: { ...tail, hasOlder: left.length > 0 } } })
  return lines
}

/**
 * Files that this device wrote, under this id or a former one, and that are not encrypted with the salt of now: copies and change files as well. One
 * that cannot be opened, as where the service has taken it off this computer, counts as readable.
 */
async function readableFiles(
  files: readonly FolderFile[],
  self: ThisDevice,
  salt: string,
): Promise<{ file: FolderFile; why: 'readable' | 'unseen' }[]> {
  const { device, tail, formerIds = [] } = self
  const own = new Set([device, ...formerIds])
  const found: { file: FolderFile; why: 'readable' | 'unseen' }[] = []
  for (const file of files) {
    const segment = segmentOf(file.name) ?? 0
    const isPresent = file.owner === device && tail !== null && segment >= tail.first && segment <= tail.segment
    if (isPresent || file.size === 0 || (file.owner !== null && !own.has(file.owner))) continue
    const header = await readHeaderOf(file)
    // A change file has the id of its device in its name.
    const isOwn = header ? own.has(header.device) : file.owner !== null || [...own].some((id) => file.name.includes(id))
    if (isOwn && header?.salt !== salt) found.push({ file, why: header ? 'readable' : 'unseen' })
  }
  return found
}

/** Whether all files of this device are of this salt. */
export function areOfSalt(tail: Tail, salt: string | null): boolean {
  return tail.salt === salt && !tail.isSnapshot && tail.hasOlder !== true
}

export function segmentName(segment: number): string {
  return `${segment}.ndjson`
}

const BATCH = 500

function segmentOf(name: string): number | null {
  const [, digits] = /^(\d{1,9})\.ndjson$/.exec(name) ?? []
  return digits === undefined ? null : Number(digits)
}

/** The numbered files in the folder of a device. */
export function segmentsOf(device: string, files: readonly FolderFile[]): Map<number, FolderFile> {
  const mine = new Map<number, FolderFile>()
  for (const file of files) {
    const segment = file.owner === device ? segmentOf(file.name) : null
    if (segment !== null) mine.set(segment, file)
  }
  return mine
}

/** Compares the files with what this device wrote last. */
async function checkTail(
  self: ThisDevice,
  files: readonly FolderFile[],
  memory: SyncStore,
): Promise<{ self: ThisDevice; isComplete: boolean }> {
  const mine = segmentsOf(self.device, files)
  const { tail } = self
  if (tail === null) return { self, isComplete: true }
  const next = async (change: Tail, written?: number): Promise<ThisDevice> => {
    const changed = { ...self, tail: change }
    await memory.write({ self: changed, ...(written === undefined ? {} : { written }) })
    return changed
  }
  const size = mine.has(tail.segment) ? (mine.get(tail.segment)?.size ?? null) : 0
  const isEnd = size === null || size === tail.bytes || size === tail.begun?.bytes
  const isTorn = size !== null && tail.begun !== null && size > tail.bytes && size < tail.begun.bytes
  const isThere = (segment: number): boolean => mine.has(segment)
  const areThere = range(tail.first, tail.segment + 1).every(
    (segment) => isThere(segment) || (segment === tail.segment && isEnd),
  )
  const ended: Tail = { ...tail, begun: null }
  if (isTorn || size === null)
    return { self: await next(nextFile(ended, new Set(mine.keys()))), isComplete: areThere || isTorn }
  if (!isEnd || !areThere) return { self, isComplete: false }
  if (tail.begun === null) return { self, isComplete: true }
  if (size !== tail.begun.bytes) return { self: await next(ended), isComplete: true }
  const done = { ...ended, bytes: tail.begun.bytes, line: tail.begun.line }
  return { self: await next(done, tail.begun.upTo), isComplete: true }
}

/** Writes all that is known, in files of its own. */
async function writeSnapshot(
  folder: SyncFolder,
  memory: SyncStore,
  about: WriteAbout,
  occupied: ReadonlySet<number>,
): Promise<number> {
  const self = await memory.self()
  const upTo = await memory.lastInOutbox()
  const fresh = nextFile(self.tail ?? newTail, occupied)
  await memory.write({ self: { ...self, tail: { ...fresh, first: fresh.segment, isSnapshot: true, hasOlder: true } } })
  const keys = await memory.keys()
  for await (const records of recordBatches(memory, keys)) {
    const deltas = records.map(({ key, state }) => ({ kind: kindOf(key), id: idOf(key), state }))
    await writeLines(folder, memory, about, occupied, deltas, 0)
  }
  const after = await memory.self()
  if (after.tail) await memory.write({ self: { ...after, tail: { ...after.tail, isSnapshot: false } }, written: upTo })
  return keys.length
}

export const newTail: Tail = {
  ...{ first: 1, segment: 0, bytes: 0, line: 1, name: '', salt: null, begun: null, isSnapshot: false },
}

/** The next file of this device. @param occupied numbers of files that are there: a later one is a stranger's, or of a copied profile */
function nextFile(tail: Tail, occupied: ReadonlySet<number>): Tail {
  let segment = tail.segment + 1
  while (occupied.has(segment)) segment++
  return { ...tail, segment, bytes: 0, line: 1, begun: null }
}

async function writeLines(
  folder: SyncFolder,
  memory: SyncStore,
  about: WriteAbout,
  occupied: ReadonlySet<number>,
  deltas: readonly Delta[],
  upTo: number,
): Promise<void> {
  const self = await memory.self()
  const { device } = self
  const salt = about.seal?.salt ?? null
  const { segmentBytes = syncLimits.segment } = about
  let tail = self.tail ?? nextFile(newTail, occupied)
  let at = 0
  do {
    const isOther = tail.bytes > 0 && (tail.name !== about.name || tail.salt !== salt)
    if (tail.bytes >= segmentBytes || isOther) tail = nextFile(tail, occupied)
    const parts: Uint8Array[] = []
    let { bytes, line } = tail
    const add = (text: string): void => {
      const part = new TextEncoder().encode(writeLine(text))
      parts.push(part)
      bytes += part.length
      line++
    }
    if (bytes === 0) add(await headerJson({ device, segment: tail.segment, name: about.name }, about.seal))
    while (at < deltas.length && (bytes < segmentBytes || parts.length < 2)) {
      const delta = deltas[at++]
      if (!delta) break
      const place = { device, segment: tail.segment, line }
      for (const content of await deltaLines(delta, about.seal, place, about.tooLong)) add(content)
    }
    const done = at === deltas.length ? upTo : 0
    const from = tail.bytes
    tail = { ...tail, name: about.name, salt, begun: { bytes, upTo: done, line } }
    await memory.write({ self: { ...(await memory.self()), tail } })
    await folder.append({ device, name: segmentName(tail.segment), from }, joinBytes(parts))
    tail = { ...tail, bytes, line, begun: null }
    await memory.write({ self: { ...(await memory.self()), tail }, ...(done > 0 ? { written: done } : {}) })
  } while (at < deltas.length)
}
