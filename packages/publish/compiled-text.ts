import type { Dossier } from '@/lib/dossier/format/schema'
import { portableJson } from '@/lib/notes/export/export-dossier'
import { filesOf } from '@/tools/shared/folder-files'
import { indexDossier, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { packData } from '@/tools/shared/pack-data'

/** The files that the engine reads. `encoded.bin` has what its encoder makes of the claims, one byte a number. */
export function compiledFiles(
  dossier: Dossier,
): Record<'compiled.json' | 'index.json', string> & { 'encoded.bin': Uint8Array } {
  const { texts = {}, ...index } = indexDossier(dossier)
  return {
    'compiled.json': portableJson(dossier),
    'index.json': indexText(index),
    'encoded.bin': packData(texts),
  }
}

export function writeCompiled(folder: string, dossier: Dossier): void {
  for (const [name, text] of Object.entries(compiledFiles(dossier))) filesOf(folder).write(name, text)
}

/** Formats the index so that each claim's wordings are on one line. */
function indexText({ claims, ...rest }: Omit<DossierIndex, 'texts'>): string {
  const head = Object.entries(rest).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  return `{${head.join(',\n')},
"claims":[\n${claims.map((wordings) => JSON.stringify(wordings)).join(',\n')}\n]}
`
}
