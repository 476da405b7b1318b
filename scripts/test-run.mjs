// Runs the steps of a lane, and counts and times them. Used by `npm test` and `npm run lane`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePrograms, howToInstall, npm, root, say } from './setup.mjs'

/** More retried tests than this fail a run: a test that often needs retries is broken, or has found an error. */
const MOST_RETRIES = 3
const SLOWEST = 20

/** Vitest projects of unit tests, all whose tests need no browser, and those that need one. */
export const UNIT_PROJECTS = ['unit', 'fresh', 'fresh-document', 'reset', 'document', 'screens', 'shared']
export const WITHOUT_BROWSER = [...UNIT_PROJECTS, 'cli', 'dossier', 'pages', 'eval', 'packages']
export const IN_BROWSERS = ['browser', 'e2e']

/**
 * Starts the run of a lane. A step of one command counts as one test, a Vitest step as its number of tests.
 *
 * @param lane name for the tests, which read it from TEST_LANE
 * @param wanted programs that the lane needs
 */
export async function startRun(lane, wanted, env = {}) {
  const started = Date.now()
  const programs = ensurePrograms(wanted)
  const results = join(root, '.cache/test', lane)
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const screen = programs.Xvfb ? await startScreen(programs.Xvfb) : undefined
  const counts = { passed: 0, failed: 0 }
  const retried = []
  const files = []
  const steps = []
  const settings = {
    TEST_LANE: lane,
    ...(screen ? { DISPLAY: screen.display, CLAIMLIGHT_XVFB: '1' } : {}),
    ...(programs.chromium ? { CHROMIUM_PATH: programs.chromium } : {}),
    ...(programs.firefox ? { FIREFOX_PATH: programs.firefox } : {}),
    ...env,
  }

  async function runStep({ name, script, args = [], vitest, files: paths = [], minutes }) {
    const report = join(results, `${name.replaceAll(/\W+/g, '-')}.json`)
    const stepStarted = Date.now()
    if (vitest) say(`\n── ${name}`)
    const { exit, output } = vitest
      ? await runWithin(
          minutes,
          'inherit',
          process.execPath,
          [
            ...[
              'node_modules/vitest/vitest.mjs',
              'run',
              '--reporter=default',
              '--reporter=./scripts/test-reporter.mjs',
            ],
            ...vitest.flatMap((project) => ['--project', project]),
            ...paths,
          ],
          { ...settings, REPORT: report },
        )
      : await runWithin(minutes, 'pipe', npm(), ['run', '--silent', script, ...args], settings)
    // Commands run two at a time: the output of each is printed when it has ended.
    if (!vitest) say(`\n── ${name}\n${output.trimEnd()}`)
    const ended = vitest ? reportIn(report) : { counts: { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1 } }
    counts.passed += ended.counts.passed
    // A run that ends badly without a failed test (a file that does not load, a time limit) is a failure all the same.
    counts.failed += exit !== 0 && ended.counts.failed === 0 ? 1 : ended.counts.failed
    if (ended.counts.skipped > 0) say(`   ${ended.counts.skipped} left out on this machine`)
    retried.push(...(ended.retried ?? []))
    files.push(...(ended.files ?? []))
    const seconds = secondsSince(stepStarted)
    steps.push({ name, seconds })
    say(`   ${exit === 0 ? 'passed' : 'failed'} in ${seconds} s`)
  }

  return {
    async run(column) {
      for (const step of column) await runStep(step)
    },
    /** Prints times and counts. @returns whether the run is green, its tests and its seconds */
    end() {
      screen?.stop()
      for (const name of wanted.filter((program) => programs[program] === undefined)) {
        counts.failed++
        console.error(howToInstall(name))
      }
      const seconds = secondsSince(started)
      reportTimes({ lane, seconds, steps, files, results })
      for (const test of retried) say(`retried: ${test}`)
      if (retried.length > MOST_RETRIES) {
        counts.failed++
        console.error(`${retried.length} tests needed a retry; at most ${MOST_RETRIES} may.`)
      }
      say(`\n${counts.passed} passed, ${counts.failed} failed`)
      return { isGreen: counts.failed === 0, tests: counts.passed, seconds }
    },
  }
}

/** Returns the result of a Vitest run; counts of 0 if the run was stopped. */
function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { counts: { passed: 0, failed: 0, skipped: 0 } }
  }
}

/** Prints the seconds of each step and of the slowest files. `times.json` in the folder of the lane has all files. */
function reportTimes({ lane, seconds, steps, files, results }) {
  const bySeconds = files
    .map((file) => ({ ...file, seconds: Math.round((file.start + file.tests) * 10) / 10 }))
    .sort((a, b) => b.seconds - a.seconds)
  writeFileSync(join(results, 'times.json'), JSON.stringify({ lane, seconds, steps, files: bySeconds }, null, 1))
  const line = ({ name, seconds }) => `${String(seconds).padStart(7)} s  ${name}`
  if (bySeconds.length > 0) say('\n── slowest test files, with their start')
  for (const { file, seconds } of bySeconds.slice(0, SLOWEST)) say(line({ name: file, seconds }))
  say('\n── time by step')
  for (const step of [...steps, { name: 'all, with programs', seconds }]) say(line(step))
}

function secondsSince(time) {
  return Math.round((Date.now() - time) / 1000)
}

/** Runs a program in its own process group, and ends the group after `minutes`. Resolves to exit code and output. */
function runWithin(minutes, out, program, args, settings) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...settings, CI: '1', FORCE_COLOR: '0', NO_COLOR: '1' }
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
