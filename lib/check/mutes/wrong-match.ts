import { allMutes } from '@/lib/notes/data/mutes'
import { pageState } from '@/lib/platform/session'
import { dossiersOf } from '../active-dossiers'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { storedDossierRef, storedReason } from '@/lib/notes/note-drafts'
import { unmuteFinding, muteFinding } from './mutes'

/**
 * Mutes a finding of a tab's page as a wrong match. All stored data come from the background's own state of that page.
 *
 * @param quote the words of the finding, because the page may have been checked again
 * @returns the mute's id; null without such a finding
 */
export async function muteAsWrong(tabId: number, start: number, quote: string): Promise<string | null> {
  const state = await pageState(tabId).read()
  const finding = state?.findings.find((one) => one.start === start && one.quote === quote)
  if (!state || !finding) return null
  const { claims, verdict } = finding
  const { url, title } = state
  const id = finding.dossier ?? BUNDLED_ID
  const dossier = (await dossiersOf([finding])).get(id)
  const name = dossier?.subject.name ?? state.dossiers?.find((one) => one.id === id)?.name ?? id
  const from = { dossierVersion: dossier?.version ?? '', ...storedDossierRef(finding, name) }
  const about = { sentence: quote, claims, verdict, reason: storedReason(finding), ...from, url, title }
  return (await muteFinding({ kind: 'wrong-match', ...about })).id
}

/** Undoes that, if it was done on the same page. */
export async function undoWrong(tabId: number, id: string): Promise<boolean> {
  const state = await pageState(tabId).read()
  const mute = (await allMutes()).find((one) => one.id === id)
  if (!state || mute?.kind !== 'wrong-match' || mute.url !== state.url) return false
  await unmuteFinding(id)
  return true
}
