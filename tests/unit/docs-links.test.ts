import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '@/package.json'
import { listedFigures, oneLine } from '@/scripts/house/listed-figures'

const FOLDERS = ['.github', 'assets', 'components', 'docs', 'dossier', 'entrypoints', 'lib', 'locales', 'public']
const files = [
  ...readdirSync('.'),
  ...[...FOLDERS, 'packages', 'scripts', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
]
/** These describe former states, so their paths may be gone. */
const PAST = ['CHANGELOG.md']
const pages = files.filter(
  (path) =>
    path.endsWith('.md') &&
    !PAST.includes(path) &&
    !/^tests\/(?:pages|unit\/formats|import-reports\/\d+)\/|\/node_modules\//.test(path),
)

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  test('has only links to existing files and headings', () => expect(brokenLinks(page, text)).toEqual([]))

  test('names only existing files, folders and npm scripts', () => {
    expect([...missingPaths(page, text), ...missingScripts(text)]).toEqual([])
  })

  test('says of no file a name that is not in it', () => expect(namesNotInFile(text)).toEqual([]))
})

test('the documents have at most 35,000 words', () => {
  const counted = pages.filter((page) => /^(?:docs\/|(?:README|SECURITY|PRIVACY)\.md$)/.test(page))
  const words = counted.flatMap((page) => readFileSync(page, 'utf8').split(/\s+/).filter(Boolean))
  expect(words.length).toBeGreaterThan(10_000)
  expect(words.length).toBeLessThanOrEqual(35_000)
})

test('each listed figure is in the file that it is listed for', () => {
  const figures = listedFigures(readFileSync('docs/figures.md', 'utf8')).flatMap((each) => each.figures)
  expect(figures.length).toBeGreaterThan(40)
  expect(figures.filter(({ expectedOutput }) => expectedOutput.length === 0)).toEqual([])
  expect(figures.filter(({ file, stated }) => !oneLine(readFileSync(file, 'utf8')).includes(stated))).toEqual([])
})

test('a missing file, heading, path, name or npm script is found', () => {
  const named = '`settingsIn` (`lib/schema/settings.ts`), `noSuch` of\n`lib/schema/settings.ts`'
  expect(namesNotInFile(named)).toEqual(['noSuch in lib/schema/settings.ts'])
  const text =
    '[a](no.md) [b](docs/ARCHITECTURE.md#no) `lib/no.ts` `no-such.ts` `scripts/no/` `npm run no-such` `npx vitest tests/no`'
  expect(brokenLinks('README.md', text)).toEqual(['no.md', 'docs/ARCHITECTURE.md#no'])
  expect(missingPaths('README.md', text)).toEqual(['lib/no.ts', 'no-such.ts', 'scripts/no/', 'tests/no'])
  expect(missingScripts(text)).toEqual(['no-such'])
})

/** Links to web addresses and to claims (`#/claim/…`) are left out. */
function brokenLinks(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
  return links.filter((link) => {
    if (/^(?:[a-z]+:|#\/)/.test(link)) return false
    const [path = '', heading] = link.split('#')
    const target = path === '' ? page : join(dirname(page), path)
    return !existsSync(target) || (heading !== undefined && !headingsOf(target).includes(heading))
  })
}

/** Ids of a file's headings, as GitHub makes them. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Paths in back-ticks, also those of a command: from the root or the page's folder, or the last part of a code file's path. Placeholders like NAME are left out. */
function missingPaths(page: string, text: string): string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, span]) => span!.split(' '))
    .flatMap((word) => /^(@?[\w./-]+)(?::\d+)?$/.exec(word)?.[1] ?? [])
  return spans.filter((path) => {
    const isFromRoot = path.includes('/') && existsSync(path.split('/')[0]!) && /^[a-z]/.test(path)
    const isCode = /\.(?:ts|tsx|mjs|css)$/.test(path)
    if ((!isFromRoot && !isCode) || /\b[A-Z]{4,}\b/.test(path)) return false
    const isThere = [path, join(dirname(page), path), `${path}.ts`, `${path}.tsx`].some((each) => existsSync(each))
    return !isThere && !(isCode && files.some((file) => file.endsWith(`/${path}`)))
  })
}

/** Names in back-ticks with their file behind them, as in "`stateOf` (`lib/details/state.ts`)". */
function namesNotInFile(text: string): string[] {
  const named = [...text.matchAll(/`([A-Za-z]\w+)`\s+(?:(?:in|of)\s+|\()`([\w/.-]+\.tsx?)`/g)]
  return named.flatMap(([, name, path]) =>
    existsSync(path!) && !new RegExp(`\\b${name}\\b`).test(readFileSync(path!, 'utf8')) ? `${name} in ${path}` : [],
  )
}

function missingScripts(text: string): string[] {
  return [...text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)]
    .map(([, name]) => name!)
    .filter((name) => !(name in packageJson.scripts))
}
