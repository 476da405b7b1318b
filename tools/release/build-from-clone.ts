import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { git, npm } from './commands'
import { filesUnder } from './pack-zip'

/**
 * Clones a commit into a folder of its own, and makes the zip files with the packages of its lock file.
 *
 * @param folder is created; the zip files are in its `.output`
 * @returns SHA-256 of each zip file by name
 */
export function buildFromClone(repository: string, commit: string, folder: string): Map<string, string> {
  rmSync(folder, { recursive: true, force: true })
  git(repository, 'clone', '--quiet', '--no-checkout', repository, folder)
  git(folder, 'checkout', '--quiet', '--detach', commit)
  npm(folder, 'run', '--silent', 'zip')
  return checksumsIn(join(folder, '.output'), /\.zip$/)
}

/** SHA-256 of the files of a folder whose names match, sorted by name. */
export function checksumsIn(folder: string, names: RegExp): Map<string, string> {
  const files = [...filesUnder(folder)].filter(([file]) => names.test(file)).sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(files.map(([file, bytes]) => [file, createHash('sha256').update(bytes).digest('hex')]))
}
