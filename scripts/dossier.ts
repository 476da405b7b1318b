import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadDossierFolder } from './load-dossier-folder'
import { compiledText } from './dossier/compiled-text'

const folder = 'dossier/karpathy'
const result = await loadDossierFolder(folder)
if (!result.ok) {
  for (const p of result.problems) console.error(`${p.file}${p.claim ? ` · ${p.claim}` : ''}: ${p.message}`)
  process.exit(1)
}
await writeFile(join(folder, 'compiled.json'), compiledText(result.dossier))
console.log(`${result.dossier.claims.length} claims`)
