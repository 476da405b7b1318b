import { readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { createFile, errorWithPath, writeFileWhole } from '@/tools/shared/folder-files'
import { ResearchFault } from './fault'

const ownerSchema = z.object({ pid: z.number().int().positive(), host: z.string() })

/**
 * Locks a folder for this process, and returns what unlocks it. The lock of a process of this computer that has ended
 * is taken over. @throws ResearchFault where another process has the lock
 */
export function lockFolder(path: string): () => void {
  const ownLock = JSON.stringify({ pid: process.pid, host: hostname() })
  const unlock = (): void => rmSync(path, { force: true })
  try {
    createFile(path, ownLock)
    return unlock
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      // On a full disk the file may be there, and empty.
      unlock()
      throw errorWithPath(error, path)
    }
  }
  const text = readFileSync(path, 'utf8')
  const owner = ownerSchema.safeParse(parsedJson(text)).data
  const who = owner === undefined ? 'another process' : `process ${owner.pid} of ${owner.host}`
  const taken = new ResearchFault(`${path}: ${who} works on this research. If it does not, delete that file`)
  if (owner?.host !== hostname() || (owner.pid !== process.pid && isRunning(owner.pid))) throw taken
  // Two processes may find the same stale lock: a second lock, named by its process id, lets only one of them replace it.
  const release = lockFolder(`${path}.${owner.pid}`)
  try {
    if (readFileSync(path, 'utf8') !== text) throw taken
    writeFileWhole(path, ownLock)
  } finally {
    release()
  }
  return unlock
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
