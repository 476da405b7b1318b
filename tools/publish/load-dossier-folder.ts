import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import {
  claimPath,
  compileDossier,
  type CompileResult,
  type DossierFolder,
  type CompileProblem,
} from '@/lib/dossier/format/compile'

/**
 * Reads a dossier FOLDER of YAML files and compiles it.
 *
 * @param folder path of a folder with dossier.yaml, sources.yaml, entities.yaml and claims/; research.yaml
 *   and introduction.md when they are there
 * @param instead texts that take the place of files, by their path in the folder: what they would be
 * @returns what `compileDossier` gives; a file that is missing or is no YAML is a problem with its name
 */
export async function loadDossierFolder(
  folder: string,
  instead: ReadonlyMap<string, string> = new Map(),
): Promise<CompileResult> {
  const problems: CompileProblem[] = []
  const read = async (file: string): Promise<unknown> => {
    try {
      return parse(instead.get(file) ?? (await readFile(join(folder, file), 'utf8')), { maxAliasCount: 0 })
    } catch (error) {
      problems.push({ file, message: firstLine(error) })
      return undefined
    }
  }
  const claims: Record<string, unknown> = {}
  for (const file of await claimFiles(folder)) claims[file] = await read(claimPath(file))
  const parsed: DossierFolder = {
    dossier: await read('dossier.yaml'),
    sources: await read('sources.yaml'),
    entities: await read('entities.yaml'),
    claims,
  }
  if (await isThere(join(folder, 'research.yaml'))) parsed.research = await read('research.yaml')
  if (await isThere(join(folder, 'introduction.md')))
    parsed.introduction = await readFile(join(folder, 'introduction.md'), 'utf8')
  return problems.length > 0 ? { ok: false, problems } : compileDossier(parsed)
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function claimFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(join(folder, 'claims'))
    return names
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => basename(name, '.yaml'))
      .sort()
  } catch {
    // If there is no claims folder, the topics of dossier.yaml name the missing files.
    return []
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0]?.replace(/:$/, '') ?? 'cannot be read'
}
