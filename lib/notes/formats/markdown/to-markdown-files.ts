import type { Annotation } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import type { WritingAbout } from '../shared/exchange'
import { fileNames } from '../shared/file-names'
import { notesByPage } from '../shared/notes-by-page'
import { pageToMarkdown } from './page-to-markdown'
import type { DossierLookups } from '../shared/dossier-lookup'
import { zipFiles, type TextFile } from '../shared/zip-files'

/**
 * Writes the notes as a zip with one Markdown file per page, in one folder for an Obsidian vault.
 *
 * @throws TooManyFiles when there are more pages than a zip can count
 */
export function writeMarkdownFiles(lookup: DossierLookups) {
  return (batches: AsyncIterable<readonly Annotation[]>, { now }: WritingAbout): AsyncGenerator<Uint8Array> =>
    zipFiles(files(batches, lookup), now)
}

async function* files(batches: AsyncIterable<readonly Annotation[]>, lookup: DossierLookups): AsyncGenerator<TextFile> {
  const nameOf = fileNames(t('saved.untitled'))
  const folder = fileNames(t('extension.name'))(t('saved.notesTitle'))
  for await (const page of notesByPage(batches))
    yield { path: `${folder}/${nameOf(page.title)}.md`, text: pageToMarkdown(page, lookup) }
}
