import { statSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { parseDossierText, type LoadResult } from '@/lib/dossier/format/load'
import { loadDossierFolder } from '@/tools/publish/load-dossier-folder'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { firstProblem } from '@/tools/publish/problem-words'
import { bytesOf } from './file-bytes'

/**
 * The dossier to check against.
 *
 * @param path a portable dossier (one JSON file) or a dossier folder; the bundled dossier when left out
 */
export async function loadDossier(path: string | undefined): Promise<LoadResult> {
  if (path === undefined) return { ok: true, dossier: bundledDossier }
  if (isFolder(path)) {
    const result = await loadDossierFolder(path)
    if (result.ok) return { ok: true, dossier: result.dossier }
    return { ok: false, reason: `not a dossier: ${firstProblem(result.problems)}` }
  }
  const bytes = bytesOf(path)
  return typeof bytes === 'string' ? { ok: false, reason: bytes } : readDossier(bytes)
}

/** The portable dossier in the bytes of a file. */
export function readDossier(bytes: Uint8Array): LoadResult {
  const text = decodeBytes(bytes)
  if (text === null) return { ok: false, reason: 'not a dossier: not a text file' }
  const result = parseDossierText(text)
  return result.ok ? result : { ok: false, reason: `not a dossier: ${result.reason}` }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
