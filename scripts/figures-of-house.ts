/**
 * Prints the figures about the structure of the code that docs/ARCHITECTURE.md quotes.
 * `node scripts/run.mjs scripts/figures-of-house.ts [folder of a checkout]`
 */
import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { median } from './bench/median'
import { circlesIn, connectedGroups, isOfExtension, isTest, readImportGraph, type Graph } from './house/import-graph'

const root = resolve(process.argv[2] ?? '.')
const { sources, imports, files, folders } = readImportGraph(root)

/** Returns the length of the longest chain of imports, with each circle counted as one room. */
function floors(graph: Graph): number {
  const groups = connectedGroups(graph)
  const groupOf = new Map(groups.flatMap((group, at) => group.map((node) => [node, at] as const)))
  const height: number[] = []
  groups.forEach((group, at) => {
    const below = group.flatMap((node) => [...(graph.get(node) ?? [])]).map((node) => groupOf.get(node) ?? at)
    height[at] = 1 + Math.max(0, ...below.filter((other) => other !== at).map((other) => height[other] ?? 0))
  })
  return Math.max(...height)
}

const importersOf = new Map<string, Set<string>>()
for (const { from, to, names } of imports.filter(({ from, to }) => isOfExtension(to) && !isTest(from)))
  for (const name of names) {
    const key = `${to}#${name}`
    importersOf.set(key, (importersOf.get(key) ?? new Set()).add(from))
  }
const unitTested = new Set(
  imports.filter(({ from }) => from.startsWith('tests/unit/') || /\.test\.tsx?$/.test(from)).map(({ to }) => to),
)
const shareTested = (folder: string) => {
  const within = sources.filter((path) => path.startsWith(folder))
  const tested = within.filter((path) => unitTested.has(path)).length
  return `${tested} of ${within.length}` + (within.length ? ` (${Math.round((100 * tested) / within.length)} %)` : '')
}
const arrows = (graph: Graph) => [...graph.values()].reduce((sum, to) => sum + to.size, 0)
const lines = sources.map((path) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length)

console.table({
  checkout: relative('.', root) || '.',
  'rooms (folders with source files)': folders.size,
  'arrows between rooms': arrows(folders),
  'circles of rooms': circlesIn(folders).length,
  'rooms in circles': circlesIn(folders).flat().length,
  'circles of files': circlesIn(files).length,
  'floors (longest chain of rooms)': floors(folders),
  files: sources.length,
  'median lines per file': median(lines),
  'files over 200 lines': lines.filter((count) => count > 200).length,
  'imported names': importersOf.size,
  'imported names with one importer': [...importersOf.values()].filter((from) => from.size === 1).length,
  'entrypoint files': sources.filter((path) => path.startsWith('entrypoints/')).length,
  'entrypoint files that a unit test imports': shareTested('entrypoints/'),
  'lib/app files that a unit test imports': shareTested('lib/app/'),
})
