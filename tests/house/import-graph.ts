/** Reads the imports between source files, as graphs of files and of folders. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

export type Graph = ReadonlyMap<string, ReadonlySet<string>>

export interface Import {
  from: string
  to: string
}

/** Reads all imports of a checkout. @param root folder of the checkout */
export function readImportGraph(root: string) {
  const all = ['lib', 'components', 'entrypoints', 'scripts', 'tools', 'packages', 'tests']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.d\.ts$|node_modules|\.cache/.test(path))
  // AssemblyScript, not TypeScript.
  const known = new Set(all)
  const imports = all.flatMap((from) => importsOf(from, readFileSync(join(root, from), 'utf8'), known))
  const inside = imports.filter(({ from, to }) => hasImportRules(from) && hasImportRules(to))
  const sources = all.filter(hasImportRules)
  return {
    /** Source files of the extension, the tools and the packages, without tests. */
    sources,
    /** All imports, also those of scripts and tests. */
    imports,
    /** Imports between source files, also those of tools and scripts. */
    files: graphOf(
      all.filter((path) => !isTest(path)),
      imports.filter(({ from }) => !isTest(from)).map(({ from, to }) => [from, to]),
    ),
    /** Imports between the folders of the extension, the tools and the packages. */
    folders: graphOf(
      sources.map((path) => dirname(path)),
      inside.map(({ from, to }) => [dirname(from), dirname(to)]),
    ),
  }
}

function isTest(path: string): boolean {
  return /^(?:packages\/[^/]+\/)?tests\//.test(path) || /\.test\.tsx?$/.test(path)
}

/** Whether the import rules hold for a file: it is of the extension, a tool or a package, and no test. */
export function hasImportRules(path: string): boolean {
  return /^(?:(?:lib|components|entrypoints)\/|(?:tools|packages)\/[^/]+\/)/.test(path) && !isTest(path)
}

/** Returns the groups of two and more nodes that reach each other. */
export function circlesIn(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((node) => [node, reachedFrom(node, graph)]))
  return [...reached].flatMap(([node, others]) => {
    const circle = [...others].filter((other) => reached.get(other)?.has(node)).sort()
    // Each node of a circle finds the same circle: only its first node returns it.
    return circle[0] === node ? [circle] : []
  })
}

function reachedFrom(node: string, graph: Graph): Set<string> {
  const found = new Set(graph.get(node))
  // The loop also visits the nodes that it adds to the set.
  for (const one of found) for (const next of graph.get(one) ?? []) found.add(next)
  return found
}

function importsOf(from: string, text: string, known: ReadonlySet<string>): Import[] {
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
    const to = resolveImport(from, fileName, known)
    return to === null || to === from ? [] : { from, to }
  })
}

/** Returns the source file that an import names, or null for a package. */
function resolveImport(from: string, name: string, known: ReadonlySet<string>): string | null {
  const base = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? join(dirname(from), name) : null
  if (base === null) return null
  const candidates = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')]
  return candidates.find((path) => known.has(path)) ?? null
}

function graphOf(nodes: readonly string[], edges: readonly (readonly [string, string])[]): Graph {
  const graph = new Map(nodes.map((node) => [node, new Set<string>()]))
  for (const [from, to] of edges) if (from !== to) graph.get(from)?.add(to)
  return graph
}
