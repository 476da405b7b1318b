import type { Annotation } from '@/lib/schema/annotation'
import { distinctNameOf } from '@/lib/dossiers/data/dossier-name'
import { listDossiers, readDossier } from '@/lib/dossiers/data/store'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierLookup, DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'

/** Loads the dossiers that exported notes are about. @param bundled used for notes that name no dossier */
export async function dossiersForExport(bundled: DossierLookups) {
  const installed = await listDossiers().catch(() => [])
  const lookupById = new Map<string, DossierLookup | null>()
  /** Loads the dossiers of a note; a dossier that is no longer installed is skipped. */
  const load = async ({ dossier, finding }: Annotation): Promise<void> => {
    for (const one of [dossier, finding?.dossier]) {
      if (one === undefined || lookupById.has(one.id)) continue
      const own = installed.find(({ id }) => id === one.id)
      const found = own && (await readDossier(one.id).catch(() => undefined))
      const name = own && distinctNameOf(own, installed)
      lookupById.set(one.id, found ? { ...createDossierBook(found), subject: { name: name ?? one.name } } : null)
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
