import { alikeDossiers, namesWithAlikeKeys } from '@/lib/dossiers/data/alike'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { AuthoredContent, ImportRecord } from '@/lib/dossier/format/import-record'
import type { ImportProblem } from '@/lib/dossier/import/import-result'
import { pageSourceOf, withEdits, type ClaimEdits } from '@/lib/dossier/import/with-edits'
import { DossierRefused, type IncomingDossier, type InstalledDossier } from '@/lib/dossiers/data/types'
import type { Dossier } from '@/lib/dossier/format/schema'
import { loadLargeData } from '@/lib/engine/data/large-data'
import {
  encodeClaimsInSteps,
  indexDossierInSteps,
  isEncoded,
  type DossierIndex,
} from '@/lib/engine/retrieve/dossier-index'
import { runInSlices, throttle } from '@/lib/text/run-in-slices'
import { previewOf, versionPreviewOf, type DossierPreview, type VersionPreview } from './add-preview'
import { continueClaims, type ContinuedClaims } from './continue-claims'
import { documentOf } from './data/dossier-name'
import { nameOfSource, type EvidenceSource } from './evidence-source'
import { readSource, type NewDossier, type PreviewCorrections, type ReadOptions } from './read-source'

export interface AddSessionStore {
  add: (incoming: IncomingDossier, asAnother: boolean) => Promise<InstalledDossier>
  update: (id: string, incoming: IncomingDossier) => Promise<InstalledDossier>
  /** The dossier, installed or removed, of which the file is a version; null where there is none. */
  former: (incoming: NewDossier, target: string | undefined) => Promise<FormerVersion | null>
  affectedNotes: (before: Dossier, after: Dossier, tell: (share: number) => void) => Promise<VersionPreview['notes']>
  /** The dossiers that the user may confuse with the new one: installed ones, and removed ones that are signed. */
  installed: () => Promise<readonly InstalledDossier[]>
}

/** A dossier of which a file is another version; it is without the user's adjustments. */
export interface FormerVersion {
  installed: InstalledDossier
  dossier: Dossier
  content: AuthoredContent
}

/**
 * Creates the functions, run in a worker, that read one file or page and store its dossier. The panel cancels by ending
 * the worker: nothing is stored before the last step, which is one transaction.
 * @param progress called a few times a second
 * @param now a monotonic clock, in milliseconds
 */
export function createAddSession(
  progress: AddProgress,
  store: AddSessionStore,
  now: () => number = () => performance.now(),
) {
  let pending: { incoming: NewDossier; update: VersionPreview | null; nextVersion: VersionMaker | null } | null = null
  /** Claims that the file reader left out and that the user may add. */
  let droppedClaims: AuthoredClaim[] = []

  const read = async (input: EvidenceSource, options: ReadOptions): Promise<ReadAnswer> => {
    pending = null
    const reportProgress = throttle(progress.reading, now)
    const result = await readSource(input, options, (share) => reportProgress(share * READ_SHARE))
    if (!('incoming' in result)) return result
    const { problems } = result
    let { incoming } = result
    droppedClaims = problems.flatMap(({ claim }) => claim ?? [])
    const formerDossier = await store.former(incoming, options.target)
    let update: VersionPreview | null = null
    let nextVersion: VersionMaker | null = null
    if (formerDossier !== null) {
      const { installed, dossier, content } = formerDossier
      const document = documentOf(incoming) ?? null
      const reading = incoming
      const continueWith = (keep: readonly string[]) =>
        continueClaims({ dossier, unticked: content.unticked }, reading.record, { dropped: droppedClaims, keep })
      nextVersion = document && ((keep) => withCorrectedSubject(continueWith(keep), options.corrections))
      const next = nextVersion?.([]) ?? null
      if (next !== null) incoming = asNextVersion(incoming, next, formerDossier)
      const preview = versionPreviewOf(installed, dossier, incoming.dossier, incoming.signedBy)
      const notes = await store.affectedNotes(dossier, incoming.dossier, (share) =>
        reportProgress(READ_SHARE + (1 - READ_SHARE) * share),
      )
      const kept = document === null ? preview.warnings : preview.warnings.filter((one) => one !== 'same-version')
      update = { ...preview, warnings: kept, notes, document: next && previewOfChanges(next) }
    }
    const isCorrected = options.corrections !== null
    pending = { incoming: { ...incoming, isEdited: isCorrected }, update, nextVersion }
    const { record, dossier, signedBy } = incoming
    const installed = await store.installed()
    const document = documentOf(incoming) ?? null
    const judged = { subject: dossier.subject, signedBy, update: update?.installed.id ?? null }
    const alike =
      document === null
        ? { dossiers: alikeDossiers(installed, judged), keys: namesWithAlikeKeys(installed, signedBy) }
        : { dossiers: [], keys: [] }
    const previewed = { record, dossier, document, problems }
    return { preview: previewOf(nameOfSource(input), previewed, signedBy, { update, alike, isCorrected }) }
  }

  const indexInSlices = async (dossier: Dossier): Promise<DossierIndex> => {
    await loadLargeData()
    const tell = throttle(progress.storing, now)
    const isEncodedNow = dossier.claims.length <= MOST_ENCODED_NOW
    const shareOfWords = isEncodedNow ? SHARE_OF_WORDS : 1
    const onStep = (share: number) => tell(share * shareOfWords * INDEXING_SHARE)
    let index = (await runInSlices(indexDossierInSteps(dossier), { budgetMs: 20, onStep })).result
    let encoded = 0
    const onClaim = () =>
      tell((shareOfWords + ((1 - shareOfWords) * ++encoded) / dossier.claims.length) * INDEXING_SHARE)
    while (isEncodedNow && !isEncoded(index))
      index = (await runInSlices(encodeClaimsInSteps(dossier, index), { budgetMs: 20, onStep: onClaim })).result
    return index
  }

  const add = async (how: AddWay, { keep = [], ...edits }: AddChoices): Promise<AddAnswer> => {
    if (pending === null) return { failed: 'file' }
    const { update, nextVersion } = pending
    const isUpdate = how === 'update' && update !== null
    const next = isUpdate && keep.length > 0 ? nextVersion?.(keep) : null
    const given = next ? { ...pending.incoming, record: next.record, dossier: next.dossier } : pending.incoming
    const isEdited = edits.left.length + edits.added.length > 0 || edits.tier !== undefined
    const edited = isEdited ? withEdits(given.record, edits, droppedClaims) : given
    if (edited === null) return { failed: 'nothing' }
    const { record, dossier } = edited
    const index = await indexInSlices(dossier)
    const incoming = {
      ...given,
      ...{ isEdited: isEdited || given.isEdited === true, record, dossier, index },
    }
    progress.storing(1)
    const isAnother = how === 'another' || documentOf(incoming) !== undefined
    const stored = isUpdate ? store.update(update.installed.id, incoming) : store.add(incoming, isAnother)
    const answer = { dossier: await stored, isUpdate }
    pending = null
    return answer
  }

  const failed = (error: unknown): { failed: FailureCode } => ({ failed: failureCodeOf(error) })
  return {
    read: (from: EvidenceSource, given: ReadOptions) => read(from, given).catch(failed),
    add: (...given: Parameters<typeof add>) => add(...given).catch(failed),
    forget: () => {
      pending = null
    },
  }
}

type AddWay = 'new' | 'update' | 'another'

export interface AddChoices extends ClaimEdits {
  /** Statements that an update keeps though the document no longer has them. */
  keep?: readonly string[]
}

/** Makes another reading of a document the next version of it. `keep`: statements of the old version that stay though the document lacks them. */
type VersionMaker = (keep: readonly string[]) => ContinuedClaims | null

/** Returns the next version with the subject that the user has corrected; else it has that of the version before. */
function withCorrectedSubject(
  next: ContinuedClaims | null,
  corrections: PreviewCorrections | null,
): ContinuedClaims | null {
  if (next === null || corrections === null) return next
  const own = { name: corrections.subject, aliases: [...corrections.aliases] }
  const withSubject = <One extends ImportRecord | Dossier>(one: One): One => ({
    ...one,
    subject: { ...one.subject, ...own },
  })
  return { ...next, record: withSubject(next.record), dossier: withSubject(next.dossier) }
}

/** Returns the next version of a document: it keeps its name, its project, and the main names and tier that the user gave it. */
function asNextVersion(incoming: NewDossier, next: ContinuedClaims, { installed, content }: FormerVersion): NewDossier {
  const [before, document] = [documentOf(installed), documentOf(incoming)]
  const own = { ...incoming, record: next.record, dossier: next.dossier }
  const tier = pageSourceOf(content)?.tier
  const rated = tier === undefined ? own : { ...own, ...withEdits(own.record, { left: [], added: [], tier }) }
  if (!before || !document || incoming.origin.kind !== 'file') return rated
  const { label, project } = before
  const main = document.main ?? before.main
  const kept = {
    ...document,
    ...(main && { main }),
    ...(label !== undefined && { label }),
    ...(project !== undefined && { project }),
  }
  return { ...rated, origin: { ...incoming.origin, document: kept } }
}

function previewOfChanges({ changed, gone }: ContinuedClaims): NonNullable<VersionPreview['document']> {
  return { values: changed.flatMap(({ values }) => values), gone: gone.map(({ id, text }) => ({ id, text })) }
}

/** `failed`: reading or storing failed, though the file may be good. */
export type ReadAnswer = { preview: DossierPreview } | { refused: ImportProblem[] } | { failed: FailureCode }
export type AddAnswer = { dossier: InstalledDossier; isUpdate: boolean } | { failed: FailureCode }

export interface AddProgress {
  reading: (share: number) => void
  /** Reports progress, 0 to 1: below 1 the index is made; at 1 the dossier is written, which cannot be cancelled. */
  storing: (share: number) => void
}

/** Reason why nothing was stored, though the file may be good. Each is a key under `adding.failed` in `locales/`. */
export type FailureCode = 'nothing' | 'cancelled' | 'full' | 'database' | 'file' | 'worker' | 'signature' | 'page'

/** Progress reported when the index is complete; below 1, because 1 means that the dossier is being stored. */
const INDEXING_SHARE = 0.99
/** Maximum number of claims that are encoded before a dossier is stored, ten seconds at most; the first check encodes more. */
const MOST_ENCODED_NOW = 1000
/** Share of the index that is made without the encoder, in the time for both. */
const SHARE_OF_WORDS = 0.1
/** Share of the progress bar for reading the file; the rest is for comparing it with the installed version. */
const READ_SHARE = 0.9

function failureCodeOf(error: unknown): FailureCode {
  if (error instanceof DossierRefused && error.code === 'full') return 'full'
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotReadableError' || name === 'NotFoundError') return 'file'
  console.error('Claimlight: the dossier could not be added', error)
  return name === 'QuotaExceededError' ? 'full' : 'database'
}
