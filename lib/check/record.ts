import type { Dossier } from '@/lib/dossier/format/schema'
import { recordCheck } from '@/lib/check/history/store'
import type { FinishedCheck } from '@/lib/check/history/types'
import { readSettings } from '@/lib/platform/settings'

/** Adds a finished check to the list of checked pages and texts, when the user keeps that list. */
export async function record(check: FinishedCheck): Promise<void> {
  if ((await readSettings()).history) await recordCheck(check, new Date().toISOString())
}

/** How the list names a dossier, to tell whether something was checked with another one. */
export function dossierLabel({ subject, version }: Pick<Dossier, 'subject' | 'version'>): string {
  return `${subject.name} ${version}`
}
