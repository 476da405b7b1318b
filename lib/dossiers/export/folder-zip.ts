import { stringify } from 'yaml'
import { filesOf, folderOf } from '@/lib/dossier/folder-of'
import { zipFiles } from '@/lib/formats/shared/zip-files'
import type { AuthoredContent } from '../types'

/**
 * A dossier as a zip of the folder that people edit, which `npm run dossier -- check` takes once it is unpacked.
 *
 * @param now ISO instant, the date of the files in it
 */
export async function* folderZip(content: AuthoredContent, now: string): AsyncGenerator<Uint8Array, void, undefined> {
  const folder = folderOf(content)
  yield* zipFiles(textsOf(folder), now)
}

/** One file at a time: a large dossier as YAML takes much more memory than its text. */
async function* textsOf(folder: ReturnType<typeof folderOf>): AsyncGenerator<{ path: string; text: string }> {
  for (const { path, value } of filesOf(folder))
    yield await Promise.resolve({ path, text: stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }) })
  if (folder.introduction !== undefined) yield { path: 'introduction.md', text: folder.introduction }
}
