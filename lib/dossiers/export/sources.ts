import type { Dossier } from '@/lib/dossier/schema'
import { sourceReference } from '@/lib/formats/citations/references'
import { bibtexEntry } from '@/lib/formats/citations/to-bibtex'
import { cslItem } from '@/lib/formats/citations/to-csl-json'
import { wellFormedJson } from '@/lib/formats/json/well-formed-json'

/** The sources of a dossier as BibTeX. */
export function sourcesBibtex(dossier: Dossier): string {
  return dossier.sources.map((source) => `${bibtexEntry(sourceReference(source, dossier))}\n\n`).join('')
}

/** The sources of a dossier as CSL-JSON, for Zotero and pandoc. */
export function sourcesCslJson(dossier: Dossier): string {
  const items = dossier.sources.map((source) => wellFormedJson(cslItem(sourceReference(source, dossier))))
  return items.length === 0 ? '[]\n' : `[\n${items.join(',\n')}\n]\n`
}
