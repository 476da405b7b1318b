import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { documentOf } from './dossier-name'

/** Returns the names of the projects, the last used one first. */
export function projectsOf(installed: readonly InstalledDossier[]): string[] {
  const lastFirst = [...installed].sort((a, b) => (a.added > b.added ? -1 : 1))
  return [...new Set(lastFirst.flatMap((one) => projectOf(one) ?? []))]
}

/** Returns the project of a document; undefined for one without, and for any other dossier. */
export function projectOf(one: InstalledDossier): string | undefined {
  return documentOf(one)?.project
}
