/** Packages that each package of the extension may import, types included: as few as possible, all in rows above. */
import type { Import } from './import-graph'

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // Pure: no browser, no storage.
  'lib/text': [],
  'lib/schema': [],
  'lib/i18n': ['schema'],
  'lib/documents': ['text'],
  'lib/extract': ['text', 'schema'],
  'lib/features': ['text', 'i18n', 'schema'],
  'lib/dossier': ['text', 'i18n', 'schema', 'documents', 'features'],
  'lib/details': ['text', 'i18n', 'schema', 'dossier'],
  'lib/dossier/readers': ['text', 'schema', 'documents', 'extract'],
  'lib/dossier/import': ['text', 'documents', 'extract', 'features', 'dossier', 'dossier/readers'],
  'lib/rows': ['text', 'schema', 'dossier'],
  'lib/engine': ['text', 'schema', 'features', 'dossier'],
  'lib/research': ['text', 'schema', 'dossier', 'engine'],
  'lib/model': ['text', 'schema', 'dossier', 'engine', 'details'],
  'lib/notes/library': ['text', 'schema', 'details'],
  'lib/notes/formats': ['text', 'i18n', 'documents', 'schema', 'dossier', 'details', 'features', 'rows'],
  // Scripts in pages: marks, card, anchors.
  'lib/page/anchor': ['text', 'schema'],
  'lib/page': ['text', 'i18n', 'schema', 'extract', 'dossier', 'details', 'page/anchor'],
  // The browser, and messages between its processes.
  'lib/platform': ['text', 'i18n', 'schema', 'engine', 'model'],
  'lib/messaging': ['schema', 'model', 'page', 'platform'],
  // Tables of the features.
  'lib/store': ['text', 'rows'],
  'lib/dossiers/data': ['text', 'i18n', 'schema', 'dossier', 'engine', 'rows', 'store'],
  'lib/notes/data': ['text', 'schema', 'rows', 'notes/formats', 'store'],
  'lib/user-rows': ['text', 'rows', 'store', 'notes/data', 'dossiers/data'],
  'lib/sync': ['text', 'schema', 'rows', 'store', 'notes/data', 'user-rows', 'platform', 'messaging'],
  'lib/notes/backup': ['text', 'schema', 'notes/formats', 'notes/data', 'dossiers/data', 'platform'],
}

/** The packages above the table: each may import all packages of the table, and those before it in this list. */
const TOP_PACKAGES = ['lib/dossiers', 'lib/notes', 'lib/check', 'components', 'entrypoints']

/** The folders of `tools` and `packages`, and which others each may import: all in rows above it, so no tool a package. All may import the table's packages. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  'tools/shared': [],
  'tools/model-client': ['tools/shared'],
  'tools/cli': ['tools/shared', 'tools/model-client'],
  'tools/release': ['tools/shared'],
  'tools/start': ['tools/shared', 'tools/cli'],
  'packages/bulk': ['tools/shared', 'tools/model-client', 'tools/cli'],
  'packages/judges': [],
  'packages/publish': ['tools/shared', 'packages/judges'],
  'packages/research': ['tools/shared', 'tools/model-client', 'packages/judges', 'packages/publish'],
  'packages/lab': [
    'tools/shared',
    'tools/model-client',
    'tools/cli',
    'packages/judges',
    'packages/publish',
    'packages/research',
    'tools/start',
  ],
}

/** Returns the imports that no row of the table allows, as "FILE imports FILE". */
export function forbiddenImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => !isAllowed(packageOf(from), packageOf(to)))
    .map(({ from, to }) => `${from} imports ${to}`)
}

/** Returns the packages that have no row. */
export function packagesWithoutRule(files: readonly string[]): string[] {
  return [...new Set(files.map(packageOf))]
    .filter((name) => !(name in ALLOWED) && !(name in TOOLS) && !TOP_PACKAGES.includes(name))
    .map((name) => `${name} has no row`)
}

/** Returns the rows that allow a package of a later row, by which imports could form a circle. */
export function faultsOfTables(): string[] {
  return [ALLOWED, TOOLS].flatMap((table) => {
    const order = Object.keys(table)
    return order.flatMap((name, position) => {
      const above = order.slice(0, position)
      const later = table[name]?.filter((other) => !above.includes(`lib/${other}`) && !above.includes(other)) ?? []
      return later.map((other) => `${name} allows ${other}, which is not above it`)
    })
  })
}

function isAllowed(from: string, to: string): boolean {
  if (from === to) return true
  if (from in TOOLS && (to in ALLOWED || TOP_PACKAGES.includes(to) || to === 'scripts')) return true
  if (from in TOOLS) return TOOLS[from]?.includes(to) ?? false
  const height = TOP_PACKAGES.indexOf(from)
  if (height >= 0) return to in ALLOWED || TOP_PACKAGES.slice(0, height).includes(to)
  return ALLOWED[from]?.some((name) => `lib/${name}` === to) ?? false
}

/** Returns the package of a file: "lib/notes/data" for "lib/notes/data/store.ts", "lib/notes" for "lib/notes/a.ts". */
function packageOf(path: string): string {
  const [first = '', second = '', third = ''] = path.split('/')
  const inner = [first, second, third].join('/')
  if (inner in ALLOWED) return inner
  return ['lib', 'tools', 'packages'].includes(first) ? `${first}/${second}` : first
}
