// @module-tag tools
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../temp-folder'
import { npmRun } from './plain-shell'

// The commands of the documents, started as a user starts it: with npm, without the variables of tests.

const root = tempFolder()
const at = (name: string) => join(root, name)
const article = 'Neil Armstrong walked on the Moon on 21 July 1969.\n'
writeFileSync(at('article.md'), article)
writeFileSync(at('article.html'), `<p>${article}</p>`)
writeFileSync(at('articles.ndjson'), `${JSON.stringify({ id: 'a', text: article })}\n`)
mkdirSync(at('pages'))
writeFileSync(
  at('pages/bridge.html'),
  '<title>Pont</title><p>The Pont du Gard is a bridge. It was built by Romans.</p>',
)

/** Command, exit code, and its first words on standard output. Later rows use what earlier ones have made. */
const RUNS: [line: string, status: number, first: RegExp, input?: string][] = [
  ['check -- --help', 0, /^usage: npm run --silent check/],
  [`check -- --dossier dossier/apollo-11 ${at('article.md')}`, 0, /article\.md/],
  [`check -- --format json --date 2024-02-14 ${at('article.html')}`, 0, /^\[\{"file":/],
  [`check -- --dossier dossier/apollo-11/compiled.json ${at('article.md')}`, 0, /article\.md/],
  [`check -- --explain ${at('article.md')}`, 0, /article\.md/],
  ['check -- --format ndjson --input ndjson -', 0, /^\{"id":1/, '{"id":1,"text":"Karpathy left Tesla in 2022."}\n'],
  ['dossier -- --help', 0, /^usage: npm run dossier -- new/],
  [`dossier -- new Pont --out ${at('pont')}`, 0, /pont/],
  [`dossier -- compile --folder ${at('pont')}`, 0, /compiled\.json: \d+ claims/],
  [`dossier -- check ${at('pont')}`, 0, /0 errors/],
  [`dossier -- check ${at('pont')} --no-engine`, 0, /0 errors/],
  ['dossier -- check dossier/apollo-11 --no-engine', 0, /0 errors/],
  ['dossier -- stats', 0, /^\d+ claims/],
  ['dossier -- stats --json', 0, /^\{/],
  ['dossier -- audit dossier/apollo-11', 0, /^what the \d+ claims rest on/],
  [`dossier -- import tests/import-reports/01/report.md --out ${at('report')}`, 0, /report: \d+ claims/],
  [`dossier -- site ${at('pont')} --out ${at('site')} --address https://a.example/ --languages en,fr`, 0, /index\.html: \d+ pages/],
  [`dossier -- site dossier/apollo-11 --out ${at('apollo')}`, 0, /index\.html: \d+ pages/],
  ['research -- --help', 0, /^usage: npm run research/],
  [`research -- new Pont --pages ${at('pages')} --out ${at('researched')}`, 0, /./],
  [`research -- continue ${at('researched')} --pages ${at('pages')}`, 0, /./],
  [`read:pages -- --pages ${at('pages')}`, 0, /bridge\.html: \d claims from 1 sources on Pont/],
  [`research -- report ${at('report')}`, 0, /./],
  ['eval -- --help', 0, /^`npm run eval/],
  ['eval -- triples', 0, /Triples/],
  ['eval -- statements', 0, /statements/],
  ['figures -- --help', 0, /^`npm run figures/],
  ['fuzz -- --cases 20 --seed 3 --target sync-file', 0, /^seed 3, 20 cases/],
  ['fuzz -- --cases 20 --target dossier-zip', 0, /0 of 1 targets failed/],
  ['fuzz -- years --cases 1 --seed 1', 0, /^1 years of 8 devices/],
  ['zip -- --help', 0, /^`npm run zip`/],
  ['release -- --help', 0, /^`npm run release`/],
  ['release:verify -- --help', 0, /npm run release:verify/],
  ['fixtures -- --help', 0, /npm run fixtures/],
  ['faults:bulk -- --help', 0, /npm run faults/],
  ['build:kernel -- --help', 0, /npm run build:kernel/],
  ['train -- --help', 0, /npm run train/],
  ['train:report -- --help', 0, /npm run train:report/],
  ['lint:firefox -- --help', 0, /npm run lint:firefox/],
  ['measure', 0, /revisions\.test\.ts/],
  ['size', existsSync('.output/chrome-mv3') ? 0 : 2, /Size limit|^$/],
] // prettier-ignore

test.each(RUNS)(
  'npm run %s',
  (line, status, first, input) => {
    const done = npmRun(line, { seconds: 400, ...(input !== undefined && { input }) })
    expect([done.status, done.stderr]).toEqual([status, expect.not.stringMatching(/^ {4}at /m)])
    expect(done.stdout).toMatch(first)
  },
  410_000,
)

describe('a file or folder that is not there is one line, and exit 2', () => {
  test.each([
    ...['check -- nowhere.txt', 'eval -- nowhere'],
    ...['check', 'compile --folder', 'audit', 'import'].map((verb) => `dossier -- ${verb} nowhere`),
    'dossier -- site nowhere --out nowhere',
    ...['fixtures -- nowhere', 'figures -- nowhere', 'train:report -- nowhere', 'research -- report nowhere'],
    ...['research -- continue nowhere', 'research -- review nowhere --by Me'],
  ])('npm run %s', (line) => {
    const { status, stdout, stderr } = npmRun(line)
    // A research that stopped with a reason ends with 1.
    expect(line.startsWith('research') ? [1, 2] : [2]).toContain(status)
    expect([stdout, stderr.trim().split('\n')]).toEqual(['', [expect.stringContaining('no')]])
    expect(existsSync('nowhere')).toBe(false)
  })
})
