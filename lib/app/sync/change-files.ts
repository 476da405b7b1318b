import { inTurn } from '@/lib/platform/one-at-a-time'
import { deltaJson, idOf, kindOf } from '@/lib/sync/delta'
import { headerJson } from '@/lib/sync/header'
import { isTooLong, writeLine } from '@/lib/sync/lines'
import { problemsOf, readOne, type ReadProblem } from '@/lib/sync/read-folder'
import { storedMemory } from '@/lib/sync-store/memory'
import { readSyncSettings, rememberSync, type LastSync } from '@/lib/sync-store/settings'
import { secretsOf } from './secrets'
import { SYNC_LOCK, syncNow } from './sync'

// Syncing by files, for browsers that cannot write into a folder.

/** A file with all that this device knows, for the other ones. It replaces the ones before it. */
export async function changeFile(now: Date): Promise<{ name: string; file: Blob }> {
  await syncNow()
  return inTurn(SYNC_LOCK, () => writeAll(now))
}

async function writeAll(now: Date): Promise<{ name: string; file: Blob }> {
  const { name, secret, folder } = await readSyncSettings()
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
      const text = deltaJson({ kind: kindOf(key), id: idOf(key), state })
      const content = seal ? JSON.stringify(await seal.close(text, { device, segment, line })) : text
      // No device would read it.
      if (isTooLong(content)) continue
      lines.push(writeLine(content))
      line++
    }
    parts.push(new Blob(lines))
  }
  if (folder === null) await storedMemory.write({ written: upTo })
  return { name: `claimlight-${device}.ndjson`, file: new Blob(parts, { type: 'application/x-ndjson' }) }
}

/** Reads files of other devices: change files, or those of a shared folder. @returns the result of the sync after it */
export async function readChangeFiles(files: readonly File[]): Promise<LastSync | null> {
  const { secret, folder } = await readSyncSettings()
  const problems: ReadProblem[] = []
  const read = async (): Promise<void> => {
    const secrets = secretsOf(secret)
    for (const file of files) {
      const path = `${BY_HAND}${file.webkitRelativePath || file.name}`
      const part = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer())
      const source = { path, size: file.size, read: part }
      const about = { now: Date.now, relays: folder !== null }
      // With a folder, what is new here is written there as well: the other devices do not see this file.
      const found = await readOne(source, undefined, storedMemory, secrets, about).catch(() => 'unreadable' as const)
      problems.push(...problemsOf(file.name, found))
    }
  }
  await inTurn(SYNC_LOCK, read)
  const last = await syncNow()
  if (last === null || problems.length === 0) return last
  const both = { ...last, problems: [...problems, ...last.problems] }
  await rememberSync(both)
  return both
}

const BATCH = 500
const BY_HAND = 'by hand/'
