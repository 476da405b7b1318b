import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { appendToFile, filesOf } from '@/tools/shared/folder-files'
import { ResearchFault } from './fault'
import { entriesIn, entrySchema, type JournalEntry, type JournalEntryOfKind } from './journal'
import { lockFolder } from './lock'

/**
 * The folder of a research on disk. `work/journal.jsonl` is only appended to, and other files are replaced as a whole,
 * so that a run that was killed goes on. The folder may be somebody else's: links are refused.
 */
export type ResearchFolder = ReturnType<typeof openFolder>

/** A function that is called after each change on disk; tests use it to kill a run there. */
export type AfterWrite = () => void

/** Opens the folder, and ends a commit that was cut off. @throws ResearchFault where it is locked or damaged */
export function openFolder(path: string, afterWrite: AfterWrite = () => undefined) {
  const files = filesOf(path)
  mkdirSync(files.placeOf('work'), { recursive: true })
  // Entries that nothing reads yet may be written or removed later.
  const names = [...files.list('.'), ...files.list('claims').map((name) => `claims/${name}`)]
  for (const name of [...names.filter((name) => /\.(?:ya?ml|json|md)$/.test(name)), 'work/pages']) files.placeOf(name)
  const close = lockFolder(files.placeOf('work/lock'))
  try {
    return { ...openLocked(files, afterWrite), close }
  } catch (error) {
    close()
    throw error
  }
}

function openLocked(files: ReturnType<typeof filesOf>, afterWrite: AfterWrite) {
  const { folder: path, placeOf, read } = files
  const writeText = (name: string, content: string): void => {
    files.write(name, content, 'work/draft.part')
    afterWrite()
  }
  const entries = new Map<string, JournalEntry>()
  for (const entry of entriesIn(placeOf(JOURNAL_FILE)))
    if (!entries.has(nameOf(entry))) entries.set(nameOf(entry), entry)
  /** Appends an entry, unless one with its kind and key exists. It is on the disk when this returns. */
  const add = (entry: JournalEntry): void => {
    if (entries.has(nameOf(entry))) return
    appendToFile(placeOf(JOURNAL_FILE), `${JSON.stringify(entry)}\n`)
    entries.set(nameOf(entry), entry)
    afterWrite()
  }
  const remove = (name: string): void => rmSync(placeOf(name), { force: true })
  const finish = (): void => {
    const next = read(PENDING_COMMIT_FILE)
    if (next === undefined) return
    const commit = commitSchema.safeParse(parsedJson(next))
    if (!commit.success)
      throw new ResearchFault(`${join(path, PENDING_COMMIT_FILE)}: it is damaged. Without it, the pass is made again`)
    for (const [name, content] of Object.entries(commit.data.files)) {
      if (content !== null) writeText(name, content)
      else remove(name)
    }
    add(commit.data.entry)
    remove(PENDING_COMMIT_FILE)
  }
  finish()
  return {
    path,
    add,
    read,
    remove,
    list: files.list,
    write: writeText,
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

/** Returns the SHA-256 of a text in hexadecimal digits, such as the key of a question to the model. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

const nameOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`
