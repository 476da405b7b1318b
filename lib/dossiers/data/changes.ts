import {
  authoredClaimSchema,
  sourceFileSchema,
  type AuthoredClaim,
  type AuthoredSource,
} from '@/lib/dossier/format/authoring'
import { compileClaim } from '@/lib/dossier/format/compile'
import { issueLine } from '@/lib/dossier/format/issue-line'
import { database } from './database'
import { overlayOf } from './overlay'
import { sourceKeyOf, rebaseChanges } from './rebase'
import { readChanges, installedRow, oldestFirst, readOutline, putChanges, runTransaction } from './rows'
import { DossierRefused, type ClaimChange, type StoredChange } from './types'

/**
 * Stores a change of the user. A new source that the dossier has already is not added twice (see `sourceKeyOf`).
 * @returns the id of the change, for `undoChanges`
 * @throws DossierRefused `same-claim`, `unknown-claim`, or `bad-claim` with a reason
 */
export function changeClaim(id: string, change: ClaimChange, now = new Date().toISOString()): Promise<string> {
  return runTransaction(async () => {
    const row = await installedRow(id)
    const [outline, before] = [await readOutline(id), await readChanges(id)]
    const overlay = overlayOf(before)
    // Searches the list, because making a set of the ids of a large dossier takes longer than one search.
    const isClaim = (one: string): boolean => overlay.claims.has(one) || outline.claims.includes(one)
    const sources = [...outline.sources, ...overlay.sources]
    const last = before.at(-1)?.at ?? ''
    const at = now > last ? now : new Date(Date.parse(last) + 1).toISOString()
    const stored = { id: crypto.randomUUID(), dossier: id, at, change: validatedChange(change, isClaim, sources) }
    await putChanges(row, [...before, stored], at)
    return stored.id
  })
}

/** All of the user's changes before an undo, and the sources of the dossier's version at that time. */
export interface ChangesBeforeUndo {
  changes: StoredChange[]
  sources: AuthoredSource[]
}

/**
 * Undoes the changes with these ids; later changes of the user stay. Unknown ids are ignored.
 * @returns the state before, for `restoreChanges`
 */
export function undoChanges(
  id: string,
  changeIds: readonly string[],
  now = new Date().toISOString(),
): Promise<ChangesBeforeUndo> {
  return runTransaction(async () => {
    const row = await installedRow(id)
    const [outline, changes] = [await readOutline(id), await readChanges(id)]
    const undone = { changes, sources: outline.sources }
    const after = withoutChanges(changes, new Set(changeIds))
    if (after.length === changes.length) return undone
    await database().changes.bulkDelete([...changeIds])
    await putChanges(row, after, now)
    return undone
  })
}

/** Restores the undone changes that are missing, with the source numbers of the dossier's present version. */
export function restoreChanges(id: string, undone: ChangesBeforeUndo): Promise<void> {
  return runTransaction(async () => {
    const row = await installedRow(id)
    const [outline, present] = [await readOutline(id), await readChanges(id)]
    const isHere = new Set(present.map((one) => one.id))
    const missing = undone.changes.filter((one) => !isHere.has(one.id))
    const sources = [...outline.sources, ...overlayOf(present).sources]
    const all = oldestFirst([...present, ...rebaseChanges(missing, undone.sources, sources)])
    await putChanges(row, all, new Date().toISOString())
  })
}

function validatedChange(
  change: ClaimChange,
  isClaim: (id: string) => boolean,
  sources: readonly AuthoredSource[],
): ClaimChange {
  switch (change.kind) {
    case 'retire':
    case 'restore':
      if (!isClaim(change.id)) throw new DossierRefused('unknown-claim', change.id)
      return change
    case 'ask':
      if (change.asks.trim() === '') throw new DossierRefused('bad-claim', 'an empty question')
      return { ...change, asks: change.asks.trim().slice(0, LONGEST_QUESTION) }
    case 'rate':
      if (!sources.some(({ n }) => n === change.source)) throw new DossierRefused('bad-claim', 'no such source')
      return change
    case 'add':
    case 'edit': {
      const { id } = change.claim
      if (change.kind === 'add' && isClaim(id)) throw new DossierRefused('same-claim', id)
      if (change.kind === 'edit' && !isClaim(id)) throw new DossierRefused('unknown-claim', id)
      return { ...change, ...validClaim(change, sources) }
    }
  }
}

/** Maximum length of a question in the format, in UTF-16 units. */
const LONGEST_QUESTION = 2000

type ClaimEdit = Extract<ClaimChange, { kind: 'add' | 'edit' }>

function validClaim(change: ClaimEdit, known: readonly AuthoredSource[]): Pick<ClaimEdit, 'claim' | 'sources'> {
  const claim = authoredClaimSchema.safeParse(change.claim)
  if (!claim.success) throw new DossierRefused('bad-claim', issueLine(claim.error))
  const read = sourceFileSchema.safeParse(change.sources)
  if (!read.success) throw new DossierRefused('bad-claim', issueLine(read.error))
  checkClaim(claim.data)
  const { sources, numbers } = numberSources(read.data, known)
  const cited = [...new Set(claim.data.sources.map((n) => numbers.get(n) ?? n))]
  const all = new Set([...known, ...sources].map(({ n }) => n))
  const unknown = cited.find((n) => !all.has(n))
  if (unknown !== undefined) throw new DossierRefused('bad-claim', `source ${unknown} is not in the list`)
  return { claim: { ...claim.data, sources: cited }, sources }
}

/** @throws DossierRefused where a claim does not compile or has a mark that points to no value */
export function checkClaim(claim: AuthoredClaim): void {
  const compiled = compileClaim(claim, '')
  if ('error' in compiled) throw new DossierRefused('bad-claim', compiled.error)
  const marks = [compiled, ...compiled.phrasings].flatMap((text) => text.marks)
  if (marks.some(({ slot }) => slot >= compiled.slots.length))
    throw new DossierRefused('bad-claim', 'a mark that points to no value')
}

function numberSources(
  newSources: readonly AuthoredSource[],
  knownSources: readonly AuthoredSource[],
): { sources: AuthoredSource[]; numbers: Map<number, number> } {
  const byIdentity = new Map(knownSources.map((source) => [sourceKeyOf(source), source.n]))
  const taken = new Set(knownSources.map(({ n }) => n))
  const numbers = new Map<number, number>()
  const sources: AuthoredSource[] = []
  for (const one of newSources) {
    const source = one.url === undefined ? one : { ...one, url: new URL(one.url).href }
    const same = byIdentity.get(sourceKeyOf(source))
    const n = same ?? (taken.has(source.n) ? Math.max(0, ...taken) + 1 : source.n)
    numbers.set(one.n, n)
    if (same !== undefined) continue
    taken.add(n)
    byIdentity.set(sourceKeyOf(source), n)
    sources.push({ ...source, n })
  }
  return { sources, numbers }
}

/**
 * Returns the changes except those in `gone`. A source of a removed change moves to the first one left that cites it.
 * @param gone ids of the changes to remove
 */
export function withoutChanges(changes: readonly StoredChange[], gone: ReadonlySet<string>): StoredChange[] {
  const left = changes.filter(({ id }) => !gone.has(id))
  const lost = overlayOf(changes.filter(({ id }) => gone.has(id))).sources
  const has = new Set(overlayOf(left).sources.map(({ n }) => n))
  return left.map((stored) => {
    const { change } = stored
    if (change.kind !== 'add' && change.kind !== 'edit') return stored
    const needed = lost.filter(({ n }) => change.claim.sources.includes(n) && !has.has(n))
    if (needed.length === 0) return stored
    for (const { n } of needed) has.add(n)
    return { ...stored, change: { ...change, sources: [...change.sources, ...needed] } }
  })
}
