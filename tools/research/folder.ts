import { createHash } from 'node:crypto'
import { appendFileSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { ResearchFault } from './fault'
import { entriesIn, entrySchema, type JournalEntry, type JournalEntryOfKind } from './journal'
import { lockFolder } from './lock'
import { writeFileWhole, readIfPresent, errorWithPath } from './whole-file'

/**
 * The folder of a research on disk. `work/journal.jsonl` is only appended to, and other files are replaced as a whole,
 * so that a run that was killed goes on. The folder may be somebody else's: links are refused.
 */
export type ResearchFolder = ReturnType<typeof openFolder>

/** A function that is called after each change on disk; tests use it to kill a run there. */
export type AfterWrite = () => void

/** Opens the folder, and ends a commit that was cut off. @throws ResearchFault where it is locked or damaged */
export function openFolder(path: string, afterWrite: AfterWrite = () => undefined) {
  const placeOf = (name: string): string => placeIn(path, name)
  mkdirSync(placeOf('work'), { recursive: true })
  refuseLinks(path)
  const close = lockFolder(placeOf('work/lock'))
  try {
    return { ...openLocked(path, placeOf, afterWrite), close }
  } catch (error) {
    close()
    throw error
  }
}

function openLocked(path: string, placeOf: (name: string) => string, afterWrite: AfterWrite) {
  /** Returns the content of a file; undefined if it is missing. */
  const readFileText = (name: string): string | undefined => readIfPresent(placeOf(name))
  const writeText = (name: string, content: string): void => {
    writeFileWhole(placeOf(name), content, placeOf('work/draft.part'))
    afterWrite()
  }
  const entries = new Map<string, JournalEntry>()
  for (const entry of entriesIn(placeOf(JOURNAL_FILE)))
    if (!entries.has(nameOf(entry))) entries.set(nameOf(entry), entry)
  /** Appends an entry, unless one with its kind and key exists. It is on the disk when this returns. */
  const add = (entry: JournalEntry): void => {
    if (entries.has(nameOf(entry))) return
    try {
      appendFileSync(placeOf(JOURNAL_FILE), `${JSON.stringify(entry)}\n`, { flush: true })
    } catch (error) {
      throw errorWithPath(error, join(path, JOURNAL_FILE))
    }
    entries.set(nameOf(entry), entry)
    afterWrite()
  }
  const finish = (): void => {
    const next = readFileText(PENDING_COMMIT_FILE)
    if (next === undefined) return
    const commit = commitSchema.safeParse(parsedJson(next))
    if (!commit.success)
      throw new ResearchFault(`${join(path, PENDING_COMMIT_FILE)}: it is damaged. Without it, the pass is made again`)
    for (const [name, content] of Object.entries(commit.data.files)) {
      if (content !== null) writeText(name, content)
      else rmSync(placeOf(name), { force: true })
    }
    add(commit.data.entry)
    rmSync(placeOf(PENDING_COMMIT_FILE), { force: true })
  }
  finish()
  return {
    ...{ path, add, read: readFileText, write: writeText },
    /** Returns the entry with this kind and key; undefined if there is none. */
    find: <Kind extends string>(kind: Kind, key: string) =>
      entries.get(nameOf({ kind, key })) as JournalEntryOfKind<Kind> | undefined,
    all: <Kind extends string>(kind: Kind) =>
      [...entries.values()].filter((entry): entry is JournalEntryOfKind<Kind> => entry.kind === kind),
    /** Writes or removes (null) files and appends an entry: all or nothing, also after a kill and the next opening. */
    commit: (files: Record<string, string | null>, entry: JournalEntry) => {
      const commit = commitSchema.parse({ files, entry })
      writeText(PENDING_COMMIT_FILE, JSON.stringify(commit))
      finish()
    },
  }
}

const JOURNAL_FILE = 'work/journal.jsonl'
const PENDING_COMMIT_FILE = 'work/next.json'

/** All files that a commit may write or remove: those of a dossier, and the list of changes. */
const FILE_OF_COMMIT =
  /^(?:(?:dossier|sources|entities|research)\.yaml|(?:introduction|changes)\.md|(?:compiled|index)\.json|claims\/[^/\\\0]+\.yaml)$/
const commitSchema = z.strictObject({
  files: z.record(z.string().regex(FILE_OF_COMMIT), z.string().nullable()),
  entry: entrySchema,
})

/** Returns the path of a file in the folder. @throws ResearchFault where it, or a folder on the way, is a link */
function placeIn(folder: string, name: string): string {
  const parts = name.split('/')
  for (const at of parts.keys()) {
    const part = join(folder, ...parts.slice(0, at + 1))
    if (lstatSync(part, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new ResearchFault(`${part}: it is a link, which may lead out of the folder`)
  }
  return join(folder, name)
}

/** Refuses links in the place of the dossier's files, which are read by other parts of the program too. */
function refuseLinks(folder: string): void {
  const inFolder = (name: string): string[] =>
    lstatSync(placeIn(folder, name), { throwIfNoEntry: false })?.isDirectory() === true
      ? readdirSync(join(folder, name)).map((file) => `${name}/${file}`)
      : []
  const names = [...readdirSync(folder), ...inFolder('claims')].filter((name) => /\.(?:ya?ml|json|md)$/.test(name))
  for (const name of [...names, 'work/pages']) placeIn(folder, name)
}

/** Returns the SHA-256 of a text in hexadecimal digits, such as the key of a question to the model. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

const nameOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`
