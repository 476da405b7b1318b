import type { Corrections, FailureCode } from '@/components/dossiers/add-state'
import { isTooLarge, readDossierFile } from '@/lib/dossier-import/read-dossier-file'
import type { ImportFile, ImportOptions, ImportResult } from '@/lib/dossier-import/types'
import { DossierRefused, type BroughtDossier, type InstalledDossier } from '@/lib/dossiers/types'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { previewOf } from './preview-of'
import type { FromAdder, ToAdder } from './messages'

export interface AddSessionStore {
  addDossier: (brought: BroughtDossier) => Promise<InstalledDossier>
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
  let held: Omit<BroughtDossier, 'index'> | null = null

  const read = async (file: File, corrections: Corrections | null, today: string): Promise<void> => {
    held = null
    if (isTooLarge(file.size)) {
      say({ kind: 'refused', problems: [{ level: 'refused', code: 'too-large', place: file.name }] })
      return
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const result = readAll({ name: file.name, bytes }, { today, ...corrections }, (share) =>
      say({ kind: 'reading', share }),
    )
    if (!result.ok || !result.dossier) {
      say({ kind: 'refused', problems: result.problems })
      return
    }
    const { record, dossier, problems } = result
    held = { record, dossier, origin: { kind: 'file', name: file.name, form: record.form }, signedBy: null }
    say({ kind: 'preview', preview: previewOf(file.name, { record, dossier, problems }, held.signedBy) })
  }

  const readAll = (file: ImportFile, options: ImportOptions, tell: (share: number) => void): ImportResult => {
    const steps = readDossierFile(file, options)
    let last = Number.NEGATIVE_INFINITY
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      if (now() - last < EVERY_MS) continue
      last = now()
      tell(step.value)
    }
  }

  const add = async (): Promise<void> => {
    if (held === null) return
    const dossier = await store.addDossier({ ...held, index: indexDossier(held.dossier) })
    held = null
    say({ kind: 'added', dossier, isUpdate: false })
  }

  return async (message) => {
    try {
      if (message.kind === 'read') await read(message.file, message.corrections, message.today)
      else if (message.kind === 'add') await add()
      else held = null
    } catch (error) {
      say({ kind: 'failed', why: whyNot(error) })
    }
  }
}

const EVERY_MS = 80

function whyNot(error: unknown): FailureCode {
  if (error instanceof DossierRefused && error.code === 'full') return 'full'
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotReadableError' || name === 'NotFoundError') return 'file'
  console.error('Claimlight: the dossier could not be added', error)
  return name === 'QuotaExceededError' ? 'full' : 'database'
}
