import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Dossier } from '@/lib/dossier/format/schema'
import { writeFileWhole } from '@/tools/shared/folder-files'

/** Results of a check that are kept for the next one of the same dossier, by the same engine. */
export interface KeptResults {
  /** Returns the kept result with this key, or makes it. Results are plain JSON. */
  get: <Result>(key: string, make: () => Result) => Result
  save: () => void
}

/** Results that are made each time. */
export const nothingKept: KeptResults = { get: (_key, make) => make(), save: () => undefined }

/**
 * Opens the results of the last check of a dossier, `.cache/checks/NAME.json`. They hold for the hash of dossier, engine and
 * weights: a check of a dossier that nobody has changed asks the engine nothing.
 */
export function openKeptResults(dossier: Dossier): KeptResults {
  const code = fileURLToPath(import.meta.url)
  // Only a bundle is one file with all that the answers rest on.
  if (!dirname(code).endsWith(join(sep, '.cache', 'run'))) return nothingKept
  const hash = createHash('sha256').update(JSON.stringify(dossier))
  for (const file of [code, 'assets/encoder/encoder.bin', 'assets/reader/reader.bin']) hash.update(readFileSync(file))
  const stamp = hash.digest('hex')
  const name = createHash('sha256').update(dossier.subject.name).digest('hex').slice(0, 12)
  const path = join(dirname(code), '..', 'checks', `${name}.json`)
  const before = readResults(path, stamp)
  const results = new Map<string, unknown>()
  return {
    get: <Result>(key: string, make: () => Result): Result => {
      const result = before.has(key) ? (before.get(key) as Result) : make()
      results.set(key, result)
      return result
    },
    save: () => {
      writeFileWhole(path, JSON.stringify({ stamp, results: [...results] }))
    },
  }
}

function readResults(path: string, stamp: string): ReadonlyMap<string, unknown> {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { stamp: string; results: [string, unknown][] }
    return new Map(kept.stamp === stamp ? kept.results : [])
  } catch {
    return new Map() // none was written yet, or its writing was cut off
  }
}
