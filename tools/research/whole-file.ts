import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file as `draft` and renames it, so that it is never incomplete. A link is replaced, not followed. */
export function writeFileWhole(path: string, content: string, draft = `${path}.part`): void {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(draft, { force: true })
  try {
    writeFileSync(draft, content, { flag: 'wx', flush: true })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw errorWithPath(error, path)
  }
}

/** Returns an error of the file system with the path of the file, which one of a full disk lacks. */
export function errorWithPath(error: unknown, path: string): unknown {
  return error instanceof Error && 'code' in error && !('path' in error) ? Object.assign(error, { path }) : error
}

export function readIfPresent(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
