import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { Refusal } from '@/tools/shared/command'

/** The size of the sources in one folder: its nodes are what a reader has to understand. */
interface Room {
  files: number
  lines: number
  nodes: number
}

/** Sizes by room: "lib/notes", "packages/lab", "entrypoints", and "top" for the files beside the folders. */
export type Rooms = ReadonlyMap<string, Room>

/** Counts the tracked sources of the work tree. */
export function roomsOfWorkTree(): Rooms {
  const paths = git(['ls-files']).toString().split('\n').filter(isSource)
  // A deleted file is tracked until the deletion is staged.
  return countRooms(paths.filter((path) => existsSync(path)).map((path) => [path, readFileSync(path, 'utf8')]))
}

/** Counts the sources of a commit. */
export function roomsOfCommit(name: string): Rooms {
  const commit = commitNamed(name)
  const paths = git(['ls-tree', '-r', '--name-only', commit]).toString().split('\n').filter(isSource)
  const batch = git(['cat-file', '--batch'], paths.map((path) => `${commit}:${path}\n`).join(''))
  // The batch has a line with the length before each file, and a line break after it.
  let position = 0
  const texts = paths.map((path): [string, string] => {
    const start = batch.indexOf('\n', position) + 1
    const length = Number(batch.subarray(position, start).toString().split(' ')[2])
    position = start + length + 1
    return [path, batch.subarray(start, start + length).toString()]
  })
  return countRooms(texts)
}

/** Returns a line for each room that has a tenth more nodes than before, or is new. */
export function growthOf(before: Rooms, now: Rooms): string[] {
  return [...now].flatMap(([name, { nodes }]) => {
    const former = before.get(name)?.nodes ?? 0
    return nodes >= former * 1.1 ? [`${name}: ${former} → ${nodes} nodes`] : []
  })
}

/** Returns a line for each room, the largest first, then the product, which is all but `packages/`, and everything. */
export function sizeTable(rooms: Rooms): string {
  const byNodes = [...rooms].sort(([, a], [, b]) => b.nodes - a.nodes)
  const product = byNodes.filter(([name]) => !name.startsWith('packages'))
  const rows: [string, Room][] = [
    ...byNodes,
    ['product (no packages)', sumOf(product.map(([, room]) => room))],
    ['all', sumOf(byNodes.map(([, room]) => room))],
  ]
  const line = (name: string, values: (string | number)[]) =>
    name.padEnd(26) + values.map((value) => String(value).padStart(9)).join('')
  return [
    line('room', ['files', 'lines', 'nodes']),
    ...rows.map(([name, { files, lines, nodes }]) => line(name, [files, lines, nodes])),
  ].join('\n')
}

function sumOf(rooms: readonly Room[]): Room {
  const sum = { files: 0, lines: 0, nodes: 0 }
  for (const { files, lines, nodes } of rooms) {
    sum.files += files
    sum.lines += lines
    sum.nodes += nodes
  }
  return sum
}

function git(options: string[], input = ''): Buffer {
  return execFileSync('git', options, { input, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'ignore'] })
}

function commitNamed(name: string): string {
  try {
    return git(['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`])
      .toString()
      .trim()
  } catch {
    throw new Refusal(`there is no commit ${name}`)
  }
}

/** Whether a file counts: no test, no types alone, no data. */
function isSource(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !NOT_COUNTED.test(path)
}

const NOT_COUNTED = /\.test\.|(?:^|\/)tests\/|\.d\.ts$|wasm-bytes|^packages\/lab\/train\/data\//

function countRooms(sources: readonly [path: string, text: string][]): Rooms {
  const rooms = new Map<string, Room>()
  for (const [path, text] of sources) {
    const room = rooms.get(roomOf(path)) ?? { files: 0, lines: 0, nodes: 0 }
    room.files++
    room.lines += text.split('\n').length - 1
    room.nodes += nodesIn(path, text)
    rooms.set(roomOf(path), room)
  }
  return rooms
}

function roomOf(path: string): string {
  const [first = '', second] = path.split('/')
  if (second === undefined) return 'top'
  if (!/^(?:lib|packages|components)$/.test(first)) return first
  return second.includes('.') ? `${first}/` : `${first}/${second}`
}

function nodesIn(path: string, text: string): number {
  const kind = /x$|\.[cm]?js$/.test(path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  let count = 0
  function visit(node: ts.Node): void {
    count++
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind))
  return count
}
