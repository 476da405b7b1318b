import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** All code that may show text to a user, parsed. Styles and data formats for programs have no texts. */
export function sourceFiles(): ts.SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|-styles\.ts$/.test(file) && !DATA_FORMATS.test(file))
      .filter((file) => !WITHOUT_TEXTS.test(join(folder, file)))
      .map((file) => parse(join(folder, file), readFileSync(join(folder, file), 'utf8'))),
  )
}

const FOLDERS = [
  'components',
  'entrypoints',
  'lib/check',
  'lib/details',
  'lib/dossier/browse',
  'lib/dossiers',
  'lib/features',
  'lib/i18n',
  'lib/notes',
  'lib/page',
  'lib/platform',
  'packages/publish/pages',
]
/** Folders with database tables and indexes, which show no text, and files of a feature beside its `feature.ts`. */
const WITHOUT_TEXTS =
  /^lib\/(?:(?:dossiers\/data(?!\/dossier-name)|notes\/(?:backup|data|library))\/|features\/[\w-]+\/(?!feature))/
const DATA_FORMATS = /(?:json-ld|hypothesis)\.ts$/

export function parse(name: string, text: string): ts.SourceFile {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind)
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}
