import { zipSync } from 'fflate'

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
