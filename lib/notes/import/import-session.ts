import { applyImport, storedNotes, undoImport, type Applied } from '@/lib/notes/data/import/apply-import'
import { planImport, type ImportChoice, type ImportPlan } from '@/lib/notes/data/import/plan-import'
import { FileRefused, type Refusal } from '@/lib/notes/formats/shared/exchange'
import { answersFile, previewItems, summarise } from './import-results'
import type { Beside, Failure, ImportProgress, ImportWorker, Refused } from './importer'
import { readFile, type FileRead, type BackupApart } from './read-file'
import {
  missingDossiers,
  nameIn,
  putKeptDossiers,
  takeBackDossiers,
} from '@/lib/dossiers/data/portable/put-kept-dossiers'

/**
 * One import from choosing a file to undoing it, as run by the worker. It keeps the file's notes, so that the panel
 * need not; a new file ends a running import.
 *
 * @param progress called a few times a second
 * @param now monotonic time in ms
 */
export function createImportSession(
  progress: ImportProgress,
  now: () => number = () => performance.now(),
): ImportWorker {
  let at: { name: string; read: FileRead; plan: ImportPlan; apart: Apart } | null = null
  let written: (Pick<Applied, 'writes' | 'beside'> & { takeBack: () => Promise<void> }) | null = null
  let work = new AbortController()

  /** Runs one task at a time: a running one ends. */
  const run = async <T>(what: (signal: AbortSignal) => Promise<T>): Promise<T | Refused> => {
    work.abort()
    work = new AbortController()
    const { signal } = work
    try {
      return await what(signal)
    } catch (error) {
      return { refused: signal.aborted ? 'cancelled' : importProblemOf(error) }
    }
  }

  const read: ImportWorker['read'] = (file, mapping) =>
    run(async (signal) => {
      at = null
      const often = seldom(now)
      const tell = (share: number, items: number) => often(() => progress.reading(share, items))
      const found = await readFile(file, mapping, { tell: (share, items) => tell(share * READING, items), signal })
      const { items } = found
      const plan = await planImport(items, storedNotes, choiceFor(found), (done) => {
        signal.throwIfAborted()
        tell(READING + (1 - READING) * (done / items.length), items.length)
      })
      const apart = await apartOf(found.apart)
      signal.throwIfAborted()
      at = { name: file.name, read: found, plan, apart }
      return { preview: summarise(file.name, found, plan.results, apart.look) }
    })

  const apply: ImportWorker['apply'] = ({ bringBack, settings: withSettings, turns }) =>
    run(async (signal) => {
      if (at === null) return { refused: 'cancelled' } as const
      const often = seldom(now)
      const { name, read: found, apart } = at
      const tell = (done: number, total: number) => often(() => progress.writing(done / total))
      const choice = choiceFor(found, bringBack)
      // Another database: it is undone when the notes cannot be written.
      const { hasChanged, takeBack } = await putApart(apart, turns)
      const plan = await applyImport(found.items, choice, { tell, signal }, found.beside).catch(
        async (error: unknown) => {
          await takeBack()
          throw error
        },
      )
      at = { name, read: found, plan, apart }
      written = { ...plan, takeBack }
      const settings = withSettings ? found.apart.settings : null
      const { writes, beside } = plan
      return {
        result: summarise(name, found, plan.results, apart.look),
        hasChanged: hasChanged || writes.length + beside.mutes.length + beside.deleted.length > 0,
        settings,
      }
    })

  const undo: ImportWorker['undo'] = () =>
    run(async () => {
      const notes = written === null ? 0 : await undoImport(written)
      await written?.takeBack()
      written = null
      return { notes }
    })

  return {
    read,
    apply,
    undo,
    cancel: () => work.abort(),
    forget: () => {
      work.abort()
      at = null
    },
    items: (outcome, from, count) => {
      const results = at?.plan.results.filter((result) => outcome === null || result.outcome === outcome) ?? []
      return results.slice(from, from + count).flatMap((result) => {
        const item = at?.read.items[result.index]
        return item === undefined ? [] : [previewItems(item, result)]
      })
    },
    answers: (form) => (at === null ? null : answersFile(at.name, at.read.items, at.plan.results, form)),
  }
}

/** Reading is this share of the work before the preview, planning the rest. */
const READING = 0.7
const EVERY_MS = 80

function choiceFor({ format, undated }: FileRead, bringBack = false): ImportChoice {
  return { bringBack, undated, hasIds: format !== 'csv' }
}

function seldom(now: () => number): (what: () => void) => void {
  let last = -Infinity
  return (what) => {
    if (now() - last < EVERY_MS) return
    last = now()
    what()
  }
}

/** Why a file was not read, or its notes not saved. Unexpected errors are also logged. */
export function importProblemOf(error: unknown): Refusal | Failure {
  if (error instanceof FileRefused) return error.refusal
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return 'full'
  if (names.includes('NotReadableError') || names.includes('NotFoundError')) return 'file'
  console.error('Claimlight: the import failed', error)
  return 'database'
}

/** Dexie nests errors, or has one for each row. */
function namesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 3) return []
  const { inner, failures } = error as { inner?: unknown; failures?: readonly unknown[] }
  const within = [inner, error.cause, ...(failures ?? []).slice(0, 3)]
  return [error.name, ...within.flatMap((one) => namesOf(one, depth + 1))]
}

/** Data of a backup besides notes that is missing here, and how it is shown. */
interface Apart {
  missing: BackupApart['dossiers']
  look: Omit<Beside, 'mutes' | 'deleted'>
}

async function apartOf({ dossiers, settings }: BackupApart): Promise<Apart> {
  // Most files have none, and the database of dossiers is not opened for them.
  const none = { missing: [], effects: [], turns: [] }
  const { missing, effects, turns } = dossiers.length === 0 ? none : await missingDossiers(dossiers)
  const names = missing.flatMap(({ kind, fields }) => (kind === 'dossier' && fields ? [nameIn(fields.subject)] : []))
  const changes = missing.filter(({ kind }) => kind === 'change').length
  return { missing, look: { dossiers: names, changes, effects, turns, hasSettings: settings !== null } }
}

/** @returns whether anything was changed, and what undoes it */
async function putApart(
  { missing }: Apart,
  turns: boolean,
): Promise<{ hasChanged: boolean; takeBack: () => Promise<void> }> {
  if (missing.length === 0) return { hasChanged: false, takeBack: () => Promise.resolve() }
  const put = await putKeptDossiers(missing, new Date().toISOString(), turns)
  const hasChanged = put.dossiers.length + put.changes.length > 0 || put.bundledWasOn !== null
  return { hasChanged, takeBack: () => takeBackDossiers(put, new Date().toISOString()) }
}
