import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from './command'

/**
 * Opens a folder that may be somebody else's, of a dossier, a research or a site, for files by their paths in it. Each
 * function throws a Refusal where it meets a link.
 */
export function filesOf(folder: string) {
  const placeOf = (name: string): string => {
    const parts = name.split('/')
    for (const at of parts.keys()) {
      const part = join(folder, ...parts.slice(0, at + 1))
      if (parts[at] === '..' || lstatSync(part, { throwIfNoEntry: false })?.isSymbolicLink())
        throw new Refusal(`${part}: it is a link, which may lead out of the folder`, 1)
    }
    return join(folder, name)
  }
  const read = (name: string): string | undefined => readIfPresent(placeOf(name))
  const readBytes = (name: string): Uint8Array | undefined => {
    const place = placeOf(name)
    return existsSync(place) ? readFileSync(place) : undefined
  }
  const write = (name: string, content: string | Uint8Array, draft = `${name}.part`, flush = true): void =>
    writeFileWhole(placeOf(name), content, placeOf(draft), flush)
  const list = (name: string): string[] => {
    const place = placeOf(name)
    return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(place) : []
  }
  return { folder, placeOf, read, readBytes, list, write }
}

/** Writes a file as `draft` and renames it, so that it is never incomplete. A link is replaced, not followed. */
export function writeFileWhole(path: string, content: string | Uint8Array, draft = `${path}.part`, flush = true): void {
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeDraft(draft, content, flush)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw errorWithPath(error, path)
  }
}

function writeDraft(draft: string, content: string | Uint8Array, flush = true): void {
  rmSync(draft, { force: true })
  createFile(draft, content, { flush })
}

/** Writes a file that is not there yet. @throws the error EEXIST where it is, also as a link */
export function createFile(
  path: string,
  content: string | Uint8Array,
  options: { mode?: number; flush?: boolean } = {},
): void {
  writeFileSync(path, content, { flush: true, ...options, flag: 'wx' })
}

/** Appends to a file. It is on the disk when this returns. */
export function appendToFile(path: string, content: string): void {
  try {
    writeFileSync(path, content, { flag: 'a', flush: true })
  } catch (error) {
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
