import {
  FIRST_LINE,
  jsonObject,
  sourceLine,
  splitComment,
  unescaped,
  visibleClaim,
  SOURCES_HEADING,
} from '@/lib/dossier/format/markdown-form'
import { authoredClaimSchema, sourceFileSchema } from '@/lib/dossier/format/authoring'
import { writeMarks } from '@/lib/dossier/format/mark-syntax'
import { ClaimKeeper } from './claim-keeper'
import { LIMITS } from '@/lib/dossier/format/file-limits'
import type { ProblemList } from './problem-list'
import { readHead, readSources, recordOf } from './read-parts'
import type { ImportOptions, ImportProgress } from './types'

/** Whether a text is a dossier that Claimlight has written as Markdown. */
export function isOwnMarkdown(text: string): boolean {
  return text.startsWith('<!-- claimlight-dossier 1 ')
}

/**
 * Reads a dossier that was written as Markdown. It comes back as it left, with the changes that somebody has made to the visible
 * words: a changed sentence loses its marked values, a new line of the list is a new claim.
 */
export function* readOwnMarkdown(text: string, options: ImportOptions, problems: ProblemList): ImportProgress {
  const lines = text.split(/\r\n?|\n/)
  const head = jsonObject(FIRST_LINE.exec(lines[0] ?? '')?.[1] ?? '') ?? {}
  const facts = readHead(head, options, problems)
  if (!facts) return { ok: false, problems: problems.all }
  const { claims, sources } = yield* listsIn(lines)
  const read = readSources(
    sources.map(({ value }) => value),
    'sources',
    problems,
  )
  const keeper = new ClaimKeeper(new Set(read.map(({ n }) => n)), problems)
  for (const [index, { value, topic, line }] of claims.slice(0, LIMITS.claims).entries()) {
    keeper.keep(value, topic, `line ${line}`)
    if (index % 200 === 0) yield 0.4 + (0.5 * index) / claims.length
  }
  if (claims.length > LIMITS.claims)
    problems.add({ level: 'dropped', code: 'too-many', words: `${claims.length} claims, ${LIMITS.claims} read` })
  return recordOf(
    head,
    { form: 'portable', head: facts, topics: keeper.result(), sources: read, cited: claims.length },
    problems,
  )
}

interface Lists {
  claims: { value: unknown; topic: string; line: number }[]
  sources: { value: unknown; line: number }[]
}

/** The claims and the sources of the document, each as its comment or as its visible words have it. */
function* listsIn(lines: readonly string[]): Generator<number, Lists, undefined> {
  const lists: Lists = { claims: [], sources: [] }
  let topic = 'Claims'
  let section: string | null = null
  let isSources = false
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const heading = /^(#{2,3}) (.*)$/.exec(line)
    if (heading) {
      const { visible, fields } = splitComment(heading[2] ?? '')
      const words = typeof fields?.heading === 'string' ? fields.heading : unescaped(visible).trim()
      if (heading[1] === '###') section = words
      else {
        isSources = words === SOURCES_HEADING && fields === null
        topic = words
        section = null
      }
    } else if (line.startsWith('- ') && isSources) lists.sources.push({ value: sourceOf(line), line: at + 1 })
    else if (line.startsWith('- ')) {
      const block = [line]
      while (/^ {2}- /.test(lines[at + 1] ?? '')) block.push(lines[(at += 1)] ?? '')
      lists.claims.push({ value: claimOf(block, section ?? topic), topic, line: at + 2 - block.length })
    }
    if (at % 500 === 0) yield (0.4 * at) / lines.length
  }
  return lists
}

function claimOf([first = '', ...more]: string[], section: string): unknown {
  const { visible, fields } = splitComment(first)
  const known = authoredClaimSchema.safeParse(fields)
  const shown = [visible, ...more].map((line) => line.trimEnd())
  if (known.success && shown.join('\n') === visibleClaim(known.data).join('\n')) return fields
  const { text, sources } = textAndSources(visible.slice(2))
  const own = new Map<string, string[]>()
  for (const line of more) {
    const [, label = '', words = ''] = /^ {2}- (Status|Time|Note): (.*)$/.exec(line) ?? []
    own.set(label, [...(own.get(label) ?? []), unescaped(words).trim()])
  }
  const common = {
    sources,
    status: own.get('Status')?.[0] ?? 'established',
    time: own.get('Time')?.[0],
    notes: own.get('Note') ?? [],
  }
  if (!known.success) return { section, text: writeMarks({ text, marks: [] }), ...common }
  const { data } = known
  if (textAndSources(visibleClaim(data)[0]?.slice(2) ?? '').text === text) return { ...data, ...common }
  // Marks, phrasings and examples of the former sentence do not fit the changed one.
  const { slots: _slots, phrasings: _phrasings, correction: _correction, examples: _examples, ...rest } = data
  return { ...rest, text: writeMarks({ text, marks: [] }), ...common }
}

/** A line without its `[1][2]`, and their numbers. */
function textAndSources(words: string): { text: string; sources: number[] } {
  const sources: number[] = []
  let text = words.trimEnd()
  for (let mark = lastMark(text); mark !== null; mark = lastMark(text)) {
    sources.unshift(Number(mark.slice(1, -1)))
    text = text.slice(0, -mark.length).trimEnd()
  }
  return { text: unescaped(text).trim(), sources }
}

function lastMark(text: string): string | null {
  return /\[\d{1,6}\]$/.exec(text.slice(-8))?.[0] ?? null
}

function sourceOf(line: string): unknown {
  const { visible, fields } = splitComment(line)
  const known = sourceFileSchema.element.safeParse(fields)
  if (known.success && splitComment(sourceLine(known.data)).visible === visible.trimEnd()) return fields
  const [, n, rest = ''] = /^- \[(\d{1,6})\] (.*)$/.exec(visible) ?? []
  const url = /<(https?:[^<>\s]+)>\s*$/.exec(rest)?.[1]
  const tier = /— Tier (1|2\.5|2|3)\b/.exec(rest)?.[1]
  const words = rest.replace(/\s*<https?:[^<>\s]+>\s*$/, '').replace(/\s*— Tier [\d.]+\s*$/, '')
  return {
    ...(known.success ? known.data : {}),
    n: Number(n),
    title: unescaped(words),
    publisher: undefined,
    date: undefined,
    ...(url === undefined ? {} : { url }),
    tier: tier === undefined ? undefined : Number(tier),
  }
}
