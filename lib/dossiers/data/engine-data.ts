import { readBundledIndex } from './bundled-index'
import type { Dossier } from '@/lib/dossier/format/schema'
import { isCurrentIndex, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { database } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { adjustedDossier } from './adjusted'
import { readAdjustments } from './adjustments'
import { readCompiled, stampOf } from './rows'

export interface EngineData {
  dossier: Dossier
  /** The index of this dossier; undefined where it has to be made. */
  index: DossierIndex | undefined
  /** What the encoder made of the claims of an index that is out of date: most of them have not changed. */
  texts: DossierIndex['texts']
  /** Passed to `storeIndex`, which stores an index only if the dossier still has this stamp. */
  stamp: string
}

export async function readEngineData(id: string): Promise<EngineData | undefined> {
  const db = database()
  // Read outside the transaction, which would end meanwhile. Not used where the user has adjusted the dossier.
  const bundled = id === BUNDLED_ID ? readBundledIndex() : undefined
  bundled?.catch(() => undefined)
  const data = await db.transaction('r', [db.compiled, db.indexes, db.adjustments], async () => {
    const adjustments = await readAdjustments(id)
    const compiled = await readCompiled(id)
    if (!compiled) return undefined
    const { dossier } = compiled
    const stamp = stampOf(compiled, adjustments)
    if (id === BUNDLED_ID && adjustments.length === 0)
      return { dossier, index: 'bundled' as const, texts: undefined, stamp }
    const row = await db.indexes.get(id)
    const index = row?.stamp === stamp && isCurrentIndex(row.index) ? row.index : undefined
    return { dossier: adjustedDossier(dossier, adjustments), index, texts: row?.index.texts, stamp }
  })
  if (!data) return undefined
  if (data.index === 'bundled') return { ...data, index: await bundled }
  return data.index
    ? { ...data, index: data.index }
    : { ...data, index: undefined, texts: data.texts ?? (await bundled)?.texts }
}

/** Stores an index for the next start, unless the dossier has changed since it was read (another stamp). */
export async function storeIndex(id: string, index: DossierIndex, stamp: string): Promise<void> {
  const db = database()
  await db.transaction('rw', [db.compiled, db.indexes, db.adjustments], async () => {
    const compiled = await readCompiled(id)
    if (compiled && stampOf(compiled, await readAdjustments(id)) === stamp) await db.indexes.put({ id, index, stamp })
  })
}
