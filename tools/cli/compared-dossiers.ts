import { basename } from 'node:path'
import { readDossierFile, withPages } from '@/lib/dossier/import/read-dossier-file'
import { Refusal } from './command'
import { inputOf } from './file-bytes'
import type { ComparedDossier } from './finding-lookup'
import { loadDossier } from './load-dossier'

/**
 * Loads the dossier, or reads each file of evidence as one.
 *
 * @throws Refusal for a file that cannot be read or states nothing
 */
export async function loadCompared(given: {
  dossier?: string | undefined
  evidence: readonly string[]
}): Promise<ComparedDossier[]> {
  const { dossier, evidence } = given
  if (evidence.length === 0) return [{ id: null, dossier: (await loadDossier(dossier)).dossier }]
  const today = new Date().toISOString().slice(0, 10)
  return Promise.all(
    evidence.map(async (path) => {
      const bytes = await inputOf(path)
      if (typeof bytes === 'string') throw new Refusal(`${path}: ${bytes}`)
      const file = await withPages({ name: basename(path), bytes }, true)
      const read = readDossierFile(file, { today, evidence: { readOn: today } })
      if (read.ok && read.dossier) return { id: evidence.length > 1 ? path : null, dossier: read.dossier }
      const { problemText } = await import('@/tools/publish/import-file')
      throw new Refusal(`${path}: no evidence: ${read.problems.map(problemText).at(-1) ?? 'it states nothing'}`)
    }),
  )
}
