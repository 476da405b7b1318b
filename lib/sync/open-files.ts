import { dayMs } from '@/lib/text/date-value'
import { hexOf } from '@/lib/text/hex'
import { parsedJson } from '@/lib/text/parsed-json'
import { readDelta } from './delta'
import { readHeader } from './header'
import type { FolderFile, OpenFile, SyncFolder, SyncStore } from './memory'
import { learn } from './read-folder'
import { latestIn } from './record'
import { stampOf, timeOf } from './stamp'

/** The files of a folder without encryption, as of Claimlight before 0.2: anyone could write them. */
export async function listOpenFiles(files: readonly FolderFile[]): Promise<OpenFile[]> {
  const open: OpenFile[] = []
  for (const { path, size, read } of files) {
    if (size === null || (await readHeader({ size, read }).catch(() => null)) !== 'open') continue
    const bytes = await read(0, size).catch(() => null)
    if (bytes) open.push({ path, hash: await hashOf(bytes) })
  }
  return open
}

/**
 * Reads the files that the user was asked about, where they are still what they were. A change from after tomorrow is left out: no later
 * change could replace it.
 *
 * @returns those that were read whole
 */
export async function readOpenFiles(files: readonly FolderFile[], memory: SyncStore, now: number): Promise<OpenFile[]> {
  const { open = [] } = await memory.self()
  const latest = timeOf(stampOf({ ms: now + dayMs, count: 0 }, ''))
  const whole: OpenFile[] = []
  for (const { path, size, read } of files) {
    const known = open.find((one) => one.path === path)
    const bytes = known && (await read(0, size ?? 0).catch(() => null))
    if (!bytes || (await hashOf(bytes)) !== known.hash) continue
    const [, ...lines] = new TextDecoder().decode(bytes).split('\n')
    // The file ends where its last line does, else more of it is still to come.
    let isWhole = lines.pop() === ''
    for (const content of lines) {
      const line = parsedJson(content)
      const delta = Array.isArray(line) ? readDelta(JSON.stringify(line[1])) : null
      if (delta && latestIn(delta.state) < latest) await learn(memory, [delta], { relays: true })
      else isWhole = false
    }
    if (isWhole) whole.push(known)
  }
  return whole
}

/** Deletes files that are still what they were. @returns their paths */
export async function removeOpenFiles(folder: SyncFolder, whole: readonly OpenFile[]): Promise<string[]> {
  if (whole.length === 0) return []
  const present = await listOpenFiles(await folder.files())
  const same = whole.filter(({ path, hash }) => present.some((one) => one.path === path && one.hash === hash))
  for (const { path } of same) await folder.remove(path)
  return same.map(({ path }) => path)
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))))
}
