import { expect, test } from 'vitest'
import { circlesIn, hasImportRules, readImportGraph } from '@/tests/house/import-graph'
import { areRulesLayered, forbiddenImports, packagesWithoutRule } from '@/tests/house/import-rules'

const { files, folders, imports, sources } = readImportGraph('.')
const shipped = imports.filter(({ from }) => hasImportRules(from))

test('no two source files import each other, directly or indirectly', () => expect(circlesIn(files)).toEqual([]))

test('no two folders of the engine, of a feature, of the components or of the tools import each other', () => {
  const layered =
    /^(lib\/(engine|check|notes|dossier|dossiers|model|schema|text)|components|tools\/|packages\/(?!lab))\b/
  expect(circlesIn(folders).filter((group) => group.some((folder) => layered.test(folder)))).toEqual([])
})

test('no two features of the components import each other', () => {
  const featureOf = (path: string) => path.split('/').slice(0, 2).join('/')
  const features = new Map<string, Set<string>>()
  for (const { from, to } of shipped.filter(({ from, to }) =>
    [from, to].every((path) => path.startsWith('components/')),
  )) {
    const others = features.get(featureOf(from)) ?? new Set()
    if (featureOf(from) !== featureOf(to)) features.set(featureOf(from), others.add(featureOf(to)))
  }
  expect(circlesIn(features)).toEqual([])
})

test('each package of the extension and of the tools imports only packages that the tables allow', () => {
  expect(forbiddenImports(shipped)).toEqual([])
})

test('each package has a row in a table, and imports only packages above it', () => {
  expect(packagesWithoutRule(sources)).toEqual([])
  expect(areRulesLayered()).toBe(true)
})

test.each([
  ['lib/text/urls.ts', 'lib/engine/index.ts'],
  ['lib/page/mark/painter.ts', 'lib/messaging/to-background.ts'],
  ['lib/check/store.ts', 'components/ui/button.tsx'],
  ['lib/notes/notes.ts', 'lib/check/check-page.ts'],
  ['lib/dossiers/data/list.ts', 'lib/notes/data/store.ts'],
  ['lib/model/ask.ts', 'lib/check/check-page.ts'],
  ['lib/notes/data/store.ts', 'lib/notes/notes.ts'],
  ['entrypoints/page-agent/index.ts', 'tests/browser/site.ts'],
  ['tools/shared/command.ts', 'tools/cli/main.ts'],
  ['packages/publish/dossier.ts', 'packages/lab/eval.ts'],
  ['tools/cli/main.ts', 'packages/publish/dossier.ts'],
  ['components/ui/button.tsx', 'packages/publish/dossier.ts'],
  ['lib/text/urls.ts', 'tools/shared/command.ts'],
  ['tools/release/release.ts', 'tests/browser/until.ts'],
  ['tools/brand-new/first.ts', 'lib/text/urls.ts'],
  ['lib/brand-new/first.ts', 'lib/text/urls.ts'],
])('an import from %s of %s is refused', (from, to) => expect(forbiddenImports([{ from, to }])).toHaveLength(1))
