import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'

export interface Change {
  path: string
  /** Its current content; null: no such file. If it differs when writing, nothing is written. */
  before: string | null
  after: string
}

/**
 * Writes all files or none: first each to a new file next to it, then all are renamed.
 *
 * @returns null on success, else one line with the reason
 */
export async function writeTogether(changes: readonly Change[]): Promise<string | null> {
  const drafts: { path: string; draft: string; before: string | null }[] = []
  const placed: typeof drafts = []
  try {
    for (const { path: named, before, after } of changes) {
      if ((await readFile(named, 'utf8').catch(() => null)) !== before)
        throw new Error(`${named} has just been changed`)
      const path = before === null ? named : await realpath(named)
      const draft = `${path}.${process.pid}.new`
      drafts.push({ path, draft, before })
      const mode = before === null ? {} : { mode: (await stat(path)).mode }
      await writeFile(draft, after, { flag: 'wx', ...mode })
    }
    for (const one of drafts) {
      await rename(one.draft, one.path)
      placed.push(one)
    }
    return null
  } catch (error) {
    // Written over and not renamed back: whatever stopped the one after it, this file could be written just now.
    for (const { path, before } of placed) await (before === null ? rm(path) : writeFile(path, before))
    for (const { draft } of drafts) await rm(draft, { force: true })
    return error instanceof Error ? error.message : String(error)
  }
}
