import { isTooLarge, openReport, readDossierFile, type OpenedFile } from '@/lib/dossier-import/read-dossier-file'
import type { ImportFile } from '@/lib/dossier/import-record'
import type { ImportOptions, ImportProblem, ImportResult, ProblemCode } from '@/lib/dossier-import/types'
import { withEdits, type ClaimEdits } from '@/lib/dossier-import/with-edits'
import { alikeDossiers, alikeKeys } from '@/lib/dossiers/alike'
import { isPack, readPack } from '@/lib/dossiers/pack'
import { lineOf } from '@/lib/dossiers/offer/offer-schema'
import { DossierRefused, type BroughtDossier, type InstalledDossier } from '@/lib/dossiers/types'
import type { Dossier } from '@/lib/dossier/schema'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { indexDossierInSteps, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { nextTask } from '@/lib/text/run-in-slices'
import { hexOf } from '@/lib/text/hex'
import type { Announced, FailureCode, FromAdder, ToAdder, VersionLook } from './add-dossier'
import { previewOf } from './add-preview'

/** Functions of the store that the session calls. */
export interface AddSessionStore {
  add: (brought: BroughtDossier, asAnother: boolean) => Promise<InstalledDossier>
  update: (id: string, brought: BroughtDossier) => Promise<InstalledDossier>
  /** Changes that the file would make to the dossier that it is a version of, installed or removed; null where there is none. */
  compare: (brought: Omit<BroughtDossier, 'index'>, tell: (share: number) => void) => Promise<VersionLook | null>
  /** Those that the user may take the new one for: the installed ones, and the removed ones that are signed. */
  installed: () => Promise<readonly InstalledDossier[]>
}

/**
 * Reads one file and stores its dossier, as the worker runs it. To cancel, the panel ends the worker: nothing is stored
 * before the last step, and that is one transaction.
 *
 * @param say called with each answer; on progress a few times a second
 * @param now milliseconds that only ever grow
 */
export function createAddSession(
  say: (message: FromAdder) => void,
  store: AddSessionStore,
  now: () => number = () => performance.now(),
): (message: ToAdder) => Promise<void> {
  let held: { brought: Omit<BroughtDossier, 'index'>; update: VersionLook | null } | null = null

  const read = async ({ file, corrections, today, announced }: ToRead): Promise<void> => {
    held = null
    const refuse = (code: ImportProblem['code']) =>
      say({ kind: 'refused', problems: [{ level: 'refused', code, place: file.name }] })
    if (isTooLarge(file.size)) {
      refuse('too-large')
      return
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const other = announced && (await otherFile(bytes, announced))
    if (other) {
      refuse(other)
      return
    }
    const opened = await openFile({ name: file.name, bytes })
    if ('why' in opened) {
      say(
        opened.why === 'signature' ? { kind: 'failed', why: 'signature' } : { kind: 'refused', problems: [opened.why] },
      )
      return
    }
    const tell = seldom((share: number) => say({ kind: 'reading', share }))
    const result = readAll(await openReport(opened.file), { today, ...corrections }, (share) => tell(share * READING))
    if (!result.ok || !result.dossier) {
      say({ kind: 'refused', problems: result.problems })
      return
    }
    const { record, dossier, problems } = result
    const { signedBy } = opened
    const { version, asOf, claims } = dossier
    const said = { name: record.subject.name, version, asOf, claims: claims.length, signedBy }
    const differs = announced && otherDossier(said, announced)
    if (differs) {
      refuse(differs)
      return
    }
    const brought = { record, dossier, origin: { kind: 'file', name: file.name, form: record.form }, signedBy } as const
    const update = await store.compare(brought, (share) => tell(READING + (1 - READING) * share))
    held = { brought, update }
    const installed = await store.installed()
    const incoming = { subject: dossier.subject, signedBy, update: update?.installed.id ?? null }
    const alike = { dossiers: alikeDossiers(installed, incoming), keys: alikeKeys(installed, signedBy) }
    const preview = previewOf(file.name, { record, dossier, problems }, signedBy, { update, alike })
    const { list } = preview
    say({ kind: 'preview', preview: { ...preview, list: list.slice(0, PIECE) } })
    for (let at = PIECE; at < list.length; at += PIECE) say({ kind: 'more', claims: list.slice(at, at + PIECE) })
  }

  const readAll = (file: OpenedFile, options: ImportOptions, tell: (share: number) => void): ImportResult => {
    const steps = readDossierFile(file, options)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      tell(step.value)
    }
  }

  const seldom = (what: (share: number) => void): ((share: number) => void) => {
    let last = Number.NEGATIVE_INFINITY
    return (share) => {
      if (now() - last < EVERY_MS) return
      last = now()
      what(share)
    }
  }

  /** Lets messages in between the slices. */
  const indexInSlices = async (dossier: Dossier): Promise<DossierIndex> => {
    const tell = seldom((share: number) => say({ kind: 'storing', share }))
    await loadLargeData()
    const steps = indexDossierInSteps(dossier)
    let end = now() + SLICE_MS
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      if (now() < end) continue
      tell(step.value * PREPARING)
      await nextTask()
      end = now() + SLICE_MS
    }
  }

  const add = async (how: 'new' | 'update' | 'another', edits: ClaimEdits): Promise<void> => {
    if (held === null) return
    const { update } = held
    const isEdited = edits.left.length > 0 || Object.keys(edits.texts).length > 0
    const edited = isEdited ? withEdits(held.brought.record, edits) : held.brought
    if (edited === null) {
      say({ kind: 'failed', why: 'nothing' })
      return
    }
    const brought = {
      ...held.brought,
      record: edited.record,
      dossier: edited.dossier,
      index: await indexInSlices(edited.dossier),
    }
    say({ kind: 'storing', share: 1 })
    const isUpdate = how === 'update' && update !== null
    const dossier = isUpdate
      ? await store.update(update.installed.id, brought)
      : await store.add(brought, how === 'another')
    held = null
    say({ kind: 'added', dossier, isUpdate })
  }

  return async (message) => {
    try {
      if (message.kind === 'read') await read(message)
      else if (message.kind === 'add') await add(message.how, message.edits)
      else held = null
    } catch (error) {
      say({ kind: 'failed', why: whyNot(error) })
    }
  }
}

type ToRead = Extract<ToAdder, { kind: 'read' }>

/** Claims that are sent to the panel at once. */
const PIECE = 1000
const EVERY_MS = 80
const SLICE_MS = 20
/** Below 1, because 1 means that the dossier is being stored. */
const PREPARING = 0.99
/** Reading's share of the work before the preview; comparing with the installed version takes the rest. */
const READING = 0.9

type Opened = { file: ImportFile; signedBy: string | null } | { why: 'signature' | ImportProblem }

/** A signed file is opened, and its signature checked; any other is taken as it is. */
async function openFile(file: ImportFile): Promise<Opened> {
  if (!isPack(file.bytes)) return { file, signedBy: null }
  const read = await readPack(file)
  if (read.ok) return { file: read.pack.file, signedBy: read.pack.signedBy }
  if (read.code === 'bad-signature') return { why: 'signature' }
  return { why: { level: 'refused', code: 'not-a-dossier', place: file.name, reason: read.reason } }
}

function whyNot(error: unknown): FailureCode {
  if (error instanceof DossierRefused && error.code === 'full') return 'full'
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotReadableError' || name === 'NotFoundError') return 'file'
  console.error('Claimlight: the dossier could not be added', error)
  return name === 'QuotaExceededError' ? 'full' : 'database'
}

/** Compares a file with what the page said of it, before any of it is parsed. @returns null where it is that file */
async function otherFile(bytes: Uint8Array<ArrayBuffer>, announced: Announced): Promise<ProblemCode | null> {
  if (bytes.length !== announced.bytes) return 'offer-size'
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return hexOf(hash) === announced.sha256 ? null : 'offer-hash'
}

/** Compares a dossier with what the page said of it. @returns null where it is that dossier */
function otherDossier(dossier: Omit<Announced, 'file' | 'bytes' | 'sha256'>, announced: Announced): ProblemCode | null {
  if (dossier.signedBy !== announced.signedBy) return 'offer-key'
  const isSame = (['name', 'version', 'asOf'] as const).every(
    (part) => lineOf(dossier[part]) === lineOf(announced[part]),
  )
  return isSame && dossier.claims === announced.claims ? null : 'offer-name'
}
