import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml'
import { claimPath, compileDossier, type CompileProblem, type CompileResult } from './compile'

/**
 * Compiles a dossier folder from the texts of its files. Missing files and faulty YAML are problems that name the file.
 *
 * @param texts texts by path in the folder, such as `claims/life.yaml`; files with other names are ignored
 */
export function compileTexts(texts: ReadonlyMap<string, string>): CompileResult {
  const problems: CompileProblem[] = []
  const readYaml = (file: string): unknown => {
    const text = texts.get(file)
    if (text === undefined) {
      problems.push({ file, message: 'there is no such file' })
      return undefined
    }
    try {
      const lineCounter = new LineCounter()
      // The library compares each key with all others, which takes minutes in a hostile file.
      const document = parseDocument(text.replace(/^\uFEFF/, ''), { logLevel: 'error', uniqueKeys: false, lineCounter })
      const [fault] = document.errors
      if (fault) throw fault
      refuseDoubleKeys(document, lineCounter)
      return document.toJS({ maxAliasCount: 0 }) as unknown
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

function refuseDoubleKeys(document: Document, lines: LineCounter): void {
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<unknown>()
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key
        const { line } = lines.linePos((isScalar(key) ? key.range?.[0] : undefined) ?? 0)
        if (keys.has(name)) throw new Error(`Map keys must be unique at line ${line}: ${String(name)}`)
        keys.add(name)
      }
    },
  })
}
