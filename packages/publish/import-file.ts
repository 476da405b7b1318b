import { existsSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { stringify } from 'yaml'
import { yamlFilesOf, folderOf } from '@/lib/dossier/format/folder-of'
import { isTooLarge, readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import type { ImportFile } from '@/lib/dossier/format/import-record'
import type { ImportOptions, ImportResult } from '@/lib/dossier/import/import-result'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import { problemText } from '@/tools/shared/import-problem-text'
import { toSafeLine } from '@/tools/shared/problem-words'
import { portableJson } from '@/lib/notes/export/export-dossier'
import { Refusal } from '@/tools/shared/command'
import { filesOf } from '@/tools/shared/folder-files'

async function readImport(path: string, options: ImportOptions): Promise<ImportResult> {
  const refuse = (code: 'not-a-dossier' | 'too-large', reason?: string): ImportResult => ({
    ok: false,
    problems: [{ level: 'refused', code, place: path, reason }],
  })
  if (!existsSync(path)) throw new Refusal(`${path}: no such file`)
  // A device or a pipe may have no end.
  if (!statSync(path).isFile()) return refuse('not-a-dossier', 'it is no file')
  if (isTooLarge(statSync(path).size)) return refuse('too-large')
  const file: ImportFile = { name: basename(path), bytes: await readFile(path) }
  return readGivenFile(file, options)
}

/**
 * `import FILE`: imports a file as a dossier folder, which `check` then accepts.
 *
 * @param out the folder; it must be empty or not there
 * @throws Refusal when nothing was written
 */
export async function importFile(path: string, out: string | undefined, options: ImportOptions): Promise<void> {
  const result = await readImport(path, options)
  for (const problem of result.problems) console.error(toSafeLine(`${path}: ${problemText(problem)}`))
  if (!result.ok || !result.dossier) throw new Refusal(`${path}: nothing was imported`)
  const { record, dossier } = result
  const folder =
    out ?? join('dossier', slugOfText(record.subject.name) || slugOfText(basename(path, extname(path))) || 'imported')
  if (existsSync(folder) && (!statSync(folder).isDirectory() || (await readdir(folder)).length > 0))
    throw new Refusal(`${folder} is not empty: name another folder with --out`)
  const files = filesOf(folder)
  for (const { path: file, value } of yamlFilesOf(folderOf(record)))
    files.write(file, stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }))
  if (record.introduction !== undefined) files.write('introduction.md', record.introduction)
  files.write('compiled.json', portableJson(dossier))
  console.log(
    `${folder}: ${dossier.claims.length} claims and ${dossier.sources.length} sources on ${toSafeLine(record.subject.name)}, as of ${record.asOf}`,
  )
  const { cited, kept, uncited, carried } = record.counts
  if (cited + uncited > 0)
    console.log(
      `${kept} of ${cited} sentences with a source became claims; of ${uncited} without one, ${carried} rest on the source of their paragraph`,
    )
}
