import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'

/** The files of a folder and of those in it: content by path, with forward slashes. */
export function filesUnder(folder: string): Map<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(folder, path).replaceAll(sep, '/'), readFileSync(path)]
    }),
  )
}

/** Whether the sources for addons.mozilla.org need a file that git tracks: large data that no build reads are left out. */
export function isSource(path: string): boolean {
  return !/^(?:docs\/screenshots|tests\/pages|tests\/eval|tools\/lab\/train\/data)\//.test(path)
}

/**
 * The files as a zip file whose bytes depend on their paths and content alone, not on their order, their times or the time zone.
 *
 * @param files content by path, with forward slashes
 */
export function packZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // The earliest time that the format knows. It holds local times, so it is given as one, by the time zone of now.
  const mtime = new Date(1980, 0, 1)
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted.map(([path, bytes]) => [path, [bytes, { mtime, os: 3 }]])), {
    level: 9,
  })
}
