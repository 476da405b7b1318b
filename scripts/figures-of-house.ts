/**
 * Prints the figures about the structure of the code that docs/ARCHITECTURE.md quotes.
 * `node scripts/run.mjs scripts/figures-of-house.ts [folder of a checkout]`
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(process.argv[2] ?? '.')
const isSource = (path: string) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')
const isTest = (path: string) => path.startsWith('tests/') || /\.test\.tsx?$/.test(path)
const listed = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
const outsideKernel = (path: string) => !path.includes('lib/engine/model/kernel/')

const files = ['lib', 'components', 'entrypoints', 'scripts', 'tests']
  .flatMap(listed)
  .filter(isSource)
  .filter(outsideKernel)
const known = new Set(files)
const isInHouse = (path: string) => /^(lib|components|entrypoints)\//.test(path) && !isTest(path)
const house = files.filter(isInHouse)

/** Returns the source file that an import names, or null for a package. */
function resolveImport(from: string, name: string): string | null {
  const base = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? join(dirname(from), name) : null
  if (base === null) return null
  const candidates = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')]
  return candidates.find((path) => known.has(path)) ?? null
}

type Import = { from: string; to: string; names: string[] }

function importsOf(from: string): Import[] {
  const source = ts.createSourceFile(from, readFileSync(join(root, from), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined
    const dynamic =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined
    const specifier = named ?? dynamic
    if (specifier && ts.isStringLiteral(specifier)) {
      const to = resolveImport(from, specifier.text)
      if (to !== null && to !== from) found.push({ from, to, names: importedNames(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function importedNames(node: ts.Node): string[] {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined
  if (bindings === undefined || !ts.isNamedImports(bindings)) return []
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text)
}

/** Returns the strongly connected components of a graph, dependencies first (Tarjan). */
function components(graph: Map<string, Set<string>>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
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
    low.set(node, lowest)
    if (lowest === own) found.push(stack.splice(stack.indexOf(node)))
    return lowest
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}

/** Returns the length of the longest chain of imports, with each circle counted as one room. */
function floors(graph: Map<string, Set<string>>): number {
  const groups = components(graph)
  const groupOf = new Map(groups.flatMap((group, at) => group.map((node) => [node, at] as const)))
  const height: number[] = []
  groups.forEach((group, at) => {
    const below = group.flatMap((node) => [...(graph.get(node) ?? [])]).map((node) => groupOf.get(node) ?? at)
    height[at] = 1 + Math.max(0, ...below.filter((other) => other !== at).map((other) => height[other] ?? 0))
  })
  return Math.max(...height)
}

function graphOf(nodes: string[], edges: [string, string][]): Map<string, Set<string>> {
  const graph = new Map(nodes.map((node) => [node, new Set<string>()]))
  for (const [from, to] of edges) if (from !== to) graph.get(from)?.add(to)
  return graph
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const imports = files.flatMap(importsOf)
const inHouse = imports.filter(({ from, to }) => isInHouse(from) && isInHouse(to))
const rooms = graphOf(
  [...new Set(house.map((path) => dirname(path)))],
  inHouse.map(({ from, to }) => [dirname(from), dirname(to)]),
)
const fileGraph = graphOf(
  house,
  inHouse.map(({ from, to }) => [from, to]),
)
const importersOf = new Map<string, Set<string>>()
for (const { from, to, names } of imports.filter(({ from, to }) => isInHouse(to) && !isTest(from)))
  for (const name of names) {
    const key = `${to}#${name}`
    importersOf.set(key, (importersOf.get(key) ?? new Set()).add(from))
  }
const unitTested = new Set(
  imports.filter(({ from }) => from.startsWith('tests/unit/') || /\.test\.tsx?$/.test(from)).map(({ to }) => to),
)
const shareTested = (folder: string) => {
  const within = house.filter((path) => path.startsWith(folder))
  const tested = within.filter((path) => unitTested.has(path)).length
  return `${tested} of ${within.length}` + (within.length ? ` (${Math.round((100 * tested) / within.length)} %)` : '')
}
const arrows = (graph: Map<string, Set<string>>) => [...graph.values()].reduce((sum, to) => sum + to.size, 0)
const circles = (graph: Map<string, Set<string>>) => components(graph).filter((group) => group.length > 1)
const lines = house.map((path) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length)

console.table({
  checkout: relative('.', root) || '.',
  'rooms (folders with source files)': rooms.size,
  'arrows between rooms': arrows(rooms),
  'circles of rooms': circles(rooms).length,
  'rooms in circles': circles(rooms).flat().length,
  'circles of files': circles(fileGraph).length,
  'floors (longest chain of rooms)': floors(rooms),
  files: house.length,
  'median lines per file': median(lines),
  'files over 200 lines': lines.filter((count) => count > 200).length,
  'imported names': importersOf.size,
  'imported names with one importer': [...importersOf.values()].filter((from) => from.size === 1).length,
  'entrypoint files': house.filter((path) => path.startsWith('entrypoints/')).length,
  'entrypoint files that a unit test imports': shareTested('entrypoints/'),
  'lib/app files that a unit test imports': shareTested('lib/app/'),
})
