import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { claimPath, type CompileResult } from '@/lib/dossier/format/compile'
import { compileTexts } from '@/lib/dossier/format/compile-texts'

/**
 * Reads a dossier FOLDER of YAML files and compiles it.
 *
 * @param folder path of a folder with dossier.yaml, sources.yaml, entities.yaml and claims/; research.yaml
 *   and introduction.md when they are there
 * @param instead texts to use in place of files, by path in the folder, to check planned changes
 * @returns the result of `compileDossier`; a file that cannot be read is a problem with its name
 */
export async function loadDossierFolder(
  folder: string,
  instead: ReadonlyMap<string, string> = new Map(),
): Promise<CompileResult> {
  const texts = new Map<string, string>()
  for (const file of [...FILES, ...(await claimFiles(folder))]) {
    try {
      texts.set(file, instead.get(file) ?? (await readFile(join(folder, file), 'utf8')))
    } catch (error) {
      const [message = ''] = String(error instanceof Error ? error.message : error).split('\n', 1)
      if (!message.startsWith('ENOENT')) return { ok: false, problems: [{ file, message }] }
    }
  }
  return compileTexts(texts, true)
}

const FILES = ['dossier.yaml', 'sources.yaml', 'entities.yaml', 'research.yaml', 'introduction.md']

async function claimFiles(folder: string): Promise<string[]> {
  // If there is no claims folder, the topics of dossier.yaml name the missing files.
  const names = await readdir(join(folder, 'claims')).catch(() => [])
  return names.filter((name) => name.endsWith('.yaml')).map((name) => claimPath(basename(name, '.yaml')))
}
