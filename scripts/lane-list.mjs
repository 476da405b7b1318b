// The lanes of tests: what each holds, what it reads, and the record of its last green run.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const EVERY_LANE = ['package-lock.json', 'tsconfig.json', 'vitest.config.ts', 'scripts', 'tests/lanes.ts']
const ENGINE = ['dossier', 'lib', 'public', 'tests/unit', 'tests/dossier', 'tests/eval', 'tests/import-reports']
const EXTENSION = ['assets', 'components', 'dossier', 'entrypoints', 'lib', 'locales', 'public', 'wxt.config.ts']
const BROWSERS = [...EXTENSION, 'tests/browser', 'tests/e2e', 'tests/pages', 'tests/unit', 'tests/words']

/**
 * Lanes by name. A lane holds the test files that name it in a comment `@module-tag NAME`, and its checks, which are
 * scripts of package.json. Its row in the record is out of date as soon as one of its inputs changes.
 */
export const LANES = {
  engine: {
    about: 'thousands of generated sentences, other values, names and spellings, ten dossiers at once',
    inputs: [...ENGINE, 'tests/pages', 'tools'],
  },
  kills: {
    about: 'a kill at every step of a write, histories of devices that converge, time that grows with the data',
    inputs: ['lib', 'tests/unit', 'tests/fuzz'],
  },
  cases: {
    about: 'the generated tests of `npm test` with ten times the cases',
    inputs: [...BROWSERS, 'tests/cli', 'tools', 'packages'],
    needsBuild: true,
  },
  figures: {
    about: 'figures on the labelled sets, beyond the thresholds of `npm test`',
    inputs: [...ENGINE, 'packages/lab', 'packages/judges', 'packages/research'],
  },
  tools: {
    about: 'every command, the site of a dossier, work on dossiers',
    inputs: [...EXTENSION, 'tools', 'packages', 'tests/cli', 'tests/browser'],
  },
  looks: { about: 'the look of further screens, in both languages', inputs: BROWSERS, needsBuild: true },
  walks: { about: 'further ways through the extension, in real windows too', inputs: BROWSERS, needsBuild: true },
  large: { about: 'kills, long sessions and large data in a browser', inputs: BROWSERS, needsBuild: true },
  firefox: { about: 'files, pages, sync and faults in Firefox', inputs: BROWSERS, needsBuild: true },
  bulk: {
    about: 'bulk checking, with Redis; needs `npm ci --prefix packages/bulk`',
    inputs: ['lib', 'packages/bulk', 'tools'],
    programs: ['redis-server'],
    isInstalled: () => existsSync(join(root, 'packages/bulk/node_modules')),
    checks: [{ name: 'types of bulk checking', script: 'typecheck:bulk', minutes: 4 }],
  },
  examples: {
    about: 'every phrasing and example of the bundled dossier, against its claims',
    inputs: ['assets', 'dossier', 'lib', 'packages/judges', 'packages/publish', 'tools'],
    checks: [{ name: 'examples of the bundled dossier', script: 'dossier', args: ['--', 'check'], minutes: 40 }],
  },
  release: {
    about: 'the released compiler, rules that read types, unused code, format, the rules of addons.mozilla.org',
    inputs: ['.'],
    checks: [
      { name: 'types by the released compiler', script: 'typecheck', minutes: 8 },
      { name: 'lint with types', script: 'lint', minutes: 12 },
      { name: 'unused code', script: 'knip', minutes: 6 },
      { name: 'format', script: 'format:check', minutes: 6 },
      { name: 'Firefox build by the rules of addons.mozilla.org', script: 'lint:firefox', minutes: 6 },
    ],
    needsBuild: true,
  },
}

/** Test files lie below these folders. */
const TEST_FOLDERS = ['tests', 'lib', 'components', 'tools', 'packages']
const TAG = /^\s*(?:\/\/|\*) @module-tag (\w+)$/m
/** Names in files whose full number of cases only the lane `cases` runs. */
const HAS_MORE_CASES = /\b(?:cases\(|isFullRun\b)/

/** Returns each test file with the name of its lane; `quick` for the files of `npm test`. */
export function filesByLane() {
  return TEST_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  )
    .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules/'))
    .map((file) => ({ file, lane: laneOf(readFileSync(join(root, file), 'utf8'), file) }))
}

function laneOf(text, file) {
  const name = TAG.exec(text.slice(0, 1000))?.[1] ?? 'quick'
  if (name !== 'quick' && !(name in LANES)) throw new Error(`${file} names a lane that is not there: ${name}`)
  return name
}

/** Returns the test files that a lane runs. */
export function filesOf(lane) {
  const files = filesByLane()
  const wanted = files.filter((entry) => entry.lane === (lane === 'cases' ? 'quick' : lane)).map(({ file }) => file)
  if (lane !== 'cases') return wanted
  return wanted.filter((file) => HAS_MORE_CASES.test(readFileSync(join(root, file), 'utf8')))
}

const RECORD = join(root, 'tests/green.json')

/** Returns the rows of the last green run of each lane, by name. */
function readRecord() {
  return existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {}
}

/** Writes the row of a green run. @returns whether it was written: a tree with changes has no commit that gives it again */
export function recordGreen(lane, { seconds, tests }) {
  if (git('status', '--porcelain', '--', '.', ':!tests/green.json') !== '') return false
  const row = {
    commit: git('rev-parse', 'HEAD'),
    inputs: inputsOf(lane),
    date: new Date().toISOString(),
    seconds,
    tests,
  }
  const rows = { ...readRecord(), [lane]: row }
  const names = Object.keys(LANES).filter((name) => rows[name])
  const inOrder = Object.fromEntries(names.map((name) => [name, rows[name]]))
  writeFileSync(RECORD, `${JSON.stringify(inOrder, null, 2)}\n`)
  return true
}

/** Returns the hash of a lane's inputs as they are committed or staged; undefined outside a git checkout. */
function inputsOf(lane) {
  const listed = git('ls-files', '-s', '--', ...EVERY_LANE, ...LANES[lane].inputs, ':!tests/green.json')
  return listed && createHash('sha256').update(listed).digest('hex').slice(0, 16)
}

/** Returns the lanes with their last green row, and whether their inputs are still those of that row. */
export function laneStates() {
  const rows = readRecord()
  return Object.entries(LANES).map(([name, lane]) => ({
    name,
    ...lane,
    row: rows[name],
    isStale: rows[name]?.inputs !== inputsOf(name),
    isInstalled: lane.isInstalled?.() ?? true,
  }))
}

/** Returns the state of all lanes in one line. */
export function laneLine() {
  const states = laneStates()
  const stale = states.filter(({ isStale }) => isStale).map(({ name }) => name)
  if (stale.length === 0) return 'Lanes: each is green for these inputs.'
  return `Lanes: ${states.length - stale.length} of ${states.length} are green for these inputs; \`npm run lanes\` runs ${stale.join(', ')}.`
}

function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  return status === 0 ? stdout.trim() : undefined
}
