import type { Annotation } from '@/lib/schema/annotation'
import { listDossiers, readDossier } from '@/lib/dossiers/data/store'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierLookup, DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'

/** Loads the dossiers that exported notes are about. @param bundled used for notes that name no dossier */
export async function dossiersForExport(bundled: DossierLookups) {
  const installed = new Set((await listDossiers().catch(() => [])).map(({ id }) => id))
  const lookupById = new Map<string, DossierLookup | null>()
  /** Loads the dossiers of a note; a dossier that is no longer installed is skipped. */
  const load = async ({ dossier, finding }: Annotation): Promise<void> => {
    for (const one of [dossier, finding?.dossier]) {
      if (one === undefined || lookupById.has(one.id)) continue
      const found = installed.has(one.id) ? await readDossier(one.id).catch(() => undefined) : undefined
      lookupById.set(one.id, found ? createDossierBook(found) : null)
    }
  }
  return {
    lookups: { ...bundled, other: (id: string) => lookupById.get(id) ?? null },
    load,
    async *loadedFor(batches: AsyncIterable<Annotation[]>): AsyncGenerator<Annotation[]> {
      for await (const batch of batches) {
        for (const note of batch) await load(note)
        yield batch
      }
    },
  }
}
