// `npm test` installs missing programs, then runs everything. `npm run test:fast` runs types, lint and unit tests;
// `npm run test:seeds` runs the property tests with a random seed. Each step has a time limit.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, ensurePackages, ensurePrograms, howToInstall, npm, root, say } from './setup.mjs'

const lane = process.argv[2] ?? 'all'
checkNode()
ensurePackages()
const programs =
  lane === 'all'
    ? ensurePrograms([
        ...['chromium', 'firefox', 'redis-server'],
        ...(process.platform === 'linux' ? ['Xvfb', 'xdotool'] : []),
      ])
    : {}
/** Bulk checking is a tool of its own: where Redis is missing its tests are left out, and that is no failure. */
const optional = ['redis-server']
const missing = Object.entries(programs).filter(([, path]) => path === undefined)

const results = join(root, '.cache/test')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const RETRIES = join(results, 'retries.txt')
/** More retried tests are a failure: a test that needs retries often is broken, or has found an error. */
const MOST_RETRIES = 8
const seed = lane === 'seeds' ? (process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31))) : undefined

/**
 * Steps of one command count as one test; Vitest steps by their number of tests. Commands take one core each, so both
 * columns of checks run at a time; a Vitest step takes both cores. The types step writes the types that later steps read.
 */
const typesAndLint = [
  { name: 'types', script: 'typecheck', minutes: 8 },
  { name: 'lint', script: 'lint', minutes: 12 },
]
const everyCheck = [
  [
    ...typesAndLint,
    { name: 'unused code', script: 'knip', minutes: 6 },
    { name: 'duplicated code', script: 'duplicates', minutes: 6 },
  ],
  [
    { name: 'bundled dossier', script: 'dossier', args: ['--', 'check'], minutes: 12 },
    { name: 'format', script: 'format:check', minutes: 6 },
    { name: 'build for Chromium', script: 'build', minutes: 8 },
    { name: 'build for Firefox', script: 'build:firefox', minutes: 8 },
    { name: 'sizes', script: 'size', minutes: 2 },
    { name: 'Firefox build by the rules of addons.mozilla.org', script: 'lint:firefox', minutes: 6 },
  ],
]
const lanes = {
  all: () => ({
    checks: everyCheck,
    tests: [
      { name: 'unit, command line, dossier, pages', vitest: ['unit', 'cli', 'dossier', 'pages'], minutes: 30 },
      { name: 'long unit tests', vitest: ['long'], minutes: 30 },
      { name: 'evaluation', vitest: ['eval'], minutes: 10 },
      { name: 'in browsers', vitest: ['browser', 'e2e'], minutes: 40 },
    ],
  }),
  fast: () => ({ checks: [typesAndLint], tests: [{ name: 'unit', vitest: ['unit'], minutes: 10 }] }),
  seeds: () => ({
    checks: [],
    tests: [{ name: `properties, seed ${seed}`, vitest: ['unit', 'long'], files: propertyTests(), minutes: 20 }],
  }),
}

let passed = 0
let failed = 0
const screen = programs.Xvfb ? await startScreen(programs.Xvfb) : undefined
try {
  const { checks, tests } = lanes[lane]()
  await Promise.all(checks.map(runInOrder))
  await runInOrder(tests)
} finally {
  screen?.stop()
}
for (const [name] of missing) {
  if (!optional.includes(name)) failed++
  console.error(howToInstall(name) + (optional.includes(name) ? ' Its tests were left out.' : ''))
}
const retries = retriedTests()
for (const test of retries) say(`retried: ${test}`)
if (retries.length > MOST_RETRIES) {
  failed++
  console.error(`${retries.length} tests needed a retry; at most ${MOST_RETRIES} may.`)
}
if (seed !== undefined) say(`\nRepeat with: PROPERTY_SEED=${seed} npm run test:seeds`)
say(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function runInOrder(steps) {
  for (const step of steps) await run(step)
}

async function run({ name, script, args = [], vitest, files = [], minutes }) {
  const report = join(results, `${name.replaceAll(/\W+/g, '-')}.json`)
  const reporters = [
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    '--reporter=./scripts/retry-reporter.mjs',
  ]
  const started = Date.now()
  if (vitest) say(`\n── ${name}`)
  const { exit, output } = vitest
    ? await within(minutes, 'inherit', process.execPath, [
        ...['node_modules/vitest/vitest.mjs', 'run', ...reporters],
        ...vitest.flatMap((project) => ['--project', project]),
        ...files,
      ])
    : await within(minutes, 'pipe', npm(), ['run', '--silent', script, ...args])
  // Commands run two at a time: the output of each is printed when it has ended.
  if (!vitest) say(`\n── ${name}\n${output.trimEnd()}`)
  const counts = vitest ? countsOf(report) : { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1 }
  passed += counts.passed
  // A run that ends badly without a failed test (a file that does not load, a time limit) is a failure all the same.
  failed += exit !== 0 && counts.failed === 0 ? 1 : counts.failed
  say(`   ${exit === 0 ? 'passed' : 'failed'} in ${Math.round((Date.now() - started) / 1000)} s`)
}

function countsOf(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    if (numPendingTests > 0) say(`   ${numPendingTests} left out on this machine`)
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

function retriedTests() {
  try {
    return readFileSync(RETRIES, 'utf8').trimEnd().split('\n')
  } catch {
    return [] // none was retried
  }
}

function propertyTests() {
  return ['tests', 'lib', 'components']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter(
      (file) => /\.test\.tsx?$/.test(file) && readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"),
    )
}

/** Runs a program in a process group of its own, and ends the group when its time is over. Returns what it wrote to a pipe. */
function within(minutes, out, program, args) {
  return new Promise((resolve) => {
    const display = screen ? { DISPLAY: screen.display, CLAIMLIGHT_XVFB: '1' } : {}
    const programPaths = {
      ...(programs.chromium ? { CHROMIUM_PATH: programs.chromium } : {}),
      ...(programs.firefox ? { FIREFOX_PATH: programs.firefox } : {}),
    }
    const settings = { RETRIES, ...(seed === undefined ? {} : { PROPERTY_SEED: seed }) }
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

/** A virtual screen for tests that need a real window. Xvfb finds a free number itself. */
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
