import { Zip, ZipDeflate } from 'fflate'

export interface TextFile {
  /** Relative path with `/`; must be unique. */
  path: string
  text: string
}

/**
 * Packs files into a zip as they arrive, without keeping packed data in memory. Names are UTF-8.
 * @param now ISO instant, the date of all files in the zip
 * @param most maximum number of files; the zip format that every program reads allows 65,535
 * @throws TooManyFiles if there are more files
 */
export async function* zipFiles(
  files: AsyncIterable<TextFile>,
  now: string,
  most = MOST_FILES,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    packed.push(chunk)
  })
  const encoder = new TextEncoder()
  let count = 0
  for await (const { path, text } of files) {
    if (++count > most) throw new TooManyFiles()
    const file = new ZipDeflate(path, { level: 6, mem: MEMORY_LEVEL })
    file.mtime = dateInZip(now)
    zip.add(file)
    file.push(encoder.encode(text.toWellFormed()), true)
    yield* packed.splice(0)
  }
  zip.end()
  yield* packed.splice(0)
}

const MOST_FILES = 50_000
/** Memory level of fflate, of 12: pages have little text, and larger tables take longer to build than they save. */
const MEMORY_LEVEL = 3

export class TooManyFiles extends Error {}

/** Returns the date, or 1981 if a zip cannot store it: a zip supports 1980 to 2107, and fflate rejects other years. */
function dateInZip(now: string): Date {
  const date = new Date(now)
  const year = date.getFullYear()
  return year >= 1981 && year <= 2098 ? date : new Date('1981-01-01T00:00:00Z')
}
