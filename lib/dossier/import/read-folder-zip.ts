import { parse } from 'yaml'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { ClaimKeeper } from './claim-keeper'
import { listOf } from './lenient'
import { unzipParts } from '@/lib/dossier/readers/unzip-parts'
import { LIMITS } from '@/lib/dossier/format/file-limits'
import type { ProblemList } from './problem-list'
import { groupsOf, readEntities, readHead, readSources, recordOf } from './read-parts'
import type { ImportOptions, ImportProgress } from './types'

/** Reads a zip of the YAML folder that people edit. Its paths are only compared, never written to. */
export function* readFolderZip(bytes: Uint8Array, options: ImportOptions, problems: ProblemList): ImportProgress {
  const files = new Map(Object.entries(unzipParts(bytes, (path) => WANTED.test(path), LIMITS.unzipped)))
  yield 0.3
  const root = rootOf([...files.keys()])
  if (root === null) return problems.refuse({ code: 'zip-without-dossier' })
  const read = (name: string): unknown => {
    const file = files.get(root + name)
    return file === undefined ? undefined : readYaml(file, name, problems)
  }
  const dossier = read('dossier.yaml')
  const file: Record<string, unknown> = typeof dossier === 'object' && dossier !== null ? { ...dossier } : {}
  const head = readHead(file, options, problems)
  if (!head) return { ok: false, problems: problems.all }
  yield 0.35
  const sources = readSources(read('sources.yaml'), 'sources.yaml', problems)
  const entities = readEntities(read('entities.yaml'), 'entities.yaml', problems)
  yield 0.45
  const keeper = new ClaimKeeper(new Set(sources.map(({ n }) => n)), problems)
  let cited = 0
  const names = topicFiles(file.topics, [...files.keys()], root, problems)
  const headings = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const content = read(name)
    const { topic, claims } =
      typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {}
    const heading = typeof topic === 'string' && topic.trim() ? topic.trim() : name.replace(/^claims\/|\.ya?ml$/g, '')
    headings.set(name.replace(/^claims\/|\.ya?ml$/g, ''), heading)
    for (const [at, claim] of listOf(claims, 'claims', LIMITS.claims, problems, name).entries()) {
      cited += 1
      keeper.keep(claim, heading, `${name}, claim ${idOf(claim) ?? at + 1}`)
    }
    yield 0.45 + (0.5 * (index + 1)) / names.length
  }
  const introduction = files.get(`${root}introduction.md`)
  return recordOf(
    file,
    {
      ...{ form: 'folder', head, topics: keeper.result(), sources, entities, cited },
      introduction: introduction ? decodeBytes(introduction) : null,
      research: read('research.yaml'),
      groups: withHeadings(groupsOf(file), headings),
    },
    problems,
  )
}

/** The folder groups its topics by file; everywhere else they go by their headings. */
function withHeadings(
  { parts, lanes, contact }: ReturnType<typeof groupsOf>,
  headings: ReadonlyMap<string, string>,
): ReturnType<typeof groupsOf> {
  const named = <T extends { topics: string[] }>(groups: T[]): T[] =>
    groups.map((group) => ({ ...group, topics: group.topics.map((file) => headings.get(file) ?? file) }))
  return { ...(parts && { parts: named(parts) }), ...(lanes && { lanes: named(lanes) }), ...(contact && { contact }) }
}

const WANTED = /(?:^|\/)(?:(?:dossier|sources|entities|research)\.yaml|introduction\.md|claims\/[^/]+\.yaml)$/

/** The least deep folder in the zip with a dossier.yaml. */
function rootOf(paths: readonly string[]): string | null {
  const roots = paths
    .filter((path) => /(?:^|\/)dossier\.yaml$/.test(path))
    .map((path) => path.slice(0, -'dossier.yaml'.length))
  return roots.sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b))[0] ?? null
}

/** The files of claims in the order of dossier.yaml, then those that it does not name. */
function topicFiles(listed: unknown, paths: readonly string[], root: string, problems: ProblemList): string[] {
  const there = new Set(
    paths.filter((path) => path.startsWith(`${root}claims/`)).map((path) => path.slice(root.length)),
  )
  const named = (Array.isArray(listed) ? listed : []).flatMap((name: unknown) =>
    typeof name === 'string' ? [`claims/${name}.yaml`] : [],
  )
  for (const name of named) if (!there.has(name)) problems.add({ level: 'dropped', code: 'missing-file', place: name })
  return [...new Set([...named.filter((name) => there.has(name)), ...[...there].sort()])]
}

function readYaml(bytes: Uint8Array, name: string, problems: ProblemList): unknown {
  const text = decodeBytes(bytes)
  if (text === null) {
    problems.add({ level: 'dropped', code: 'not-text', place: name })
    return undefined
  }
  try {
    return parse(text.replace(/^\uFEFF/, ''), { maxAliasCount: 0, logLevel: 'error', uniqueKeys: false }) as unknown
  } catch (error) {
    const linePos =
      error instanceof Error && 'linePos' in error ? (error.linePos as { line: number }[] | undefined) : undefined
    const reason = error instanceof Error ? error.message.split('\n', 1)[0]?.slice(0, 150) : undefined
    problems.add({ level: 'dropped', code: 'not-yaml', place: name, line: linePos?.[0]?.line, reason })
    return undefined
  }
}

function idOf(claim: unknown): string | undefined {
  if (typeof claim !== 'object' || claim === null || !('id' in claim)) return undefined
  return typeof claim.id === 'string' ? claim.id.slice(0, 80) : undefined
}
