import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { Refusal } from '@/tools/cli/command'

/** A fault that the user can mend, after which a research can be continued. */
export class ResearchFault extends Refusal {
  constructor(words: string) {
    super(words, 1)
  }
}

/** An event of the research. `kind` and `key` together name it; the first one with a name counts. */
export interface Entry {
  kind: string
  key: string
  [field: string]: unknown
}

/**
 * The folder of a research on disk, with the dossier at its top. `work/journal.jsonl` has one line for each answer,
 * search and date, and is only appended to: a run that was killed reads the lines instead of asking again. Every other
 * file is written under another name and renamed, so that no file is incomplete.
 */
export type ResearchFolder = ReturnType<typeof openFolder>

/** A function that is called after each change on disk; tests use it to kill a run there. */
export type AfterWrite = () => void

/**
 * Opens the folder, and ends a commit that was cut off.
 *
 * @throws ResearchFault where another process has it open, or the journal is damaged in its middle
 */
export function openFolder(path: string, afterWrite: AfterWrite = () => undefined) {
  mkdirSync(join(path, 'work'), { recursive: true })
  const close = lock(join(path, 'work/lock'))
  /** Returns the content of a file; undefined if it is missing. */
  const read = (name: string): string | undefined => readIfPresent(join(path, name))
  const write = (name: string, content: string): void => {
    putWhole(join(path, name), content)
    afterWrite()
  }
  const entries = new Map<string, Entry>()
  for (const entry of entriesIn(join(path, JOURNAL))) if (!entries.has(nameOf(entry))) entries.set(nameOf(entry), entry)
  /** Appends an entry, unless one with its kind and key exists. It is on the disk when this returns. */
  const add = (entry: Entry): void => {
    if (entries.has(nameOf(entry))) return
    appendFileSync(join(path, JOURNAL), `${JSON.stringify(entry)}\n`, { flush: true })
    entries.set(nameOf(entry), entry)
    afterWrite()
  }
  const finish = (): void => {
    const next = read(PENDING_COMMIT_FILE)
    if (next === undefined) return
    const { files, entry } = JSON.parse(next) as { files: Record<string, string | null>; entry: Entry }
    for (const [name, content] of Object.entries(files)) {
      if (content !== null) write(name, content)
      else rmSync(join(path, name), { force: true })
    }
    add(entry)
    rmSync(join(path, PENDING_COMMIT_FILE), { force: true })
  }
  finish()
  return {
    ...{ path, add, read, write, close },
    /** Returns the entry with this kind and key; undefined if there is none. */
    find: (kind: string, key: string) => entries.get(nameOf({ kind, key })),
    all: (kind: string) => [...entries.values()].filter((entry) => entry.kind === kind),
    /** Writes or removes (null) files and appends an entry: all or nothing, also after a kill and the next opening. */
    commit: (files: Record<string, string | null>, entry: Entry) => {
      write(PENDING_COMMIT_FILE, JSON.stringify({ files, entry }))
      finish()
    },
  }
}

const JOURNAL = 'work/journal.jsonl'
const PENDING_COMMIT_FILE = 'work/next.json'

/** Returns the SHA-256 of a text in hexadecimal digits, such as the key of a question to the model. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

const nameOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`

const entrySchema = z.looseObject({ kind: z.string(), key: z.string() })

/** Reads the entries of the journal, and removes a last line that a kill has cut off. */
function entriesIn(journal: string): Entry[] {
  const text = readIfPresent(journal) ?? ''
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) putWhole(journal, whole)
  const lines = whole.split('\n').slice(0, -1)
  return lines.map((line, at) => {
    const entry = entrySchema.safeParse(parsedJson(line))
    if (!entry.success) throw new ResearchFault(`${journal}: line ${at + 1} is damaged`)
    return entry.data
  })
}

function putWhole(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.part`
  writeFileSync(draft, content, { flush: true })
  renameSync(draft, path)
}

function readIfPresent(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** Locks the folder for this process; returns what unlocks it. A lock whose process has ended does not count. */
function lock(path: string): () => void {
  const owner = Number(readIfPresent(path) ?? 0)
  if (owner > 0 && owner !== process.pid && isRunning(owner))
    throw new ResearchFault(`${path}: process ${owner} works on this research`)
  putWhole(path, String(process.pid))
  return () => rmSync(path, { force: true })
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
