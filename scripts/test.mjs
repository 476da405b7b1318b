// `npm test` installs missing programs, then runs the checks that protect users. `npm run test:all` runs everything;
// `npm run test:seeds` runs the property tests with a random seed. Each step has a time limit, and its time is printed.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePrograms, howToInstall, npm, root, say } from './setup.mjs'

const lane = process.argv[2] ?? 'quick'
const startTime = Date.now()
/** Whether bulk checking, a package of its own, is installed: only then are its tests run. */
const hasBulk = lane === 'all' && existsSync(join(root, 'packages/bulk/node_modules'))
const neededPrograms = {
  quick: ['chromium', 'firefox'],
  all: [
    'chromium',
    'firefox',
    ...(hasBulk ? ['redis-server'] : []),
    ...(process.platform === 'linux' ? ['Xvfb', 'xdotool'] : []),
  ],
  seeds: [],
}
if (!(lane in neededPrograms) || process.argv.length > 3) {
  console.log(
    'npm test: what protects users from a change. npm run test:all: everything. npm run test:seeds: a random seed.',
  )
  process.exit(process.argv.includes('--help') ? 0 : 2)
}
const programs = ensurePrograms(neededPrograms[lane])
/** Programs that may be missing: without Redis, only the tests of bulk checking are left out, which is no failure. */
const optional = ['redis-server']
const missing = Object.entries(programs).filter(([, path]) => path === undefined)

const results = join(root, '.cache/test')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

/** More retried tests than this fail the run: a test that often needs retries is broken, or has found an error. */
const MOST_RETRIES = 3
const SLOWEST = 20
const seed = lane === 'seeds' ? (process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31))) : undefined

/**
 * A step of one command counts as one test, a Vitest step as its number of tests. Commands take one core each, so both
 * columns of checks run at a time; a Vitest step takes both cores. The step "types" writes types that later steps read.
 */
const quickChecks = [
  [
    // The compiler in Go takes a third of the time; `npm run test:all` asks the released one.
    { name: 'types', script: lane === 'all' ? 'typecheck' : 'typecheck:quick', minutes: 8 },
    { name: 'lint', script: 'lint', minutes: 12 },
    { name: 'rules of the house', script: 'house', minutes: 4 },
    { name: 'bundled dossier', script: 'dossier', args: ['--', 'check', '--no-engine'], minutes: 4 },
  ],
  [
    { name: 'build for Chromium', script: 'build', minutes: 8 },
    { name: 'build for Firefox', script: 'build:firefox', minutes: 8 },
    { name: 'sizes', script: 'size', minutes: 2 },
  ],
]
/** Commands that only `npm run test:all` adds to the columns. */
const furtherChecks = [
  [
    { name: 'unused code', script: 'knip', minutes: 6 },
    ...(hasBulk ? [{ name: 'types of bulk checking', script: 'typecheck:bulk', minutes: 4 }] : []),
  ],
  [
    { name: 'examples of the bundled dossier', script: 'dossier', args: ['--', 'check'], minutes: 12 },
    { name: 'format', script: 'format:check', minutes: 6 },
    { name: 'Firefox build by the rules of addons.mozilla.org', script: 'lint:firefox', minutes: 6 },
  ],
]
const tests = [
  {
    name: 'without a browser',
    vitest: ['unit', 'shared', 'screens', 'cli', 'dossier', 'pages', 'eval', 'packages'],
    minutes: 60,
  },
  ...(hasBulk ? [{ name: 'bulk checking', vitest: ['bulk'], minutes: 10 }] : []),
  { name: 'in browsers', vitest: ['browser', 'e2e'], minutes: 60 },
]
const lanes = {
  quick: () => ({ checks: quickChecks, tests }),
  all: () => ({ checks: quickChecks.map((column, at) => [...column, ...furtherChecks[at]]), tests }),
  seeds: () => ({
    checks: [],
    tests: [
      { name: `properties, seed ${seed}`, vitest: ['unit', 'shared', 'screens'], files: propertyTests(), minutes: 20 },
    ],
  }),
}

const counts = { passed: 0, failed: 0 }
const retried = []
const files = []
const steps = []
const screen = programs.Xvfb ? await startScreen(programs.Xvfb) : undefined
try {
  const { checks, tests } = lanes[lane]()
  await Promise.all(checks.map(runInOrder))
  await runInOrder(tests)
} finally {
  screen?.stop()
}
for (const [name] of missing) {
  if (!optional.includes(name)) counts.failed++
  console.error(howToInstall(name) + (optional.includes(name) ? ' Its tests were left out.' : ''))
}
reportTimes()
for (const test of retried) say(`retried: ${test}`)
if (retried.length > MOST_RETRIES) {
  counts.failed++
  console.error(`${retried.length} tests needed a retry; at most ${MOST_RETRIES} may.`)
}
if (seed !== undefined) say(`\nRepeat with: PROPERTY_SEED=${seed} npm run test:seeds`)
say(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 ? 1 : 0

async function runInOrder(column) {
  for (const step of column) await run(step)
}

async function run({ name, script, args = [], vitest, files: paths = [], minutes }) {
  const report = join(results, `${name.replaceAll(/\W+/g, '-')}.json`)
  const started = Date.now()
  if (vitest) say(`\n── ${name}`)
  const { exit, output } = vitest
    ? await runWithin(
        minutes,
        'inherit',
        process.execPath,
        [
          ...['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./scripts/test-reporter.mjs'],
          ...vitest.flatMap((project) => ['--project', project]),
          ...paths,
        ],
        { REPORT: report },
      )
    : await runWithin(minutes, 'pipe', npm(), ['run', '--silent', script, ...args])
  // Commands run two at a time: the output of each is printed when it has ended.
  if (!vitest) say(`\n── ${name}\n${output.trimEnd()}`)
  const ended = vitest ? reportIn(report) : { counts: { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1 } }
  counts.passed += ended.counts.passed
  // A run that ends badly without a failed test (a file that does not load, a time limit) is a failure all the same.
  counts.failed += exit !== 0 && ended.counts.failed === 0 ? 1 : ended.counts.failed
  if (ended.counts.skipped > 0) say(`   ${ended.counts.skipped} left out on this machine`)
  retried.push(...(ended.retried ?? []))
  files.push(...(ended.files ?? []))
  const seconds = secondsSince(started)
  steps.push({ name, seconds })
  say(`   ${exit === 0 ? 'passed' : 'failed'} in ${seconds} s`)
}

/** Returns the result of a Vitest run; counts of 0 if the run was stopped. */
function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { counts: { passed: 0, failed: 0, skipped: 0 } }
  }
}

/** Prints the seconds of each step and of the slowest files. `.cache/test/times.json` has all files. */
function reportTimes() {
  const bySeconds = files
    .map((file) => ({ ...file, seconds: Math.round((file.start + file.tests) * 10) / 10 }))
    .sort((a, b) => b.seconds - a.seconds)
  const all = secondsSince(startTime)
  writeFileSync(join(results, 'times.json'), JSON.stringify({ lane, seconds: all, steps, files: bySeconds }, null, 1))
  const line = ({ name, seconds }) => `${String(seconds).padStart(7)} s  ${name}`
  if (bySeconds.length > 0) say('\n── slowest test files, with their start')
  for (const { file, seconds } of bySeconds.slice(0, SLOWEST)) say(line({ name: file, seconds }))
  say('\n── time by step')
  for (const step of [...steps, { name: 'all, with installation', seconds: all }]) say(line(step))
}

function secondsSince(time) {
  return Math.round((Date.now() - time) / 1000)
}

function propertyTests() {
  return ['tests', 'lib', 'components', 'tools']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter(
      (file) => /\.test\.tsx?$/.test(file) && readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"),
    )
}

/** Runs a program in its own process group, and ends the group after `minutes`. Resolves to exit code and output. */
function runWithin(minutes, out, program, args, more = {}) {
  return new Promise((resolve) => {
    const display = screen ? { DISPLAY: screen.display, CLAIMLIGHT_XVFB: '1' } : {}
    const programPaths = {
      ...(programs.chromium ? { CHROMIUM_PATH: programs.chromium } : {}),
      ...(programs.firefox ? { FIREFOX_PATH: programs.firefox } : {}),
    }
    const seeds = seed === undefined ? {} : { PROPERTY_SEED: seed }
    const settings = { TEST_LANE: lane === 'quick' ? 'quick' : 'all', ...seeds, ...more }
    const env = { ...process.env, ...display, ...programPaths, ...settings, CI: '1', FORCE_COLOR: '0', NO_COLOR: '1' }
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', out, out], detached: true })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    const limit = setTimeout(() => {
      console.error(`   stopped after ${minutes} minutes`)
      endGroup(child.pid)
    }, minutes * 60_000)
    child.on('error', (error) => {
      console.error(`   ${error.message}`)
      clearTimeout(limit)
      resolve({ exit: 1, output })
    })
    child.on('exit', () => endGroup(child.pid))
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ exit: code ?? 1, output })
    })
  })
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already removed.
  }
}

/** Starts a virtual screen for tests that need a real window; undefined if that fails. Xvfb finds a free number. */
function startScreen(program) {
  return new Promise((resolve) => {
    const child = spawn(program, ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const give = (value) => {
      clearTimeout(limit)
      resolve(value)
    }
    const limit = setTimeout(() => give(undefined), 15_000)
    child.on('error', () => give(undefined))
    child.on('exit', () => give(undefined))
    child.stdout.once('data', (data) => give({ display: `:${String(data).trim()}`, stop: () => child.kill() }))
  })
}
