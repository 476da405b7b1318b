import { readBundledIndex } from './bundled-index'
import type { Dossier } from '@/lib/dossier/format/schema'
import { isCurrentIndex, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { database } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { adjustedDossier } from './adjusted'
import { readAdjustments } from './adjustments'
import { readCompiled } from './rows'

interface EngineData {
  /** The dossier as the user has adjusted it: some of the claims of `content`, in the same order. */
  dossier: Dossier
  /** The dossier without the user's adjustments, which need no other index. */
  content: Dossier
  /** The index of `content`; undefined where it has to be made. */
  index: DossierIndex | undefined
  /** What the encoder made of the claims of an index that is out of date: most of them have not changed. */
  texts: DossierIndex['texts']
  /** Passed to `storeIndex`, which stores an index only if the dossier still has this content. */
  contentId: string
}

export async function readEngineData(id: string): Promise<EngineData | undefined> {
  const db = database()
  // Read outside the transaction, which would end meanwhile.
  const bundled = id === BUNDLED_ID ? await readBundledIndex() : undefined
  return db.transaction('r', [db.compiled, db.indexes, db.adjustments], async () => {
    const compiled = await readCompiled(id)
    if (!compiled) return undefined
    const { dossier: content, contentId } = compiled
    const dossier = adjustedDossier(content, await readAdjustments(id))
    if (bundled) return { dossier, content, index: bundled, texts: undefined, contentId }
    const row = await db.indexes.get(id)
    const index = row?.contentId === contentId && isCurrentIndex(row.index) ? row.index : undefined
    return { dossier, content, index, texts: index ? undefined : row?.index.texts, contentId }
  })
}

/** Stores an index for the next start, unless the dossier has other content since it was read. */
export async function storeIndex(id: string, index: DossierIndex, contentId: string): Promise<void> {
  const db = database()
  await db.transaction('rw', [db.compiled, db.indexes], async () => {
    if ((await readCompiled(id))?.contentId === contentId) await db.indexes.put({ id, index, contentId })
  })
}
