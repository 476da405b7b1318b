/** Reads the imports between source files, as graphs of files and of folders. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

export type Graph = ReadonlyMap<string, ReadonlySet<string>>

export interface Import {
  from: string
  to: string
  /** The names of `import { … }`. */
  names: string[]
}

export interface ImportGraph {
  /** Source files of the extension, without tests. */
  sources: string[]
  /** All imports, also those of scripts and tests. */
  imports: Import[]
  /** Imports between source files, also those of tools and scripts. */
  files: Graph
  /** Imports between the folders of the extension. */
  folders: Graph
}

/** @param root folder of a checkout */
export function readImportGraph(root: string): ImportGraph {
  const all = ['lib', 'components', 'entrypoints', 'scripts', 'tools', 'tests']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    // AssemblyScript, not TypeScript.
    .filter((path) => !path.includes('lib/engine/model/kernel/'))
  const known = new Set(all)
  const imports = all.flatMap((from) => importsOf(from, readFileSync(join(root, from), 'utf8'), known))
  const inside = imports.filter(({ from, to }) => isOfExtension(from) && isOfExtension(to))
  const sources = all.filter(isOfExtension)
  return {
    sources,
    imports,
    files: graphOf(
      all.filter((path) => !isTest(path)),
      imports.filter(({ from }) => !isTest(from)).map(({ from, to }) => [from, to]),
    ),
    folders: graphOf(
      sources.map((path) => dirname(path)),
      inside.map(({ from, to }) => [dirname(from), dirname(to)]),
    ),
  }
}

function isTest(path: string): boolean {
  return path.startsWith('tests/') || /\.test\.tsx?$/.test(path)
}

export function isOfExtension(path: string): boolean {
  return /^(lib|components|entrypoints)\//.test(path) && !isTest(path)
}

/** Returns the groups of nodes that reach each other, dependencies first; a node outside of circles is a group of one (Tarjan). */
function connectedGroups(graph: Graph): string[][] {
  const index = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string): number => {
    const own = index.size
    index.set(node, own)
    let lowest = own
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next))
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? own)
    }
    if (lowest === own) found.push(stack.splice(stack.indexOf(node)))
    return lowest
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}

/** Returns the groups of two and more nodes that reach each other. */
export function circlesIn(graph: Graph): string[][] {
  return connectedGroups(graph).filter((group) => group.length > 1)
}

function importsOf(from: string, text: string, known: ReadonlySet<string>): Import[] {
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined
    const dynamic =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined
    const specifier = named ?? dynamic
    if (specifier && ts.isStringLiteral(specifier)) {
      const to = resolveImport(from, specifier.text, known)
      if (to !== null && to !== from) found.push({ from, to, names: importedNames(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Returns the source file that an import names, or null for a package. */
function resolveImport(from: string, name: string, known: ReadonlySet<string>): string | null {
  const base = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? join(dirname(from), name) : null
  if (base === null) return null
  const candidates = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')]
  return candidates.find((path) => known.has(path)) ?? null
}

function importedNames(node: ts.Node): string[] {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined
  if (bindings === undefined || !ts.isNamedImports(bindings)) return []
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text)
}

function graphOf(nodes: readonly string[], edges: readonly (readonly [string, string])[]): Graph {
  const graph = new Map(nodes.map((node) => [node, new Set<string>()]))
  for (const [from, to] of edges) if (from !== to) graph.get(from)?.add(to)
  return graph
}
