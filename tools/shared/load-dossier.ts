import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { claimPath, type CompileResult } from '@/lib/dossier/format/compile'
import { compileTexts } from '@/lib/dossier/format/compile-texts'
import { parseDossierText } from '@/lib/dossier/format/load'
import type { Dossier } from '@/lib/dossier/format/schema'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { firstProblem } from './problem-words'
import { Refusal } from './command'
import { readFileOrStdin } from './file-bytes'
import { filesOf } from './folder-files'

/**
 * Loads the dossier that a command works on.
 *
 * @param path a portable dossier (one JSON file), or a dossier folder; the bundled dossier when left out
 * @throws Refusal
 */
export async function loadDossier(path: string | undefined): Promise<Dossier> {
  if (path === undefined) return bundledDossier
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isFolder) {
    const result = loadDossierFolder(path)
    if (!result.ok) throw new Refusal(`${path}: not a dossier: ${firstProblem(result.problems)}`)
    return result.dossier
  }
  const bytes = await readFileOrStdin(path)
  if (typeof bytes === 'string') throw new Refusal(`${path}: ${bytes}`)
  const text = decodeBytes(bytes)
  // A report is imported first; JSON that is damaged has its own reason.
  if (text === null || /^\s*[^\s{[]/.test(text))
    throw new Refusal(`${path}: not a dossier: make one first with \`npm run dossier -- import ${path}\``)
  const result = parseDossierText(text)
  if (!result.ok) throw new Refusal(`${path}: not a dossier: ${result.reason}`)
  return result.dossier
}

/**
 * Reads a dossier FOLDER of YAML files and compiles it.
 *
 * @param folder path of a folder with dossier.yaml, sources.yaml, entities.yaml and claims/; research.yaml
 *   and introduction.md when they are there
 * @returns the result of `compileDossier`; a file that cannot be read is a problem with its name
 */
export function loadDossierFolder(folder: string): CompileResult {
  const texts = new Map<string, string>()
  const files = filesOf(folder)
  let file = 'claims'
  try {
    // If there is no claims folder, the topics of dossier.yaml name the missing files.
    const topics = files.list('claims').filter((name) => name.endsWith('.yaml'))
    for (file of [...DOSSIER_FILES, ...topics.map((name) => claimPath(basename(name, '.yaml')))]) {
      const text = files.read(file)
      if (text !== undefined) texts.set(file, text)
    }
  } catch (error) {
    const [message = ''] = String(error instanceof Error ? error.message : error).split('\n', 1)
    return { ok: false, problems: [{ file, message }] }
  }
  return compileTexts(texts)
}

const DOSSIER_FILES = ['dossier.yaml', 'sources.yaml', 'entities.yaml', 'research.yaml', 'introduction.md']
