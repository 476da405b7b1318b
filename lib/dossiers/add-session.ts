import { isTooLarge, withPages, readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { ImportFile } from '@/lib/dossier/format/import-record'
import type { ImportProblem, ProblemCode } from '@/lib/dossier/import/types'
import { withEdits, type ClaimEdits } from '@/lib/dossier/import/with-edits'
import { alikeDossiers, namesWithAlikeKeys } from '@/lib/dossiers/data/alike'
import { isPack, readPack } from '@/lib/dossiers/data/pack'
import { toSingleLine, type Offer } from '@/lib/dossiers/data/offer/offer-schema'
import { DossierRefused, type IncomingDossier, type InstalledDossier } from '@/lib/dossiers/data/types'
import type { Dossier } from '@/lib/dossier/format/schema'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { indexDossierInSteps, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { runInSlices } from '@/lib/text/run-in-slices'
import { throttle } from '@/lib/text/throttle'
import { hexOf } from '@/lib/text/hex'
import { previewOf, type DossierPreview, type VersionPreview } from './add-preview'

/** Functions of the store that the session calls. */
export interface AddSessionStore {
  add: (incoming: IncomingDossier, asAnother: boolean) => Promise<InstalledDossier>
  update: (id: string, incoming: IncomingDossier) => Promise<InstalledDossier>
  /** Compares the file with the dossier, installed or removed, of which it is a version; null where there is none. */
  compare: (incoming: Omit<IncomingDossier, 'index'>, tell: (share: number) => void) => Promise<VersionPreview | null>
  /** The dossiers that the user may confuse with the new one: installed ones, and removed ones that are signed. */
  installed: () => Promise<readonly InstalledDossier[]>
}

/**
 * Creates the functions, run in a worker, that read one file and store its dossier. The panel cancels by ending the
 * worker: nothing is stored before the last step, which is one transaction.
 *
 * @param progress called a few times a second
 * @param now a monotonic clock, in milliseconds
 */
export function createAddSession(
  progress: AddProgress,
  store: AddSessionStore,
  now: () => number = () => performance.now(),
) {
  let pending: { incoming: Omit<IncomingDossier, 'index'>; update: VersionPreview | null } | null = null
  /** Claims that the file reader left out and that the user may add. */
  let dropped: AuthoredClaim[] = []

  /** @param today ISO day, for documents without a date */
  const read = async (file: File, { corrections, today, announced }: ReadGiven): Promise<ReadAnswer> => {
    pending = null
    const refused = (code: ImportProblem['code']) => ({
      refused: [{ level: 'refused', code, place: file.name } as const],
    })
    if (isTooLarge(file.size)) return refused('too-large')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const other = announced && (await fileMismatch(bytes, announced))
    if (other) return refused(other)
    const opened = await openFile({ name: file.name, bytes })
    if ('why' in opened) return opened.why === 'signature' ? { failed: 'signature' } : { refused: [opened.why] }
    const tell = throttle(progress.reading, now)
    const result = readDossierFile(await withPages(opened.file), { today, ...corrections }, (share) =>
      tell(share * READ_SHARE),
    )
    if (!result.ok || !result.dossier) return { refused: result.problems }
    const { record, dossier, problems } = result
    const { signedBy } = opened
    const { version, asOf, claims } = dossier
    const said = { name: record.subject.name, version, asOf, claims: claims.length, signedBy }
    const differs = announced && dossierMismatch(said, announced)
    if (differs) return refused(differs)
    const incoming = {
      record,
      dossier,
      origin: { kind: 'file', name: file.name, form: record.form },
      signedBy,
    } as const
    const update = await store.compare(incoming, (share) => tell(READ_SHARE + (1 - READ_SHARE) * share))
    const isCorrected = corrections !== null
    pending = { incoming: { ...incoming, isEdited: isCorrected }, update }
    dropped = problems.flatMap(({ claim }) => claim ?? [])
    const installed = await store.installed()
    const judged = { subject: dossier.subject, signedBy, update: update?.installed.id ?? null }
    const alike = { dossiers: alikeDossiers(installed, judged), keys: namesWithAlikeKeys(installed, signedBy) }
    const read = { record, dossier, problems }
    return { preview: previewOf(file.name, read, signedBy, { update, alike, isCorrected }) }
  }

  const indexInSlices = async (dossier: Dossier): Promise<DossierIndex> => {
    await loadLargeData()
    const tell = throttle(progress.storing, now)
    const onStep = (share: number) => tell(share * INDEXING_SHARE)
    return (await runInSlices(indexDossierInSteps(dossier), { budgetMs: 20, onStep })).result
  }

  const add = async (how: 'new' | 'update' | 'another', edits: ClaimEdits): Promise<AddAnswer> => {
    if (pending === null) return { failed: 'file' }
    const { update } = pending
    const isEdited = edits.left.length + edits.added.length + Object.keys(edits.texts).length > 0
    const edited = isEdited ? withEdits(pending.incoming.record, edits, dropped) : pending.incoming
    if (edited === null) return { failed: 'nothing' }
    const { record, dossier } = edited
    const index = await indexInSlices(dossier)
    const wasEdited = pending.incoming.isEdited === true
    const incoming = { ...pending.incoming, isEdited: isEdited || wasEdited, record, dossier, index }
    progress.storing(1)
    const isUpdate = how === 'update' && update !== null
    const stored = isUpdate ? store.update(update.installed.id, incoming) : store.add(incoming, how === 'another')
    const answer = { dossier: await stored, isUpdate }
    pending = null
    return answer
  }

  const failed = (error: unknown): { failed: FailureCode } => ({ failed: failureCodeOf(error) })
  return {
    read: (file: File, given: ReadGiven) => read(file, given).catch(failed),
    add: (...given: Parameters<typeof add>) => add(...given).catch(failed),
    /** Releases the file that was read. */
    forget: () => {
      pending = null
    },
  }
}

interface ReadGiven {
  corrections: PreviewCorrections | null
  today: string
  announced?: AnnouncedFile
}

/** `failed`: reading or storing failed, though the file may be good. */
export type ReadAnswer = { preview: DossierPreview } | { refused: ImportProblem[] } | { failed: FailureCode }
export type AddAnswer = { dossier: InstalledDossier; isUpdate: boolean } | { failed: FailureCode }

/** Functions of the panel that the worker calls. */
export interface AddProgress {
  reading: (share: number) => void
  /** Reports progress, 0 to 1: below 1 the index is made; at 1 the dossier is written, which cannot be cancelled. */
  storing: (share: number) => void
}

/** Why nothing was stored, though the file may be good. Each is a key under `adding.failed` in `locales/`. */
export type FailureCode = 'nothing' | 'cancelled' | 'full' | 'database' | 'file' | 'worker' | 'signature'

/** Fields that the user can correct in the preview. */
export interface PreviewCorrections {
  subject: string
  asOf: string
  aliases: readonly string[]
}

/** Statement of a page about the file that it offers. `file`: its name. */
export type AnnouncedFile = Omit<Offer, 'offer' | 'sources'>

/** Progress reported when the index is complete; below 1, because 1 means that the dossier is being stored. */
const INDEXING_SHARE = 0.99
/** Share of the progress bar for reading the file; the rest is for comparing it with the installed version. */
const READ_SHARE = 0.9

type Opened = { file: ImportFile; signedBy: string | null } | { why: 'signature' | ImportProblem }

/** Verifies a signed file and returns the dossier file in it; returns any other file unchanged. */
async function openFile(file: ImportFile): Promise<Opened> {
  if (!isPack(file.bytes)) return { file, signedBy: null }
  const read = await readPack(file)
  if (read.ok) return { file: read.pack.file, signedBy: read.pack.signedBy }
  if (read.code === 'bad-signature') return { why: 'signature' }
  return { why: { level: 'refused', code: 'not-a-dossier', place: file.name, reason: read.reason } }
}

function failureCodeOf(error: unknown): FailureCode {
  if (error instanceof DossierRefused && error.code === 'full') return 'full'
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotReadableError' || name === 'NotFoundError') return 'file'
  console.error('Claimlight: the dossier could not be added', error)
  return name === 'QuotaExceededError' ? 'full' : 'database'
}

/** Compares size and hash of a file with the statement of the page. @returns null where both agree */
async function fileMismatch(bytes: Uint8Array<ArrayBuffer>, announced: AnnouncedFile): Promise<ProblemCode | null> {
  if (bytes.length !== announced.bytes) return 'offer-size'
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return hexOf(hash) === announced.sha256 ? null : 'offer-hash'
}

/** Compares a parsed dossier with the statement of the page. @returns null where they agree */
function dossierMismatch(
  dossier: Omit<AnnouncedFile, 'file' | 'bytes' | 'sha256'>,
  announced: AnnouncedFile,
): ProblemCode | null {
  if (dossier.signedBy !== announced.signedBy) return 'offer-key'
  const isSame = (['name', 'version', 'asOf'] as const).every(
    (part) => toSingleLine(dossier[part]) === toSingleLine(announced[part]),
  )
  return isSame && dossier.claims === announced.claims ? null : 'offer-name'
}
