import { stringify } from 'yaml'
import { filesOf, folderOf } from '@/lib/dossier-import/folder-of'
import { zipFiles } from '@/lib/formats/shared/zip-files'
import type { AuthoredContent } from '../types'

/**
 * A dossier as a zip of the folder that people edit, which `npm run dossier -- check` takes once it is unpacked.
 *
 * @param now ISO instant, the date of the files in it
 */
export async function* folderZip(content: AuthoredContent, now: string): AsyncGenerator<Uint8Array, void, undefined> {
  const folder = folderOf(content)
  const files = filesOf(folder).map(({ path, value }) => ({
    path,
    text: stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }),
  }))
  if (folder.introduction !== undefined) files.push({ path: 'introduction.md', text: folder.introduction })
  yield* zipFiles(inTurn(files), now)
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  for (const item of items) yield await Promise.resolve(item)
}
