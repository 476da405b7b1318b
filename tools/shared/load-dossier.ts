import { statSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { parseDossierText } from '@/lib/dossier/format/load'
import type { Dossier } from '@/lib/dossier/format/schema'
import { isPack, readPack } from '@/lib/dossiers/data/pack'
import { loadDossierFolder } from './load-dossier-folder'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { firstProblem } from './problem-words'
import { Refusal } from './command'
import { inputOf } from './file-bytes'

export interface LoadedDossier {
  dossier: Dossier
  /** Text of the signed file with the fingerprint of its key, or null. */
  signed: { text: string; by: string } | null
}

/**
 * Loads the dossier that a command works on.
 *
 * @param path a portable dossier (one JSON file), a signed one, or a dossier folder; the bundled dossier when left out
 * @throws Refusal
 */
export async function loadDossier(path: string | undefined): Promise<LoadedDossier> {
  if (path === undefined) return { dossier: bundledDossier, signed: null }
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isFolder) {
    const result = await loadDossierFolder(path)
    if (!result.ok) throw new Refusal(`${path}: not a dossier: ${firstProblem(result.problems)}`)
    return { dossier: result.dossier, signed: null }
  }
  const bytes = await inputOf(path)
  if (typeof bytes === 'string') throw new Refusal(`${path}: ${bytes}`)
  const read = isPack(bytes) ? await readPack({ name: path, bytes }) : null
  if (read?.ok === false) throw new Refusal(`${path}: ${read.reason}`)
  const text = decodeBytes(read?.pack.file.bytes ?? bytes)
  // A report is imported first; JSON that is damaged has its own reason.
  if (text === null || /^\s*[^\s{[]/.test(text))
    throw new Refusal(`${path}: not a dossier: make one first with \`npm run dossier -- import ${path}\``)
  const result = parseDossierText(text)
  if (!result.ok) throw new Refusal(`${path}: not a dossier: ${result.reason}`)
  const signed = read && { text: new TextDecoder().decode(bytes), by: read.pack.signedBy }
  return { dossier: result.dossier, signed }
}
