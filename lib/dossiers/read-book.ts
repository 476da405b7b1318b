import { createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'

/** Reads a dossier with the user's adjustments, indexed for looking up; undefined where no dossier has this id. */
export async function readBook(id: string): Promise<DossierBook | undefined> {
  // Loaded when it is first needed: most users have the bundled dossier only.
  const { readDossier } = await import('@/lib/dossiers/data/store')
  const dossier = await readDossier(id)
  return dossier && createDossierBook(dossier)
}
