import { parse } from 'yaml'
import { claimPath, compileDossier, type CompileProblem, type CompileResult } from './compile'

/**
 * Compiles a dossier folder from the texts of its files. Missing files and faulty YAML are problems that name the file.
 *
 * @param texts texts by path in the folder, such as `claims/life.yaml`; files with other names are ignored
 * @param isTrusted whether to look for duplicate keys, which takes minutes in a hostile file
 */
export function compileTexts(texts: ReadonlyMap<string, string>, isTrusted: boolean): CompileResult {
  const problems: CompileProblem[] = []
  const readYaml = (file: string): unknown => {
    const text = texts.get(file)
    if (text === undefined) {
      problems.push({ file, message: 'there is no such file' })
      return undefined
    }
    try {
      return parse(text.replace(/^\uFEFF/, ''), {
        maxAliasCount: 0,
        logLevel: 'error',
        uniqueKeys: isTrusted,
      }) as unknown
    } catch (error) {
      const [line = ''] = String(error instanceof Error ? error.message : error).split('\n', 1)
      problems.push({ file, message: line.slice(0, 150).replace(/:$/, '') })
      return undefined
    }
  }
  const topics = [...texts.keys()].flatMap((path) => /^claims\/([^/]+)\.yaml$/.exec(path)?.[1] ?? []).sort()
  const introduction = texts.get('introduction.md')
  const folder = {
    dossier: readYaml('dossier.yaml'),
    sources: readYaml('sources.yaml'),
    entities: readYaml('entities.yaml'),
    claims: Object.fromEntries(topics.map((topic) => [topic, readYaml(claimPath(topic))])),
    ...(texts.has('research.yaml') && { research: readYaml('research.yaml') }),
    ...(introduction !== undefined && { introduction }),
  }
  return problems.length > 0 ? { ok: false, problems } : compileDossier(folder)
}
