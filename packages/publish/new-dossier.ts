import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import { writeCompiled } from './compiled-text'
import { Refusal } from '@/tools/shared/command'
import { filesOf } from '@/tools/shared/folder-files'
import { loadDossierOrRefuse } from './run-check'

/**
 * `new`: writes a folder for a dossier with two example claims, which passes the check and can be published.
 *
 * @param today ISO day
 * @throws Refusal when nothing was written
 */
export async function newDossier(name: string, out: string | undefined, today: string): Promise<void> {
  if (/[\\/]/.test(name)) throw new Refusal(`${name} is no name of a subject; a folder is given with --out`)
  const folder = out ?? slugOfText(name)
  if (folder === '') throw new Refusal(`no folder can be named after ${name}: give one with --out`)
  if (existsSync(folder)) throw new Refusal(`${folder} is there already`)
  const files = filesOf(folder)
  for (const [path, text] of Object.entries(await starterFiles(name, today, folder))) files.write(path, text)
  const { dossier } = loadDossierOrRefuse(folder)
  writeCompiled(folder, dossier)
  console.log(`${folder}: a dossier on ${name} with two example claims. Next:
  1. replace the examples: claims in ${folder}/claims/first-claims.yaml, their sources in ${folder}/sources.yaml,
     names in ${folder}/entities.yaml, and the introduction in ${folder}/introduction.md
  2. npm run dossier -- compile --folder ${folder}
  3. npm run dossier -- check ${folder}
  4. npm run dossier -- site ${folder} --out ${folder}-site
${folder}/README.md says more.`)
}

/** Fills the template with the subject's name, escaped as each place requires. */
async function starterFiles(name: string, today: string, folder: string): Promise<Record<string, string>> {
  const inQuotes = (words: string): string => JSON.stringify(words).slice(1, -1)
  const words: Record<string, string> = {
    name,
    today,
    folder,
    quoted: inQuotes(name),
    // In the text of a claim a brace opens a mark.
    claim: inQuotes(name.replace(/[\\{}]/g, '\\$&')),
    markdown: name.replace(/[\\`*_[\]<>#]/g, '\\$&'),
  }
  const root = resolve('packages/publish/template')
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const texts = files.map(async (file) => {
    const text = await readFile(file, 'utf8')
    return [relative(root, file), text.replace(/\{\{(\w+)\}\}/g, (whole, word: string) => words[word] ?? whole)]
  })
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>
}
