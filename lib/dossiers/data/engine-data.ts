import { bundledDossier } from '@/lib/dossier/format/bundled'
import { readBundledIndex } from './bundled-index'
import type { Dossier } from '@/lib/dossier/format/schema'
import { isCurrentIndex, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { database, type CompiledRow } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { overlayDossier, overlayOf } from './overlay'
import { readChanges, stampOf } from './rows'

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
  // Read outside the transaction, which would end meanwhile. Not used where the user has changed the dossier.
  const bundled = id === BUNDLED_ID ? readBundledIndex() : undefined
  bundled?.catch(() => undefined)
  const data = await db.transaction('r', [db.compiled, db.indexes, db.changes, db.outlines], async () => {
    const changes = await readChanges(id)
    const compiled = await compiledOf(id)
    if (!compiled) return undefined
    const { dossier } = compiled
    const stamp = stampOf(compiled, changes)
    if (id === BUNDLED_ID && changes.length === 0)
      return { dossier, index: 'bundled' as const, texts: undefined, stamp }
    const row = await db.indexes.get(id)
    const index = row?.stamp === stamp && isCurrentIndex(row.index) ? row.index : undefined
    return { dossier: overlayDossier(dossier, overlayOf(changes)), index, texts: row?.index.texts, stamp }
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
  await db.transaction('rw', [db.compiled, db.indexes, db.changes, db.outlines], async () => {
    const compiled = await compiledOf(id)
    if (compiled && stampOf(compiled, await readChanges(id)) === stamp) await db.indexes.put({ key: id, index, stamp })
  })
}

async function compiledOf(id: string): Promise<Omit<CompiledRow, 'key'> | undefined> {
  if (id === BUNDLED_ID) return { dossier: bundledDossier, contentId: bundledDossier.version }
  return database().compiled.get(id)
}
