import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { main as research } from '@/packages/research/main'
import { isFullRun } from '../lanes'
import { tempFolder } from '../temp-folder'
import { dossier } from '@/packages/publish/tests/dossier-command'

const root = tempFolder()
/** A small dossier, of which each test has a copy. */
const theirs = join(root, 'theirs')
beforeAll(() => dossier('new', 'Apollo 11', '--out', theirs))

const MINE = 'years of work'
/** What a person does with a folder of somebody else. */
const COMMANDS: [verb: string, run: (folder: string) => Promise<number>][] = [
  ['check', async (folder) => (await dossier('check', folder, '--no-engine')).status],
  ['audit', async (folder) => (await dossier('audit', folder)).status],
  ['compile', async (folder) => (await dossier('compile', '--folder', folder)).status],
  ['report', (folder) => research(['report', folder], { print: () => undefined })],
  ['continue', (folder) => research(['continue', folder], { print: () => undefined })],
  ['site', async (folder) => (await dossier('site', folder, '--out', join(folder, 'site'))).status],
]

/** A dossier of somebody else with one link, which leads to a file of the user. */
function foreignFolder(link: string): { folder: string; mine: string } {
  const folder = mkdtempSync(join(root, 'dossier-'))
  cpSync(theirs, folder, { recursive: true })
  mkdirSync(join(folder, 'work'))
  writeFileSync(join(folder, 'work/settings.json'), JSON.stringify({ subject: 'Apollo 11' }))
  if (link.startsWith('site/')) {
    mkdirSync(join(folder, 'site'))
    writeFileSync(join(folder, 'site/.unfinished-claimlight-site'), '')
  }
  const home = mkdtempSync(join(root, 'home-'))
  const isFolder = !link.includes('.')
  const mine = join(home, isFolder ? 'first-claims.yaml' : 'mine')
  writeFileSync(mine, MINE)
  rmSync(join(folder, link), { recursive: true, force: true })
  mkdirSync(dirname(join(folder, link)), { recursive: true })
  symlinkSync(isFolder ? home : mine, join(folder, link))
  return { folder, mine }
}

/** Returns the files of a folder, links left out, that have the words of the user. */
const copiesOf = (folder: string, words: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(words))

const LINKS = [
  ...['introduction.md', 'sources.yaml', 'claims/first-claims.yaml', 'claims', 'compiled.json', 'index.json'],
  ...['dossier.yaml.part', 'claims/first-claims.yaml.part', 'report.md', 'report.html.part', 'site/index.html', 'site'],
]
describe.each([...LINKS.entries()])('A dossier of somebody else, %i, with a link at %s', (at, link) => {
  // Each command opens and writes files by one module: `npm test` tries every second pair, so all links and all commands.
  test.each(COMMANDS.filter((_, which) => isFullRun || (at + which) % 2 === 0))(
    'has no file of the user read or written by %s',
    async (_, run) => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const { folder, mine } = foreignFolder(link)
      await run(folder)
      expect(readFileSync(mine, 'utf8')).toBe(MINE)
      expect(readdirSync(dirname(mine))).toHaveLength(1)
      expect(copiesOf(folder, MINE)).toEqual([])
      vi.restoreAllMocks()
    },
  )
})

test('A link in the folder is named in one line, and nothing is written', async () => {
  const { folder } = foreignFolder('compiled.json')
  const { status, stderr } = await dossier('compile', '--folder', folder)
  expect(status).toBe(1)
  expect(stderr).toContain('compiled.json: it is a link, which may lead out of the folder')
  expect(lstatSync(join(folder, 'compiled.json')).isSymbolicLink()).toBe(true)
})
