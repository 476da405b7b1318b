/** The packages that each package of the extension may import, types included: those above it, and of these as few as possible. */
import type { Import } from './import-graph'

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'lib/text': [],
  'lib/i18n': [],
  'lib/schema': [],
  'lib/page/anchor': ['schema'],
  'lib/dossier': ['text', 'i18n', 'schema'],
  'lib/engine': ['text', 'schema', 'dossier'],
  'lib/check/details': ['i18n', 'schema', 'dossier'],
  'lib/notes/library': ['text', 'schema', 'details'],
  'lib/model/reader': ['text', 'schema', 'dossier', 'engine', 'details'],
  'lib/check/history': ['text', 'schema', 'second-opinion'],
  'lib/rows': ['text', 'schema', 'dossier'],
  'lib/notes/formats': ['text', 'i18n', 'schema', 'dossier', 'details', 'rows'],
  'lib/notes/data': ['text', 'schema', 'rows', 'formats'],
  'lib/page': ['text', 'i18n', 'schema', 'dossier', 'details', 'anchor', 'annotations'],
  'lib/dossier/readers': ['text', 'schema', 'page'],
  'lib/dossier/import': ['text', 'dossier', 'documents'],
  'lib/dossiers/data': ['text', 'schema', 'dossier', 'engine', 'rows', 'formats', 'annotations'],
  'lib/platform': ['i18n', 'schema', 'engine', 'second-opinion', 'annotations', 'dossiers'],
  'lib/messaging': ['schema', 'second-opinion', 'annotations', 'page', 'platform'],
  'lib/sync': ['text', 'schema', 'rows', 'annotations', 'dossiers', 'platform', 'messaging'],
  'lib/notes/backup': ['text', 'schema', 'formats', 'annotations', 'dossiers', 'platform'],
}

/** Packages that may import all of lib, and each other in this order. */
const ABOVE = ['lib/app', 'components', 'entrypoints']

/** Returns the imports that no row of the table allows, as "FILE imports FILE". */
export function forbiddenImports(imports: readonly Pick<Import, 'from' | 'to'>[]): string[] {
  return imports
    .filter(({ from, to }) => !isAllowed(packageOf(from), packageOf(to)))
    .map(({ from, to }) => `${from} imports ${to}`)
}

/** Returns the packages that have no row. */
export function packagesWithoutRule(files: readonly string[]): string[] {
  return [...new Set(files.map(packageOf))].filter((name) => !(name in ALLOWED) && !ABOVE.includes(name))
}

/** Whether the rows are in an order in which each package imports only those above it: then there is no circle. */
export function areRulesLayered(): boolean {
  const order = Object.keys(ALLOWED)
  return order.every((name, at) => ALLOWED[name]?.every((other) => order.slice(0, at).includes(`lib/${other}`)))
}

function isAllowed(from: string, to: string): boolean {
  if (from === to) return true
  const height = ABOVE.indexOf(from)
  if (height >= 0) return to in ALLOWED || ABOVE.slice(0, height).includes(to)
  return ALLOWED[from]?.some((name) => `lib/${name}` === to) ?? false
}

/** "lib/text/host-of.ts" is of "lib/text". */
function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'lib' ? `lib/${second}` : first
}
