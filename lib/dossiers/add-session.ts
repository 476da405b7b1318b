import { defined } from '@/lib/text/defined'
import { alikeDossiers } from '@/lib/dossiers/data/alike'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { AuthoredContent, ImportRecord } from '@/lib/dossier/format/import-record'
import type { ImportProblem } from '@/lib/dossier/import/import-result'
import { pageSourceOf, withEdits, withPageTier, type ClaimEdits } from '@/lib/dossier/import/with-edits'
import type { IncomingDossier, InstalledDossier } from '@/lib/dossiers/data/types'
import type { Dossier } from '@/lib/dossier/format/schema'
import { loadLargeData } from '@/lib/engine/data/large-data'
import {
  encodeClaimsInSteps,
  indexDossierInSteps,
  isEncoded,
  type DossierIndex,
} from '@/lib/engine/retrieve/dossier-index'
import { runInSlices, throttle } from '@/lib/text/run-in-slices'
import { countClaimChanges, previewOf, type DossierPreview, type Replacement } from './add-preview'
import { isSameJson } from '@/lib/rows/json'
import { storageErrorOf } from '@/lib/rows/storage-error'
import { continueClaims } from './continue-claims'
import { documentOf } from './data/dossier-name'
import { nameOfSource, type EvidenceSource } from './evidence-source'
import { readSource, type NewDossier, type PreviewCorrections, type ReadOptions } from './read-source'

export interface AddSessionStore {
  add: (incoming: IncomingDossier, asAnother: boolean) => Promise<InstalledDossier>
  /** Returns the new dossier, and the id of the replaced one in the bin. */
  replace: (id: string, incoming: IncomingDossier) => Promise<{ dossier: InstalledDossier; replaced: string }>
  /** Returns the installed dossier that a file or page is another state of; null where there is none. */
  findSame: (incoming: NewDossier, target: string | undefined) => Promise<SameDossier | null>
  affectedNotes: (
    id: string,
    before: Dossier,
    after: Dossier,
    tell: (share: number) => void,
  ) => Promise<Replacement['notes']>
  /** The dossiers that the user may confuse with the new one. */
  installed: () => Promise<readonly InstalledDossier[]>
}

/** An installed dossier that a file or page is another state of. */
interface SameDossier {
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
  let pending: { incoming: NewDossier; replaces: Replacement | null } | null = null
  /** Claims that the file reader left out and that the user may add. */
  let droppedClaims: AuthoredClaim[] = []

  const read = async (input: EvidenceSource, options: ReadOptions): Promise<ReadAnswer> => {
    pending = null
    const reportProgress = throttle(progress.reading, now)
    const result = await readSource(input, options, (share) => reportProgress(share * READ_SHARE))
    if (!('incoming' in result)) return result
    const { problems } = result
    droppedClaims = problems.flatMap(({ claim }) => claim ?? [])
    const same = await store.findSame(result.incoming, options.target)
    const incoming = same === null ? result.incoming : asNextReading(result.incoming, same, options.corrections)
    const replaces = same && (await replacementOf(same, incoming, reportProgress))
    pending = { incoming, replaces }
    const { record, dossier } = incoming
    const document = documentOf(incoming) ?? null
    const alike =
      document === null ? alikeDossiers(await store.installed(), dossier.subject, replaces?.installed.id) : []
    const previewed = { record, dossier, document, problems }
    return { preview: previewOf(nameOfSource(input), previewed, { replaces, alike }) }
  }

  /** Returns the next reading of a document, whose claims keep their ids; any other dossier as it is. */
  const asNextReading = (
    incoming: NewDossier,
    same: SameDossier,
    corrections: PreviewCorrections | null,
  ): NewDossier => {
    if (documentOf(incoming) === undefined) return incoming
    const { installed, dossier, content } = same
    const tier = pageSourceOf(dossier)?.tier
    const record = tier === undefined ? incoming.record : withPageTier(incoming.record, tier)
    const next = continueClaims({ dossier, unticked: content.unticked }, record, droppedClaims)
    if (next === null) return incoming
    return withFactsOf(installed, { ...incoming, ...withCorrectedSubject(next, corrections) })
  }

  const replacementOf = async (
    { installed, dossier: before }: SameDossier,
    { dossier: after }: NewDossier,
    reportProgress: (share: number) => void,
  ): Promise<Replacement> => ({
    installed,
    isSame: isSameContent(before, after),
    claims: countClaimChanges(before, after),
    notes: await store.affectedNotes(installed.id, before, after, (share) =>
      reportProgress(READ_SHARE + (1 - READ_SHARE) * share),
    ),
  })

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

  const add = async (how: AddWay, edits: ClaimEdits): Promise<AddAnswer> => {
    if (pending === null) return { failed: 'file' }
    const { incoming: read, replaces } = pending
    const isEdited = edits.left.length + edits.added.length > 0
    const edited = isEdited ? withEdits(read.record, edits, droppedClaims) : read
    if (edited === null) return { failed: 'nothing' }
    const { record, dossier } = edited
    const incoming = { ...read, record, dossier, index: await indexInSlices(dossier) }
    progress.storing(1)
    const answer =
      how === 'replace' && replaces !== null
        ? await store.replace(replaces.installed.id, incoming)
        : { dossier: await store.add(incoming, how === 'another'), replaced: null }
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

/** Whether two states of a dossier differ in nothing but the version that another reading of a document gets. */
const isSameContent = (before: Dossier, after: Dossier): boolean =>
  isSameJson({ ...after, version: before.version }, before)

/** `replace`: in place of the installed one. `another`: beside it. */
export type AddWay = 'new' | 'replace' | 'another'

/** Returns the reading with the subject that the user has corrected; else it has that of the reading before. */
function withCorrectedSubject<Read extends { record: ImportRecord; dossier: Dossier }>(
  read: Read,
  corrections: PreviewCorrections | null,
): Read {
  if (corrections === null) return read
  const own = { name: corrections.subject, aliases: [...corrections.aliases] }
  const { record, dossier } = read
  return {
    ...read,
    record: { ...record, subject: { ...record.subject, ...own } },
    dossier: { ...dossier, subject: { ...dossier.subject, ...own } },
  }
}

/** Returns another reading of a document with the name, project and main names that the user gave it. */
function withFactsOf(installed: InstalledDossier, incoming: NewDossier): NewDossier {
  const { record, dossier, origin } = incoming
  const version = laterVersion(record.version, installed.version)
  const next = { ...incoming, record: { ...record, version }, dossier: { ...dossier, version } }
  const before = documentOf(installed)
  const document = documentOf(incoming)
  if (!before || !document || origin.kind !== 'file') return next
  const { label, project } = before
  const main = document.main ?? before.main
  return { ...next, origin: { ...origin, document: { ...document, ...defined({ main, label, project }) } } }
}

/**
 * Returns the version of another reading. Where the installed one has the same, a number follows, by which notes on the
 * installed one are told apart and judged again.
 */
function laterVersion(version: string, installed: string): string {
  if (version === installed) return `${version}.2`
  const count = installed.startsWith(`${version}.`) ? Number(installed.slice(version.length + 1)) : Number.NaN
  return Number.isInteger(count) ? `${version}.${count + 1}` : version
}

/** `failed`: reading or storing failed, though the file may be good. */
export type ReadAnswer = { preview: DossierPreview } | { refused: ImportProblem[] } | { failed: FailureCode }
/** `replaced`: id in the bin of the dossier that was replaced; null where none was. */
export type AddAnswer = { dossier: InstalledDossier; replaced: string | null } | { failed: FailureCode }

export interface AddProgress {
  reading: (share: number) => void
  /** Reports progress, 0 to 1: below 1 the index is made; at 1 the dossier is written, which cannot be cancelled. */
  storing: (share: number) => void
}

/** Reason why nothing was stored, though the file may be good. Each is a key under `adding.failed` in `locales/`. */
export type FailureCode = 'nothing' | 'cancelled' | 'full' | 'database' | 'file' | 'worker' | 'page'

/** Progress reported when the index is complete; below 1, because 1 means that the dossier is being stored. */
const INDEXING_SHARE = 0.99
/** Maximum number of claims that are encoded before a dossier is stored, ten seconds at most; the first check encodes more. */
const MOST_ENCODED_NOW = 1000
/** Share of the index that is made without the encoder, in the time for both. */
const SHARE_OF_WORDS = 0.1
/** Share of the progress bar for reading the file; the rest is for judging notes again. */
const READ_SHARE = 0.9

function failureCodeOf(error: unknown): FailureCode {
  if (storageErrorOf(error) === 'full') return 'full'
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotReadableError' || name === 'NotFoundError') return 'file'
  console.error('Claimlight: the dossier could not be added', error)
  return 'database'
}
