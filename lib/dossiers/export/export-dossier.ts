import type { Dossier } from '@/lib/dossier/schema'
import { slugOf } from '@/lib/dossier/claim-id'
import type { AuthoredContent } from '../types'
import { folderZip } from './folder-zip'
import { dossierMarkdown } from './markdown'
import { portableJson } from './portable-json'
import { sourcesBibtex, sourcesCslJson } from './sources'

/** Export formats of a dossier: the first three are complete and can be imported again, the others contain its sources. */
export const dossierForms = ['json', 'folder', 'markdown', 'bibtex', 'csl-json'] as const
export type DossierForm = (typeof dossierForms)[number]

/** Input of an export: one dossier in the two forms that `readDossier` and `readAuthored` return. */
export interface ExportedDossier {
  dossier: Dossier
  content: AuthoredContent
}

/**
 * Writes a dossier, with the user's changes, in pieces of text or bytes.
 *
 * @param now ISO instant
 */
export async function* exportDossier(
  form: DossierForm,
  { dossier, content }: ExportedDossier,
  now: string,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  switch (form) {
    case 'json':
      yield portableJson(dossier)
      break
    case 'folder':
      yield* folderZip(content, now)
      break
    case 'markdown':
      yield* dossierMarkdown(content)
      break
    case 'bibtex':
      yield sourcesBibtex(dossier)
      break
    case 'csl-json':
      yield sourcesCslJson(dossier)
      break
  }
}

/** The file name of an export: subject, version and ending. */
export function dossierFileName(form: DossierForm, { subject, version }: Pick<Dossier, 'subject' | 'version'>): string {
  const name = slugOf(subject.name) || 'dossier'
  const stem = [name, slugOf(version), ...(WHOLE.has(form) ? [] : ['sources'])].filter(Boolean).join('-')
  return `${stem}.${ENDINGS[form]}`
}

const WHOLE = new Set<DossierForm>(['json', 'folder', 'markdown'])
const ENDINGS: Record<DossierForm, string> = {
  json: 'json',
  folder: 'zip',
  markdown: 'md',
  bibtex: 'bib',
  'csl-json': 'json',
}
