import { expect, test } from 'vitest'
import { circlesIn, isOfExtension, readImportGraph } from '@/scripts/house/import-graph'
import { areRulesLayered, forbiddenImports, packagesWithoutRule } from '@/scripts/house/import-rules'

const { files, folders, imports, sources } = readImportGraph('.')
const shipped = imports.filter(({ from }) => isOfExtension(from))

test('no two source files import each other, directly or indirectly', () => {
  expect(circlesIn(files)).toEqual([])
})

test('no two folders of the engine, of a feature or of the components import each other', () => {
  const layered = /^(lib\/(engine|check|notes|dossier|dossiers|model|schema|text)|components)\b/
  expect(circlesIn(folders).filter((group) => group.some((folder) => layered.test(folder)))).toEqual([])
})

test('each package of the extension imports only packages that the table allows', () => {
  expect(forbiddenImports(shipped)).toEqual([])
})

test('each package of the extension has a row in the table, and imports only packages above it', () => {
  expect(packagesWithoutRule(sources)).toEqual([])
  expect(areRulesLayered()).toBe(true)
})

test.each([
  ['lib/text/host-of.ts', 'lib/engine/index.ts'],
  ['lib/page/mark/painter.ts', 'lib/messaging/to-background.ts'],
  ['lib/check/store.ts', 'components/ui/button.tsx'],
  ['lib/notes/notes.ts', 'lib/check/check-page.ts'],
  ['lib/dossiers/data/list.ts', 'lib/notes/data/store.ts'],
  ['lib/model/ask.ts', 'lib/check/check-page.ts'],
  ['lib/notes/data/store.ts', 'lib/notes/notes.ts'],
  ['entrypoints/page-agent/index.ts', 'tests/browser/site.ts'],
  ['lib/brand-new/first.ts', 'lib/text/host-of.ts'],
])('an import from %s of %s is refused', (from, to) => {
  expect(forbiddenImports([{ from, to }])).toHaveLength(1)
})
