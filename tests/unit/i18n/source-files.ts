import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** All code that may show something to a reader, parsed. Styles and the data formats for other programs hold no words. */
export function sourceFiles(): ts.SourceFile[] {
  return ['components', 'entrypoints', 'lib/highlight', 'lib/i18n', 'lib/platform', 'lib/transfer'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) => /\.tsx?$/.test(file) && !/\.test\.|-styles\.ts$|to-json-ld\.ts$|to-claim-review\.ts$/.test(file),
      )
      .map((file) => parse(join(folder, file), readFileSync(join(folder, file), 'utf8'))),
  )
}

export function parse(name: string, text: string): ts.SourceFile {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind)
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}
