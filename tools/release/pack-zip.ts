import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'

/** Reads all files under a folder: content by path, with forward slashes. */
export function filesUnder(folder: string): Map<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).replaceAll(sep, '/'), readFileSync(path)]
    }),
  )
}

/** Whether a tracked file belongs to the sources for addons.mozilla.org. Large data that no build reads does not. */
export function isSource(path: string): boolean {
  return !/^(?:docs\/screenshots|tests\/pages|tests\/eval|packages\/lab\/train\/data)\//.test(path)
}

/**
 * Packs files as a zip whose bytes depend only on their paths and contents, not on order, times or time zone.
 *
 * @param files content by path, with forward slashes
 */
export function packZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // The earliest time that the format supports. It stores local times, so this is one, in the current time zone.
  const mtime = new Date(1980, 0, 1)
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted.map(([path, bytes]) => [path, [bytes, { mtime, os: 3 }]])), {
    level: 9,
  })
}
