import type { Annotation } from '@/lib/annotations/types'
import type { DossierLookup, DossierLookups } from '@/lib/formats/shared/dossier-lookup'

/**
 * The dossiers that the notes of an export are about. Each is read when the first note on it comes, and only the last few stay in memory;
 * the writers look things up without waiting.
 *
 * @param bundled looked things up in for notes that name no dossier
 */
export async function dossiersForExport(bundled: DossierLookups): Promise<{
  lookups: DossierLookups
  loadedFor: (batches: AsyncIterable<Annotation[]>) => AsyncGenerator<Annotation[]>
}> {
  const [{ createDossierBook }, { listDossiers, readDossier }] = await Promise.all([
    import('@/lib/dossier/browse/dossier-book'),
    import('@/lib/dossiers/store'),
  ])
  const installed = new Set((await listDossiers().catch(() => [])).map(({ id }) => id))
  const held = new Map<string, DossierLookup | null>()
  const hold = async (id: string): Promise<void> => {
    if (held.has(id)) return
    const dossier = installed.has(id) ? await readDossier(id).catch(() => undefined) : undefined
    held.set(id, dossier ? createDossierBook(dossier) : null)
  }
  return {
    lookups: { ...bundled, other: (id) => held.get(id) ?? null },
    async *loadedFor(batches) {
      for await (const batch of batches) {
        for (const { dossier, finding } of batch)
          for (const one of [dossier, finding?.dossier]) if (one) await hold(one.id)
        yield batch
      }
    },
  }
}
