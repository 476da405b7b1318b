import { inTurn } from '@/lib/platform/one-at-a-time'
import { idOf, kindOf } from '@/lib/sync/delta'
import { deltaLines } from '@/lib/sync/delta-lines'
import { headerJson } from '@/lib/sync/header'
import { writeLine } from '@/lib/sync/lines'
import { problemsOf, readOne, type ReadProblem } from '@/lib/sync/read-folder'
import { storedMemory } from '@/lib/sync-store/memory'
import { openedSalts, secretsOf } from './secrets'
import { SYNC_LOCK, type SyncPlace } from './sync'
import type { ChosenFile } from './sync-messages'

// Syncing by files, for browsers that cannot write into a folder.

/** A file with all that this device knows, for the other ones. It replaces the ones before it. */
export function writeFile(now: Date, place: SyncPlace): Promise<{ name: string; file: Blob }> {
  return inTurn(SYNC_LOCK, () => writeAll(now, place))
}

async function writeAll(
  now: Date,
  { name, secret, folder, onProgress }: SyncPlace,
): Promise<{ name: string; file: Blob }> {
  const { device } = await storedMemory.self()
  const seal = await secretsOf(secret).own()
  // Files of one device are told apart by their number.
  const segment = Math.floor(now.getTime() / 1000)
  const parts: Blob[] = [new Blob([writeLine(await headerJson({ device, segment, name }, seal))])]
  const upTo = await storedMemory.lastInOutbox()
  const keys = await storedMemory.keys()
  let line = 2
  for (let at = 0; at < keys.length; at += BATCH) {
    const lines: string[] = []
    for (const { key, state } of (await storedMemory.records(keys.slice(at, at + BATCH))).values()) {
      const delta = { kind: kindOf(key), id: idOf(key), state }
      for (const content of await deltaLines(delta, seal, { device, segment, line })) {
        lines.push(writeLine(content))
        line++
      }
    }
    parts.push(new Blob(lines))
    onProgress?.((at + BATCH) / keys.length)
  }
  if (folder === null) await storedMemory.write({ written: upTo })
  return { name: `claimlight-${device}.ndjson`, file: new Blob(parts, { type: 'application/x-ndjson' }) }
}

/** Reads files of other devices: change files, or those of a shared folder. @returns what was not read */
export function readFiles(
  files: readonly ChosenFile[],
  { secret, folder, onProgress }: SyncPlace,
): Promise<ReadProblem[]> {
  return inTurn(SYNC_LOCK, async () => {
    const problems: ReadProblem[] = []
    const secrets = secretsOf(secret, await openedSalts(storedMemory))
    for (const [n, { path, name, file }] of files.entries()) {
      const part = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer())
      const source = { path: `${BY_HAND}${path}`, size: file.size, read: part }
      // With a folder, what is new here is written there as well: the other devices do not see this file.
      const about = { now: Date.now, relays: folder !== null }
      const found = await readOne(source, undefined, storedMemory, secrets, about).catch(() => 'unreadable' as const)
      problems.push(...problemsOf(name, found))
      onProgress?.((n + 1) / files.length)
    }
    return problems
  })
}

const BATCH = 500
const BY_HAND = 'by hand/'
