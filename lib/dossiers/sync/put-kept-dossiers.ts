import type { KeptChange, KeptDossier } from '@/lib/formats/backup/kept-dossier'
import { undoChanges } from '@/lib/dossiers/changes'
import { database } from '@/lib/dossiers/database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers, removeDossier, setDossierOn } from '@/lib/dossiers/list'
import { write } from '@/lib/dossiers/rows'
import { keyOf } from '@/lib/sync/delta'
import type { Effect, RowWrite } from '@/lib/sync/memory'
import { pushedOut } from './dossier-fields'
import { effectsOf } from './effects'
import { takeDossierRows } from './sync-rows'

/** Rows that a backup added, for undoing. */
export interface PutDossiers {
  dossiers: string[]
  changes: { dossier: string; id: string }[]
  /** Whether the bundled dossier was on before; null where that was not changed. */
  bundledWasOn: boolean | null
}

/**
 * Adds the dossiers and changes of a backup that are not here. One that does not compile, and a change that cites an unknown source, are left out.
 *
 * @param turns whether dossiers are turned on and off as in the backup; otherwise new ones stay off
 * @param keepFormer keeps versions of removed dossiers that the backup's would push out
 * @throws DossierRefused `full`
 */
export async function putKeptDossiers(
  kept: readonly (KeptDossier | KeptChange)[],
  now: string,
  turns: boolean,
  keepFormer: (rows: Awaited<ReturnType<typeof pushedOut>>) => Promise<void>,
): Promise<PutDossiers> {
  const put: PutDossiers = { dossiers: [], changes: [], bundledWasOn: null }
  try {
    for (const [at, one] of kept.entries()) {
      if (one.kind === 'dossier' && one.id === BUNDLED_ID) {
        if (!turns) continue
        const before = (await listDossiers())[0]?.isOn ?? true
        if (before !== one.isOn) await setDossierOn(BUNDLED_ID, one.isOn)
        put.bundledWasOn = before === one.isOn ? null : before
        continue
      }
      // The list is in the order in which they came.
      const instant = new Date(Date.parse(now) + at).toISOString()
      const row = takenOf(one)
      await keepFormer(await pushedOut(row))
      if (!(await takeDossierRows([row], instant)).has(row.key)) continue
      if (one.kind === 'change') put.changes.push({ dossier: one.fields.dossier as string, id: one.id })
      else {
        const { lastSignedBy } = one
        const facts = { isOn: turns && one.isOn, added: instant, ...(lastSignedBy === null ? {} : { lastSignedBy }) }
        await write(() =>
          database().dossiers.update(one.id, (row) => {
            Object.assign(row, facts)
            // The user imports it.
            delete row.isUnused
          }),
        )
        put.dossiers.push(one.id)
      }
    }
    return put
  } catch (error) {
    await takeBackDossiers(put, now)
    throw error
  }
}

/** Undoes that: dossiers go to those that are removed, where they can be restored. */
export async function takeBackDossiers({ dossiers, changes, bundledWasOn }: PutDossiers, now: string): Promise<void> {
  const isHere = new Set((await listDossiers()).map(({ id }) => id))
  for (const { dossier, id } of changes.toReversed()) if (isHere.has(dossier)) await undoChanges(dossier, [id], now)
  for (const id of dossiers) if (isHere.has(id)) await removeDossier(id, now)
  if (bundledWasOn !== null) await setDossierOn(BUNDLED_ID, bundledWasOn)
}

/** A dossier that the backup would turn on or off. */
export interface Turn {
  name: string
  isOn: boolean
}

/** The dossiers and changes of a backup that are not here, and what the changes do to a dossier that is here or would be turned on. */
export async function missingDossiers(
  kept: readonly (KeptDossier | KeptChange)[],
): Promise<{ missing: (KeptDossier | KeptChange)[]; effects: Effect[]; turns: Turn[] }> {
  const rows = new Map((await listDossiers()).map((row) => [row.id, row]))
  const known = new Set(await database().changes.toCollection().primaryKeys())
  const missing = kept.filter((one) => {
    if (one.kind === 'change') return !known.has(one.id)
    return one.fields === null ? rows.get(one.id)?.isOn !== one.isOn : !rows.has(one.id)
  })
  const turned = missing.filter((one) => one.kind === 'dossier').filter(({ id, isOn }) => isOn || rows.has(id))
  const changes = missing.filter(({ kind }) => kind === 'change')
  return {
    missing,
    effects: await effectsOf(changes.map(takenOf), new Set(turned.filter(({ isOn }) => isOn).map(({ id }) => id))),
    turns: turned.map(({ id, isOn, fields }) => ({
      name: rows.get(id)?.subject.name ?? nameIn(fields?.subject),
      isOn,
    })),
  }
}

export function nameIn(subject: unknown): string {
  return typeof subject === 'object' && subject !== null && 'name' in subject ? String(subject.name) : ''
}

function takenOf(kept: KeptDossier | KeptChange): RowWrite {
  return { key: keyOf(kept), expected: null, fields: kept.fields }
}
