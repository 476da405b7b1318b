import { idOfKey, kindOfKey } from '@/lib/rows/row-rules'
import { joinBytes } from '@/lib/text/bytes'
import { deltaJson, readDelta, headerJson, deviceNameIn, readHeaderIfPossible } from '@/lib/sync/file-lines'
import type { Delta } from '@/lib/sync/record'
import { recordBatches, type FolderFile, type SyncFolder, type SyncStore, type OwnFiles, type OwnDevice } from './types'
import type { Cipher } from './cipher'

interface FolderWriteContext {
  folder: SyncFolder
  memory: SyncStore
  name: string
  seal: Cipher
  /** Size in bytes from which a file is closed; the next change then starts another file. */
  segmentBytes?: number | undefined
}

/**
 * Appends the changes of this device to its own files. If one of them is missing, short or damaged, writes all known
 * records again into new files.
 * @param damaged paths of files that could not be read completely
 * @returns the number of changes written, or of all known records if these were written again
 */
export async function writeFolder(
  context: FolderWriteContext,
  files: readonly FolderFile[],
  damaged: ReadonlySet<string>,
): Promise<number> {
  const { folder, memory } = context
  const ownDevice = await memory.self()
  const ownSegments = segmentsOf(ownDevice.device, files)
  const tail = ownDevice.tail ?? noOwnFiles
  let lines = 0
  if (tail.isSnapshot || !areFilesUndamaged(tail, ownSegments, damaged))
    lines = await writeSnapshot(context, ownSegments)
  else {
    const last = tail.files.at(-1)
    const size = last && (ownSegments.get(last.segment) ?? { size: 0 }).size
    // Starts another file where the last one differs from what this device wrote, or cannot be opened now.
    if (last && (tail.isWriting || size !== last.bytes))
      await memory.write({ self: { ...ownDevice, tail: withNextFile(tail, ownSegments) } })
    for (;;) {
      const rows = await memory.outbox(BATCH)
      if (rows.length === 0) break
      const deltas = rows.map(({ delta }) => delta)
      await writeLines(context, ownSegments, deltas, rows.at(-1)?.n ?? 0)
      lines += rows.length
    }
  }
  // Writes a file with only a header, so that other devices see a device without changes too.
  if ((await memory.self()).tail === null) await writeLines(context, ownSegments, [], 0)
  const [first] = (await memory.self()).tail?.files ?? []
  // The newer files contain everything that is in the earlier ones.
  for (const [segment, { path }] of ownSegments) if (first && segment < first.segment) await folder.remove(path)
  return lines
}

/**
 * Gives this device another id if its id was also used by a copied profile, or by itself before it was restored from an
 * old backup. All known records are then written under the new id.
 */
export async function ensureUniqueDeviceId(
  files: readonly FolderFile[],
  memory: SyncStore,
  seal: Cipher,
  newDeviceId: () => string,
): Promise<void> {
  const self = await memory.self()
  const { hasTwin = false, former = [], device, ...rest } = self
  if (!hasTwin && !(await hasOtherWriter(files, self, seal))) return
  await memory.write({
    self: { ...rest, former: [...former, device], device: newDeviceId(), tail: { ...noOwnFiles, isSnapshot: true } },
  })
}

const BATCH = 100
const SEGMENT_BYTES = 512_000
const noOwnFiles: OwnFiles = { files: [], line: 1, isWriting: false, isSnapshot: false }

type FilesByNumber = ReadonlyMap<number, FolderFile>

function segmentsOf(device: string, files: readonly FolderFile[]): FilesByNumber {
  const segments = new Map<number, FolderFile>()
  for (const file of files) {
    const [, digits] = /^(\d{1,9})\.ndjson$/.exec(file.name) ?? []
    if (file.owner === device && digits !== undefined) segments.set(Number(digits), file)
  }
  return segments
}

/** Tells whether no file of this device is missing, short or damaged. */
function areFilesUndamaged({ files }: OwnFiles, own: FilesByNumber, damaged: ReadonlySet<string>): boolean {
  return files.every(({ segment, bytes }) => {
    const file = own.get(segment)
    if (bytes === 0 || file?.size === null) return true
    return file !== undefined && file.size >= bytes && !damaged.has(file.path)
  })
}

/** Writes all valid known records into new files. @returns the number of known records */
async function writeSnapshot(about: FolderWriteContext, own: FilesByNumber): Promise<number> {
  const { memory } = about
  const self = await memory.self()
  const next = withNextFile(self.tail ?? noOwnFiles, own)
  await memory.write({ self: { ...self, tail: { ...next, files: next.files.slice(-1), isSnapshot: true } } })
  const keys = await memory.keys()
  for await (const records of recordBatches(memory, keys)) {
    const deltas = records.map(({ key, state }) => ({ kind: kindOfKey(key), id: idOfKey(key), state }))
    const readable = deltas.filter((delta) => readDelta(deltaJson(delta)) !== null)
    await writeLines(about, own, readable, 0)
  }
  const after = await memory.self()
  if (after.tail)
    await memory.write({ self: { ...after, tail: { ...after.tail, isSnapshot: false } }, written: Infinity })
  return keys.length
}

function withNextFile(tail: OwnFiles, own: FilesByNumber): OwnFiles {
  let segment = (tail.files.at(-1)?.segment ?? 0) + 1
  while (own.has(segment)) segment++
  return { ...tail, files: [...tail.files, { segment, bytes: 0 }], line: 1, isWriting: false }
}

async function writeLines(
  { folder, memory, name, seal, segmentBytes = SEGMENT_BYTES }: FolderWriteContext,
  ownFiles: FilesByNumber,
  deltas: readonly Delta[],
  upTo: number,
): Promise<void> {
  const { device, ...self } = await memory.self()
  let tail = self.tail ?? noOwnFiles
  let nextDelta = 0
  do {
    let lastFile = tail.files.at(-1)
    if (!lastFile || lastFile.bytes >= segmentBytes) tail = withNextFile(tail, ownFiles)
    const { segment, bytes: startByte } = (lastFile = tail.files.at(-1) ?? { segment: 1, bytes: 0 })
    const encodedLines: Uint8Array[] = []
    let { bytes } = lastFile
    let { line } = tail
    const add = (text: string): void => {
      const part = new TextEncoder().encode(`${text}\n`)
      encodedLines.push(part)
      bytes += part.length
      line++
    }
    if (bytes === 0) add(await headerJson({ device, segment, name }, seal))
    while (nextDelta < deltas.length && (bytes < segmentBytes || encodedLines.length < 2)) {
      const delta = deltas[nextDelta++]
      if (delta) add(await seal.encrypt(deltaJson(delta), { device, segment, line }))
    }
    await memory.write({ self: { ...(await memory.self()), tail: { ...tail, isWriting: true } } })
    await folder.append({ device, name: `${segment}.ndjson`, from: startByte }, joinBytes(encodedLines))
    tail = { ...tail, files: [...tail.files.slice(0, -1), { segment, bytes }], line }
    const isDone = nextDelta === deltas.length && upTo > 0
    await memory.write({ self: { ...(await memory.self()), tail }, written: isDone ? upTo : undefined })
  } while (nextDelta < deltas.length)
}

/** Tells whether an own file is newer or longer than this device wrote. An unreadable newer one counts too. */
async function hasOtherWriter(
  files: readonly FolderFile[],
  { device, tail }: OwnDevice,
  own: Cipher,
): Promise<boolean> {
  const last = tail?.files.at(-1) ?? { segment: 0, bytes: 0 }
  for (const [segment, file] of segmentsOf(device, files)) {
    const isLonger = segment === last.segment && !tail?.isWriting && (file.size ?? 0) > last.bytes
    if (segment <= last.segment && !isLonger) continue
    const found = await readHeaderIfPossible(file)
    if (found === null) return true
    if (typeof found === 'string' || found.header.device !== device || found.header.segment !== segment) continue
    if ((await deviceNameIn(found.header, own)) !== null) return true
  }
  return false
}
