import { compileClaim } from '@/lib/dossier/format/compile'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { overlayOf } from './overlay'
import { readWithoutChanges } from './read'
import { readChanges, readOutline } from './rows'
import type { StoredChange } from './types'

export interface OwnChanges {
  /** Retired claims: pages are not compared with them. */
  retired: UndoableChange[]
  /** Claims of the dossier that the user has edited; `before` is their text in the dossier. */
  edited: (UndoableChange & { before: string })[]
  asked: UndoableChange[]
  /** Changes to claims and sources that the present version lacks. An edited claim stays as the user wrote it. */
  gone: (UndoableChange & { what: 'edited' | 'retired' | 'rated' })[]
}

export interface UndoableChange {
  /** Id of the claim; for a rating, the number of the source; for a question, its words. */
  id: string
  text: string
  changes: string[]
}

/** Reads the user's changes, newest first in each list. Claims that the user added are left out, unless retired. */
export async function readOwnChanges(dossier: string): Promise<OwnChanges> {
  const changes = await readChanges(dossier)
  if (changes.length === 0) return { retired: [], edited: [], asked: [], gone: [] }
  const outline = await readOutline(dossier)
  const knownIds = new Set(outline.claims)
  const changedIds = new Set(changes.flatMap(({ change }) => ('id' in change ? change.id : [])))
  for (const { change } of changes) if (change.kind === 'edit') changedIds.add(change.claim.id)
  const dossierBefore = [...changedIds].some((id) => knownIds.has(id)) ? await readWithoutChanges(dossier) : undefined
  const texts = new Map(
    dossierBefore?.claims.flatMap(({ id, text }) => (changedIds.has(id) ? [[id, text] as const] : [])) ?? [],
  )
  const sources = new Set(outline.sources.map(({ n }) => n))
  const { claims, retired, ratings, sources: added } = overlayOf(changes)
  const ownChanges: OwnChanges = { retired: [], edited: [], asked: [], gone: [] }
  for (const asks of new Set(changes.flatMap(({ change }) => (change.kind === 'ask' ? change.asks : []))))
    ownChanges.asked.push({
      id: asks,
      text: asks,
      changes: idsOf(changes, (change) => change.kind === 'ask' && change.asks === asks),
    })
  const wasAdded = new Set(changes.flatMap(({ change }) => (change.kind === 'add' ? change.claim.id : [])))
  for (const id of retired) {
    const edited = claims.get(id)
    const text = edited ? plainTextOf(edited.claim) : texts.get(id)
    const line = { id, changes: idsOf(changes, (change) => 'id' in change && change.id === id) }
    if (text !== undefined) ownChanges.retired.push({ ...line, text })
    else ownChanges.gone.push({ ...line, text: textBeforeRetiring(changes, id) ?? id, what: 'retired' })
  }
  for (const [id, { claim }] of claims) {
    if (retired.has(id) || wasAdded.has(id)) continue
    const before = texts.get(id)
    const line = { id, text: plainTextOf(claim), changes: idsOf(changes, (change) => isEditOf(change, id)) }
    if (before !== undefined) ownChanges.edited.push({ ...line, before })
    else ownChanges.gone.push({ ...line, what: 'edited' })
  }
  for (const n of ratings.keys()) {
    if (sources.has(n) || added.some((source) => source.n === n)) continue
    const rows = changes.filter(({ change }) => change.kind === 'rate' && change.source === n)
    const title = rows.flatMap(({ change }) => (change.kind === 'rate' ? (change.title ?? []) : [])).at(-1)
    ownChanges.gone.push({ id: String(n), text: title ?? `[${n}]`, changes: rows.map(({ id }) => id), what: 'rated' })
  }
  for (const list of Object.values(ownChanges) as UndoableChange[][]) list.reverse()
  return ownChanges
}

function idsOf(changes: readonly StoredChange[], isMeant: (change: StoredChange['change']) => boolean): string[] {
  return changes.filter(({ change }) => isMeant(change)).map(({ id }) => id)
}

function isEditOf(change: StoredChange['change'], id: string): boolean {
  return change.kind === 'edit' && change.claim.id === id
}

function textBeforeRetiring(changes: readonly StoredChange[], id: string): string | undefined {
  return changes
    .flatMap(({ change }) => (change.kind === 'retire' && change.id === id ? (change.text ?? []) : []))
    .at(-1)
}

function plainTextOf(claim: AuthoredClaim): string {
  const compiled = compileClaim(claim, '')
  return 'error' in compiled ? claim.text : compiled.text
}
